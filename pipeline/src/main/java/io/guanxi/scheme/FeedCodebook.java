package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.FeedCode;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Names;
import io.guanxi.model.Quad;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Names names,
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
   * @param id the codebook, for example {@code cameo}
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

  private record Root(Names names, Quad quad) {}

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
      String file = "codebooks/" + id + ".json";
      String where = shownFolder + "/" + file;
      JsonNode book = document(file, "codebooks/feed-codebook.schema.json");
      JsonNode themesNode = document(THEMES_FILE, "themes.schema.json");
      if (book == null || themesNode == null) {
        throw new FaultsException(faults);
      }
      Map<String, Theme> themes = themes(themesNode, shownFolder + "/" + THEMES_FILE);
      Map<String, FeedCode> codes = codes(book, where, themes.keySet());
      Map<String, Map<String, Long>> editions =
          editions(book.path("editions"), where, codes.keySet());
      if (!faults.isEmpty()) {
        throw new FaultsException(faults);
      }
      return new FeedCodebook(
          id, where, CheckedJson.names(book.get("names")), codes, editions, themes, hashes);
    }

    private @Nullable JsonNode document(String file, String schema) {
      String where = shownFolder + "/" + file;
      try {
        CheckedJson read = CheckedJson.read(folder.resolve(file), where, schema);
        hashes.put(file, read.sha256());
        return read.node();
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
      return null;
    }

    private Map<String, Theme> themes(JsonNode node, String where) {
      Map<String, Theme> themes = new LinkedHashMap<>();
      for (JsonNode entry : node.get("themes")) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        entry
            .get("signs")
            .forEach(sign -> signs.add(Sign.valueOf(sign.asText().toUpperCase(Locale.ROOT))));
        Theme theme =
            new Theme(
                entry.get("code").asText(),
                CheckedJson.names(entry.get("names")),
                signs,
                Set.of(),
                entry.get("name_from").asText().equals("paper"));
        if (themes.put(theme.code(), theme) != null) {
          faults.add(where + ": theme '" + theme.code() + "' stands twice");
        }
      }
      return themes;
    }

    private Map<String, FeedCode> codes(JsonNode book, String where, Set<String> themes) {
      Map<String, Root> roots = new LinkedHashMap<>();
      for (JsonNode entry : book.get("roots")) {
        Quad quad = Quad.valueOf(entry.get("quad").asText().toUpperCase(Locale.ROOT));
        String code = entry.get("code").asText();
        if (roots.put(code, new Root(CheckedJson.names(entry.get("names")), quad)) != null) {
          faults.add(where + ": root '" + code + "' stands twice");
        }
      }
      Map<String, FeedCode> codes = new LinkedHashMap<>();
      for (JsonNode entry : book.get("codes")) {
        String code = entry.get("code").asText();
        String at = where + ": code '" + code + "'";
        String rootCode = entry.get("root").asText();
        String theme = entry.get("theme").asText();
        Root root = roots.get(rootCode);
        if (root == null) {
          faults.add(unknown(at, "root", rootCode, roots.keySet()));
        }
        if (!themes.contains(theme)) {
          faults.add(unknown(at, "theme", theme, themes));
        }
        long value = micros(entry.get("value"), at);
        if (codes.containsKey(code)) {
          faults.add(at + " stands twice");
        } else if (root != null) {
          codes.put(
              code,
              new FeedCode(
                  code,
                  codeNames(code, entry.get("name").asText(), code.equals(rootCode), root),
                  rootCode,
                  theme,
                  root.quad(),
                  value));
        }
      }
      return codes;
    }

    private static Names codeNames(String code, String name, boolean isRoot, Root root) {
      return isRoot
          ? new Names(name, root.names().zh(), root.names().ko())
          : new Names(
              name, root.names().zh() + "（" + code + "）", root.names().ko() + "(" + code + ")");
    }

    private Map<String, Map<String, Long>> editions(
        JsonNode node, String where, Set<String> codes) {
      Map<String, Map<String, Long>> editions = new LinkedHashMap<>();
      for (JsonNode entry : node) {
        String id = entry.get("id").asText();
        String at = where + ": edition '" + id + "'";
        Map<String, Long> values = new LinkedHashMap<>();
        entry
            .get("values")
            .properties()
            .forEach(
                value -> {
                  if (!codes.contains(value.getKey())) {
                    faults.add(unknown(at, "code", value.getKey(), codes));
                  }
                  values.put(value.getKey(), micros(value.getValue(), at));
                });
        if (editions.put(id, Collections.unmodifiableMap(values)) != null) {
          faults.add(at + " stands twice");
        }
      }
      return editions;
    }

    private long micros(JsonNode number, String at) {
      try {
        return Micropoints.of(number.decimalValue());
      } catch (ArithmeticException e) {
        faults.add(at + ": value " + number.asText() + " is finer than 0.000001");
        return 0;
      }
    }

    private static String unknown(String at, String kind, String given, Set<String> allowed) {
      return at + ": " + kind + " '" + given + "' is unknown" + LookAlike.hint(given, allowed);
    }
  }
}
