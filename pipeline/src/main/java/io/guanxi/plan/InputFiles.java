package io.guanxi.plan;

import io.guanxi.model.FeedMapping;
import io.guanxi.scheme.FeedMappings;
import io.guanxi.source.FeedFormats;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.feed.FeedDetection;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.file.Packing;
import io.guanxi.source.file.Rewriting;
import io.guanxi.source.mapped.MappedFormat;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.FileKind;
import io.guanxi.text.FileLook;
import io.guanxi.text.TextEncoding;
import io.guanxi.text.Workbook;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of input each file of {@code --events} is, from its first rows. */
public final class InputFiles {
  /** The name of the format of curated events. */
  public static final String CURATED = "curated";

  private static final Comparator<InputFile> BY_NAME =
      Comparator.comparing(InputFile::archive)
          .thenComparing(InputFile::resource)
          .thenComparingLong(file -> file.part() == null ? 0 : file.part().begin());
  private static final int HEAD = 64 << 10;

  private final InputStore store;
  private final @Nullable String encoding;

  /**
   * Looks at files that lie in a store.
   *
   * @param encoding what files are encoded in that are not UTF-8; null when they all are
   * @throws FaultsException when Java does not know the encoding
   */
  public InputFiles(InputStore store, @Nullable String encoding) {
    this.store = store;
    this.encoding = encoding;
    if (encoding != null && !isKnown(encoding)) {
      throw new FaultsException(
          Fault.of("--encoding", encoding)
              .not(
                  "an encoding that is known here, such as GB18030, EUC-KR and UTF-16",
                  Charset.availableCharsets().keySet()));
    }
  }

  private static boolean isKnown(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /**
   * The input sorted by kind.
   *
   * @param curated files of curated events, in the order of their shown names
   * @param undated those of them, by their shown names, whose rows do not say when they were coded
   * @param feeds files of feeds by format, in the order of {@link FeedFormats#all}
   * @param copies files of feeds that are passed over, each with the one that it is a byte copy of
   */
  public record Plan(
      List<InputFile> curated,
      List<String> undated,
      Map<FeedFormat, List<InputFile>> feeds,
      Map<String, String> copies) {}

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
  public Plan plan(List<EventsArgument> arguments) {
    List<String> faults = new ArrayList<>();
    List<InputFile> curated = new ArrayList<>();
    List<String> undated = new ArrayList<>();
    List<Found> found = find(arguments, faults);
    Map<FeedFormat, List<InputFile>> feeds = new LinkedHashMap<>();
    FeedFormats.all().forEach(format -> feeds.put(format, new ArrayList<>()));
    for (Found file : found) {
      try {
        for (Sniffed sniffed : sniff(file)) {
          FeedFormat format = sniffed.format();
          List<InputFile> alike =
              format == null
                  ? curated
                  : feeds.computeIfAbsent(known(format, feeds.keySet()), f -> new ArrayList<>());
          alike.add(sniffed.file());
          if (format == null && !columns(sniffed.file()).contains(CuratedFormat.CODED_ON)) {
            undated.add(sniffed.file().shown());
          }
        }
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    FaultsException.throwIfAny(faults);
    feeds.values().removeIf(List::isEmpty);
    requireOneMappingAName(feeds);
    feeds.values().forEach(files -> files.sort(BY_NAME));
    curated.sort(BY_NAME);
    Map<String, String> copies = new TreeMap<>();
    feeds.values().forEach(files -> new ByteCopies(store).drop(files, copies));
    return new Plan(curated, undated, feeds, copies);
  }

  /**
   * Finds the files.
   *
   * @param faults takes in every argument that names nothing
   * @return the files, each once
   */
  public List<Found> find(List<EventsArgument> arguments, List<String> faults) {
    Map<String, Found> found = new TreeMap<>();
    for (EventsArgument argument : arguments) {
      try {
        Map<String, String> local = LocalFiles.find(argument.path(), argument.shown());
        (local.isEmpty() ? store.find(argument.path(), argument.shown()) : local)
            .forEach(
                (resource, shown) ->
                    found.merge(
                        resource + Workbook.SHEET + argument.sheet(),
                        new Found(resource, shown, argument.format(), argument.sheet()),
                        Found::first));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return List.copyOf(found.values());
  }

  /** The columns that the header of curated events names. */
  private List<String> columns(InputFile file) {
    try {
      byte[] head = store.head(file, HEAD);
      return Intake.columns(head, head.length < HEAD, file.shown());
    } catch (IOException e) {
      throw store.fault(file, e);
    }
  }

  /** The format that is known by the same name: files of one mapping are one feed. */
  private static FeedFormat known(FeedFormat format, Collection<FeedFormat> known) {
    return known.stream()
        .filter(each -> each.name().equals(format.name()))
        .findFirst()
        .orElse(format);
  }

  /** What is called the same must be described the same. */
  private static void requireOneMappingAName(Map<FeedFormat, List<InputFile>> feeds) {
    feeds.forEach(
        (format, files) ->
            files.stream()
                .filter(file -> !format.mapping().equals(mapping(file)))
                .findFirst()
                .ifPresent(
                    other -> {
                      throw new FaultsException(
                          other.shown(),
                          "is described by another mapping of the name '"
                              + format.name()
                              + "' than "
                              + files.get(0).shown()
                              + "; give one of them another name");
                    }));
  }

  private static String mapping(InputFile file) {
    return file.format() == null ? "" : file.format().mapping();
  }

  /**
   * A file that an argument names.
   *
   * @param resource how Beam's file systems name it
   * @param shown how the user named it
   * @param format the format that the user named; null for none
   * @param sheet of a workbook, the sheet that the user named; empty for none
   */
  public record Found(String resource, String shown, @Nullable String format, String sheet) {
    /** The same file: named twice it keeps the name that sorts first. */
    Found first(Found other) {
      return new Found(
          resource,
          shown.compareTo(other.shown) <= 0 ? shown : other.shown,
          format == null ? other.format : format,
          sheet);
    }
  }

  /**
   * How a file is to be read, told by the format named or else by its first rows; of an archive
   * each of its entries. The format is null for a file of curated events.
   *
   * @throws FaultsException when it cannot be told, or the file cannot be read
   */
  public List<InputFile> look(Found found) {
    return sniff(found).stream().map(Sniffed::file).toList();
  }

  /** A file and its format; null when it is to be read as curated events. */
  private record Sniffed(@Nullable FeedFormat format, InputFile file) {}

  /** The formats and plans of what a file holds. */
  private List<Sniffed> sniff(Found found) {
    InputFile file =
        new InputFile(
            found.resource(), found.shown(), 0, 0, Packing.PLAIN, false, null, null, null);
    try {
      file = store.look(found.resource(), found.shown());
      byte[] start = store.head(file, HEAD);
      if (FileLook.noTable(start).filter(l -> l.kind() == FileKind.WORKBOOK).isPresent()) {
        return List.of(workbook(found, file));
      }
      if (!found.sheet().isEmpty()) {
        throw new FaultsException(
            found.shown(), "is no Excel workbook, so it has no sheet '" + found.sheet() + "'");
      }
      file = file.packed(CURATED.equals(found.format()) ? Packing.PLAIN : Packing.of(start));
      if (file.packing() == Packing.PLAIN) {
        return List.of(decoded(found, file, start));
      }
      List<Sniffed> sniffed = new ArrayList<>();
      List<String> faults = new ArrayList<>();
      for (InputFile entry : store.entries(file)) {
        try {
          sniffed.add(decoded(found, entry, store.head(entry, HEAD)));
        } catch (FaultsException e) {
          faults.addAll(e.faults());
        }
      }
      FaultsException.throwIfAny(faults);
      return sniffed;
    } catch (IOException e) {
      throw store.fault(file, e);
    }
  }

  /** A sheet of a workbook, as the rows of text that its format has. */
  private Sniffed workbook(Found found, InputFile file) throws IOException {
    String name = found.format();
    Rewriting csv = Rewriting.sheet(found.sheet());
    InputFile asFeed = file.rewritten(csv.as('\t', false, "UTF-8"));
    if (name != null && name.startsWith(MappedFormat.PREFIX)) {
      String mappingFile = name.substring(MappedFormat.PREFIX.length());
      FeedMapping mapping = FeedMappings.load(Path.of(mappingFile), mappingFile);
      asFeed = file.rewritten(csv.as(mapping.delimiter(), mapping.quoted(), mapping.encoding()));
    } else if (CURATED.equals(name) || (name == null && !isFeed(asFeed))) {
      return new Sniffed(null, file.rewritten(csv));
    }
    return sniff(found, asFeed, store.head(asFeed, HEAD));
  }

  private boolean isFeed(InputFile sheet) throws IOException {
    List<byte[]> rows = rows(store.head(sheet, HEAD));
    return FeedFormats.all().stream().anyMatch(format -> FeedDetection.accepts(format, rows));
  }

  /** A file in the encoding that was named, unless it is UTF-8 all the same. */
  private Sniffed decoded(Found found, InputFile file, byte[] head) throws IOException {
    boolean other =
        FileLook.noTable(head).filter(look -> look.kind() != FileKind.ENCODING).isPresent();
    if (encoding == null || other || TextEncoding.isUtf8BeyondAscii(head)) {
      return sniff(found, file, head);
    }
    if (found.format() != null && found.format().startsWith(MappedFormat.PREFIX)) {
      throw new FaultsException(
          Fault.of("--encoding", encoding)
              .not("for a mapped file, whose encoding the mapping's key 'encoding' says"));
    }
    InputFile text = file.rewritten(Rewriting.encoded(encoding));
    return sniff(found, text, store.head(text, HEAD));
  }

  private static Sniffed sniff(Found found, InputFile file, byte[] head) {
    String name = found.format();
    if (CURATED.equals(name)) {
      return new Sniffed(null, file);
    }
    if (head.length == 0 && (name != null || file.packing() != Packing.PLAIN)) {
      throw new FaultsException(file.shown(), "is empty");
    }
    if (file.packing() != Packing.PLAIN && Packing.of(head) != Packing.PLAIN) {
      throw new FaultsException(
          file.shown(), "is an archive in an archive; unpack " + file.archive() + " first");
    }
    if (name != null && name.startsWith(MappedFormat.PREFIX)) {
      return mapped(name.substring(MappedFormat.PREFIX.length()), file, head);
    }
    FileLook.requireTable(head, file.shown());
    List<byte[]> rows = rows(head);
    FeedFormat format =
        name == null ? detect(file, head, rows) : FeedFormats.named(name).orElseThrow();
    if (format == null) {
      return new Sniffed(null, file);
    }
    List<String> first = rows.isEmpty() ? List.of() : FeedDetection.cells(rows.get(0));
    FeedFormat laidOut = format.isHeader(first) ? format.laidOut(first, file.shown()) : format;
    return new Sniffed(format, file.of(laidOut));
  }

  private static Sniffed mapped(String mappingFile, InputFile file, byte[] head) {
    FeedMapping mapping = FeedMappings.load(Path.of(mappingFile), mappingFile);
    FileLook.noTable(head)
        .filter(look -> look.kind() != FileKind.ENCODING && look.kind() != FileKind.JSON)
        .ifPresent(
            look -> {
              throw look.fault(file.shown());
            });
    String text = new String(head, Charset.forName(mapping.encoding()));
    String line = text.lines().findFirst().orElse("");
    FeedFormat format =
        MappedFormat.of(
            mapping, line.startsWith("\uFEFF") ? line.substring(1) : line, file.shown());
    InputFile laidOut = file.of(format);
    return new Sniffed(format, format.transcript() == null ? laidOut : laidOut.whole());
  }

  private static @Nullable FeedFormat detect(InputFile file, byte[] head, List<byte[]> rows) {
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
    if (candidates.isEmpty()) {
      throw FileLook.at(head, false).orElse(unknown(file, first)).fault(file.shown());
    }
    throw new FaultsException(
        file.shown(),
        "the first rows may be of "
            + candidates.stream().map(FeedFormat::name).collect(Collectors.joining(" or "))
            + "; name it with --events FORMAT:"
            + file.shown());
  }

  /** What a table of no known format is; curated events are only read unpacked. */
  private static FileLook unknown(InputFile file, String first) {
    if (first.indexOf('\t') >= 0) {
      return new FileLook(FileKind.TABS, String.valueOf(first.split("\t", -1).length));
    }
    return first.contains("event_id,")
        ? new FileLook(FileKind.PACKED, file.packing().name().toLowerCase(Locale.ROOT))
        : new FileLook(FileKind.OTHER, "");
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
