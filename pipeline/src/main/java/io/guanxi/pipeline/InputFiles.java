package io.guanxi.pipeline;

import io.guanxi.model.FeedMapping;
import io.guanxi.scheme.FeedMappings;
import io.guanxi.source.FeedFormats;
import io.guanxi.source.feed.FeedDetection;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.file.Packing;
import io.guanxi.source.mapped.MappedFormat;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of input each file of {@code --events} is, from its first rows. */
public final class InputFiles {
  /** The name of the format of curated events. */
  public static final String CURATED = "curated";

  private static final String MAPPING_END = ".json:";
  private static final int HEAD = 64 << 10;

  private InputFiles() {}

  /**
   * The input sorted by kind.
   *
   * @param curated arguments that name files of curated events
   * @param feeds files of feeds by format, in the order of {@link FeedFormats#all}
   */
  public record Plan(List<EventFiles.Argument> curated, Map<FeedFormat, List<FeedFile>> feeds) {}

  /**
   * Splits {@code [FORMAT:]PATH_OR_GLOB}; without a format the first rows will decide.
   *
   * @param format the format named; null for none
   * @param files the rest
   */
  public record Argument(@Nullable String format, EventFiles.Argument files) {
    /**
     * Reads an argument.
     *
     * @throws FaultsException when it begins with a word and a colon, and the word is no format
     */
    public static Argument parse(String text) {
      if (text.startsWith(MappedFormat.PREFIX)) {
        int end = text.indexOf(MAPPING_END);
        if (end < 0) {
          throw new FaultsException(
              "--events " + text + ": must be " + MappedFormat.PREFIX + "FILE.json:PATH_OR_GLOB");
        }
        int path = end + MAPPING_END.length();
        return new Argument(
            text.substring(0, path - 1),
            new EventFiles.Argument(text.substring(path), text.substring(path)));
      }
      int colon = text.indexOf(':');
      String word = colon < 0 ? "" : text.substring(0, colon);
      boolean isWord =
          word.length() > 1
              && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
              && !text.startsWith("//", colon + 1);
      if (!isWord) {
        return new Argument(null, new EventFiles.Argument(text, text));
      }
      if (!names().contains(word)) {
        throw new FaultsException(
            "--events "
                + text
                + ": format '"
                + word
                + "' is unknown"
                + LookAlike.hint(word, names())
                + "; formats are "
                + String.join(", ", names()));
      }
      String path = text.substring(colon + 1);
      return new Argument(word, new EventFiles.Argument(path, path));
    }
  }

  /** Names of all formats. */
  public static List<String> names() {
    return Stream.concat(Stream.of(CURATED), FeedFormats.all().stream().map(FeedFormat::name))
        .toList();
  }

  /**
   * Finds the files and reads the first rows of each.
   *
   * @throws FaultsException with every argument that names nothing and every file whose format
   *     cannot be told
   */
  public static Plan plan(List<Argument> arguments) {
    List<String> faults = new ArrayList<>();
    List<EventFiles.Argument> curated = new ArrayList<>();
    List<Found> found = find(arguments, faults);
    Map<FeedFormat, List<FeedFile>> feeds = new LinkedHashMap<>();
    FeedFormats.all().forEach(format -> feeds.put(format, new ArrayList<>()));
    for (Found file : found) {
      try {
        List<Sniffed> sniffed = sniff(file);
        if (sniffed.isEmpty()) {
          curated.add(new EventFiles.Argument(file.resource(), file.shown()));
        }
        sniffed.forEach(
            each -> feeds.computeIfAbsent(each.format(), f -> new ArrayList<>()).add(each.file()));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      addFaults(curated, faults);
      throw new FaultsException(faults);
    }
    feeds.values().removeIf(List::isEmpty);
    requireOneFormatAName(feeds);
    feeds
        .values()
        .forEach(
            files ->
                files.sort(
                    Comparator.comparing(FeedFile::archive)
                        .thenComparing(FeedFile::resource)
                        .thenComparingLong(f -> f.part() == null ? 0 : f.part().begin())));
    return new Plan(curated, feeds);
  }

  /**
   * Finds the files.
   *
   * @param faults takes in every argument that names nothing
   * @return the files, each once
   */
  public static List<Found> find(List<Argument> arguments, List<String> faults) {
    Map<String, Found> found = new TreeMap<>();
    for (Argument argument : arguments) {
      try {
        EventFiles.expand(argument.files())
            .forEach(
                (resource, shown) ->
                    found.merge(
                        resource, new Found(resource, shown, argument.format()), Found::first));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return List.copyOf(found.values());
  }

  /** Files of one mapping are one feed, which has its columns in one order. */
  private static void requireOneFormatAName(Map<FeedFormat, List<FeedFile>> feeds) {
    Map<String, FeedFile> firsts = new TreeMap<>();
    feeds.forEach(
        (format, files) -> {
          FeedFile other = firsts.putIfAbsent(format.name(), files.get(0));
          if (other != null) {
            throw new FaultsException(
                files.get(0).shown()
                    + ": its columns stand otherwise than those of "
                    + other.shown()
                    + "; files of one mapping must be alike");
          }
        });
  }

  /** So that the faults of curated files are told in the same breath. */
  private static void addFaults(List<EventFiles.Argument> curated, List<String> faults) {
    try {
      EventFiles.plan(curated, false);
    } catch (FaultsException e) {
      faults.addAll(e.faults());
    }
  }

  /**
   * A file that an argument names.
   *
   * @param resource how Beam's file systems name it
   * @param shown how the user named it
   * @param format the format that the user named; null for none
   */
  public record Found(String resource, String shown, @Nullable String format) {
    /**
     * The feed that the file is of, told by its name or else by its first rows.
     *
     * @return null for a file of curated events
     * @throws FaultsException when it cannot be told, or the file cannot be read
     */
    public @Nullable FeedFormat feed() {
      List<Sniffed> sniffed = sniff(this);
      return sniffed.isEmpty() ? null : sniffed.get(0).format();
    }

    Found first(Found other) {
      return new Found(
          resource, EventFiles.firstOf(shown, other.shown), format == null ? other.format : format);
    }
  }

  private record Sniffed(FeedFormat format, FeedFile file) {}

  /** The formats and plans of what a file holds; none when it is to be read as curated events. */
  private static List<Sniffed> sniff(Found found) {
    if (CURATED.equals(found.format())) {
      return List.of();
    }
    FeedFile file = null;
    try {
      MatchResult.Metadata metadata = FileSystems.matchSingleFileSpec(found.resource());
      file =
          new FeedFile(
              found.resource(),
              found.shown(),
              metadata.sizeBytes(),
              metadata.lastModifiedMillis(),
              Packing.PLAIN,
              metadata.isReadSeekEfficient(),
              null);
      byte[] start = head(file, HEAD);
      file = file.packed(Packing.of(start));
      if (file.packing() == Packing.PLAIN) {
        Sniffed plain = sniff(found, file, start);
        return plain == null ? List.of() : List.of(plain);
      }
      List<Sniffed> sniffed = new ArrayList<>();
      List<String> faults = new ArrayList<>();
      for (FeedFile entry : FeedSource.entries(file)) {
        try {
          sniffed.add(Objects.requireNonNull(sniff(found, entry, head(entry, HEAD))));
        } catch (FaultsException e) {
          faults.addAll(e.faults());
        }
      }
      if (!faults.isEmpty()) {
        throw new FaultsException(faults);
      }
      return sniffed;
    } catch (IOException e) {
      if (file == null || (found.format() == null && file.packing() == Packing.PLAIN)) {
        return List.of();
      }
      throw FeedSource.fault(file, e);
    }
  }

  /** The format and the plan of a file; null, of a plain one, when it may be curated events. */
  private static @Nullable Sniffed sniff(Found found, FeedFile file, byte[] head) {
    String name = found.format();
    if (head.length == 0 && (name != null || file.packing() != Packing.PLAIN)) {
      throw new FaultsException(file.shown() + ": is empty");
    }
    if (file.packing() != Packing.PLAIN && Packing.of(head) != Packing.PLAIN) {
      throw new FaultsException(
          file.shown() + ": is an archive in an archive; unpack " + file.archive() + " first");
    }
    if (name != null && name.startsWith(MappedFormat.PREFIX)) {
      return mapped(name.substring(MappedFormat.PREFIX.length()), file, head);
    }
    FeedFormat format =
        name == null ? detect(file, rows(head)) : FeedFormats.named(name).orElseThrow();
    return format == null ? null : new Sniffed(format, file);
  }

  private static Sniffed mapped(String mappingFile, FeedFile file, byte[] head) {
    FeedMapping mapping = FeedMappings.load(Path.of(mappingFile), mappingFile);
    String text = new String(head, Charset.forName(mapping.encoding()));
    String line = text.lines().findFirst().orElse("");
    FeedFormat format =
        MappedFormat.of(
            mapping, line.startsWith("\uFEFF") ? line.substring(1) : line, file.shown());
    return new Sniffed(format, format.transcript() == null ? file : file.whole());
  }

  private static @Nullable FeedFormat detect(FeedFile file, List<byte[]> rows) {
    List<FeedFormat> candidates =
        FeedFormats.all().stream().filter(format -> FeedDetection.accepts(format, rows)).toList();
    if (candidates.size() == 1 && !rows.isEmpty()) {
      return candidates.get(0);
    }
    String first = rows.isEmpty() ? "" : new String(rows.get(0), StandardCharsets.UTF_8);
    boolean packed = file.packing() != Packing.PLAIN;
    if (candidates.isEmpty() && !packed && first.indexOf('\t') < 0) {
      return null;
    }
    String question =
        candidates.isEmpty()
            ? "the first rows are of no format known here (the first has "
                + first.split("\t", -1).length
                + " columns parted by tabs); formats are "
                + String.join(", ", names())
            : "the first rows may be of "
                + candidates.stream().map(FeedFormat::name).collect(Collectors.joining(" or "));
    throw new FaultsException(
        file.shown() + ": " + question + "; name it with --events FORMAT:" + file.shown());
  }

  private static byte[] head(FeedFile file, int length) throws IOException {
    byte[] head = new byte[length];
    int size = 0;
    try (FeedSource source = FeedSource.openUnchecked(file)) {
      while (size < length) {
        int n = source.read(head, size, length - size);
        if (n < 0) {
          break;
        }
        size += n;
      }
    }
    return Arrays.copyOf(head, size);
  }

  /** The first whole rows; the only row of a head without a line feed. */
  private static List<byte[]> rows(byte[] head) {
    List<byte[]> rows = new ArrayList<>();
    int begin = head.length > 2 && head[0] == (byte) 0xEF ? 3 : 0;
    for (int i = begin; i < head.length && rows.size() < FeedDetection.ROWS; i++) {
      if (head[i] == '\n') {
        int end = i > begin && head[i - 1] == '\r' ? i - 1 : i;
        if (end > begin) {
          rows.add(Arrays.copyOfRange(head, begin, end));
        }
        begin = i + 1;
      }
    }
    if (rows.isEmpty() && begin < head.length) {
      rows.add(Arrays.copyOfRange(head, begin, head.length));
    }
    return rows;
  }
}
