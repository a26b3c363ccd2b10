package io.guanxi.scheme;

import io.guanxi.model.FeedCode;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Quad;
import io.guanxi.model.Theme;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The event codes of machine-coded feeds and the themes they fall under.
 *
 * <p>A feed that publishes other values for some codes is an <i>edition</i> of the codebook.
 *
 * @param id the file's name without {@code .json}
 * @param path the file, as the user knows it
 * @param names what the codebook is called
 * @param codes event codes with the codebook's own values, in the order of the file
 * @param editions the values that differ, in micropoints by code, by edition
 * @param themes themes by code, in the order of {@code config/feed-themes.json}
 * @param hashes SHA-256 of the files read, by their paths below the configuration folder
 */
public record FeedCodebook(
    String id,
    String path,
    LocalizedNames names,
    Map<String, FeedCode> codes,
    Map<String, Map<String, Long>> editions,
    Map<String, Theme> themes,
    SortedMap<String, String> hashes) {
  /** The themes of feeds, below the configuration folder. */
  public static final String THEMES_FILE = "feed-themes.json";

  /** Copies the collections, keeping their order. */
  public FeedCodebook {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    editions = Collections.unmodifiableMap(new LinkedHashMap<>(editions));
    themes = Collections.unmodifiableMap(new LinkedHashMap<>(themes));
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  /**
   * Reads {@code codebooks/<id>.json} and the themes.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @param id the codebook, for example {@code cameo}, or the path of a file
   * @throws FaultsException with every fault found: unreadable files, what the schemas do not
   *     allow, repeated codes, roots and themes that do not exist
   */
  public static FeedCodebook load(Path folder, String shownFolder, String id) {
    return new Loader(folder, shownFolder).load(id);
  }

  /** The codes with the values of an edition; of one that is not known, the codebook's own. */
  public List<FeedCode> codes(String edition) {
    Map<String, Long> others = editions.getOrDefault(edition, Map.of());
    return codes.values().stream()
        .map(
            code ->
                new FeedCode(
                    code.code(),
                    code.names(),
                    code.root(),
                    code.theme(),
                    code.quad(),
                    others.getOrDefault(code.code(), code.valueMicros())))
        .toList();
  }

  /** The file as its schema has it. */
  private record Content(
      LocalizedNames names, List<Root> roots, List<Code> codes, @Nullable List<Edition> editions) {}

  private record Root(String code, LocalizedNames names, Quad quad) {}

  private record Code(String code, String name, String root, BigDecimal value, String theme) {
    /** In other languages than English a code is called by its root and number. */
    LocalizedNames names(Root its) {
      return code.equals(root)
          ? new LocalizedNames(name, its.names.zh(), its.names.ko())
          : new LocalizedNames(
              name, its.names.zh() + "（" + code + "）", its.names.ko() + "(" + code + ")");
    }
  }

  private record Edition(String id, Map<String, BigDecimal> values) {}

  /** Reads the files and gathers what is wrong with them. */
  private static final class Loader {
    private final Path folder;
    private final String shownFolder;
    private final List<String> faults = new ArrayList<>();
    private final SortedMap<String, String> hashes = new TreeMap<>();

    Loader(Path folder, String shownFolder) {
      this.folder = folder;
      this.shownFolder = shownFolder;
    }

    FeedCodebook load(String id) {
      Selection.Chosen chosen = Selection.choose(folder, shownFolder, "codebook", id);
      CheckedJson bookFile = document(chosen, "codebooks/feed-codebook.schema.json");
      CheckedJson themesFile =
          document(
              new Selection.Chosen(
                  "", THEMES_FILE, folder.resolve(THEMES_FILE), shownFolder + "/" + THEMES_FILE),
              "themes.schema.json");
      if (bookFile == null || themesFile == null) {
        throw new FaultsException(faults);
      }
      String where = bookFile.shown();
      Content book = bookFile.as(Content.class);
      Map<String, Theme> themes =
          themesFile.as(ThemesFile.class).byCode(themesFile.shown(), null, faults);
      Map<String, FeedCode> codes = codes(book, where, themes.keySet());
      Map<String, Map<String, Long>> editions = editions(book, where, codes.keySet());
      FaultsException.throwIfAny(faults);
      return new FeedCodebook(chosen.id(), where, book.names, codes, editions, themes, hashes);
    }

    private @Nullable CheckedJson document(Selection.Chosen file, String schema) {
      try {
        CheckedJson read = CheckedJson.read(file.file(), file.shown(), schema);
        hashes.put(file.path(), read.sha256());
        return read;
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
      return null;
    }

    private Map<String, FeedCode> codes(Content book, String where, Set<String> themes) {
      Map<String, Root> roots = new LinkedHashMap<>();
      for (Root root : book.roots) {
        if (roots.put(root.code, root) != null) {
          faults.add(Fault.at(where, "root '" + root.code + "' stands twice"));
        }
      }
      Map<String, FeedCode> codes = new LinkedHashMap<>();
      for (Code each : book.codes) {
        String at = where + ": code '" + each.code + "'";
        Root root = roots.get(each.root);
        if (root == null) {
          faults.add(Fault.of("root", each.root).in(at).unknown(roots.keySet()));
        }
        if (!themes.contains(each.theme)) {
          faults.add(Fault.of("theme", each.theme).in(at).unknown(themes));
        }
        long value = micros(each.value, at);
        if (codes.containsKey(each.code)) {
          faults.add(at + " stands twice");
        } else if (root != null) {
          codes.put(
              each.code,
              new FeedCode(each.code, each.names(root), each.root, each.theme, root.quad, value));
        }
      }
      return codes;
    }

    private Map<String, Map<String, Long>> editions(Content book, String where, Set<String> codes) {
      Map<String, Map<String, Long>> editions = new LinkedHashMap<>();
      for (Edition edition : Objects.requireNonNullElse(book.editions, List.<Edition>of())) {
        String at = where + ": edition '" + edition.id + "'";
        Map<String, Long> values = new LinkedHashMap<>();
        edition.values.forEach(
            (code, value) -> {
              if (!codes.contains(code)) {
                faults.add(Fault.of("code", code).in(at).unknown(codes));
              }
              values.put(code, micros(value, at));
            });
        if (editions.put(edition.id, Collections.unmodifiableMap(values)) != null) {
          faults.add(at + " stands twice");
        }
      }
      return editions;
    }

    private long micros(BigDecimal number, String at) {
      try {
        return Micropoints.of(number);
      } catch (ArithmeticException e) {
        faults.add(Fault.of("value", number).in(at).that("is finer than 0.000001"));
        return 0;
      }
    }
  }
}
