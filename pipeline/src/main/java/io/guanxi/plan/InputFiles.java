package io.guanxi.plan;

import io.guanxi.source.FeedFormats;
import io.guanxi.source.curated.CuratedFormat;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.Workbook;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of input each file of {@code --events} is, from its first rows. */
public final class InputFiles {
  /** The name of the format of curated events. */
  public static final String CURATED = "curated";

  private static final Comparator<InputFile> BY_NAME =
      Comparator.comparing(InputFile::archive)
          .thenComparing(InputFile::resource)
          .thenComparingLong(InputFile::begin);

  /** So many files far away are looked into at once: each answer takes its time to come. */
  private static final int FAR_AT_ONCE = 32;

  private final InputStore store;
  private final FileSniffer sniffer;
  private final KnownFiles known;

  /**
   * Looks at files that lie in a store.
   *
   * @param encoding what files are encoded in that are not UTF-8; null when they all are
   * @throws FaultsException when Java does not know the encoding
   */
  public InputFiles(InputStore store, @Nullable String encoding) {
    this(store, encoding, new KnownFiles(store, encoding, null));
  }

  /**
   * The same, where some of the files may be known.
   *
   * @throws FaultsException when Java does not know the encoding
   */
  InputFiles(InputStore store, @Nullable String encoding, KnownFiles known) {
    this.store = store;
    this.sniffer = new FileSniffer(store, encoding);
    this.known = known;
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
    boolean far = found.stream().anyMatch(each -> each.resource().contains("://"));
    int atOnce = far ? FAR_AT_ONCE : Runtime.getRuntime().availableProcessors();
    for (Looked looked : ParallelTasks.map(found, atOnce, this::looked)) {
      faults.addAll(looked.faults());
      undated.addAll(looked.undated());
      for (FileSniffer.Sniffed sniffed : looked.sniffed()) {
        FeedFormat format = sniffed.format();
        List<InputFile> alike =
            format == null
                ? curated
                : feeds.computeIfAbsent(known(format, feeds.keySet()), f -> new ArrayList<>());
        alike.add(sniffed.file());
      }
    }
    FaultsException.throwIfAny(faults);
    feeds.values().removeIf(List::isEmpty);
    requireOneMappingAName(feeds);
    feeds.values().forEach(files -> files.sort(BY_NAME));
    curated.sort(BY_NAME);
    Map<String, String> copies = new TreeMap<>();
    ByteCopies byteCopies = new ByteCopies(store, known.checksums());
    feeds.values().forEach(files -> byteCopies.drop(files, copies));
    return new Plan(curated, undated, feeds, copies);
  }

  /** What a file holds, what of it does not say when it was coded, and what is wrong. */
  private record Looked(
      List<FileSniffer.Sniffed> sniffed, List<String> undated, List<String> faults) {}

  private Looked looked(Found file) {
    try {
      Optional<List<InputFile>> before = known.find(file);
      if (before.isPresent()) {
        return new Looked(
            before.get().stream()
                .map(each -> new FileSniffer.Sniffed(each.format(), each))
                .toList(),
            List.of(),
            List.of());
      }
      List<FileSniffer.Sniffed> sniffed = sniffer.sniff(file);
      List<String> undated =
          sniffed.stream()
              .filter(each -> each.format() == null)
              .map(FileSniffer.Sniffed::file)
              .filter(each -> !columns(each).contains(CuratedFormat.CODED_ON))
              .map(InputFile::shown)
              .toList();
      return new Looked(sniffed, undated, List.of());
    } catch (FaultsException e) {
      return new Looked(List.of(), List.of(), e.faults());
    } catch (IOException e) {
      InputFile unread = InputFile.unread(file.resource(), file.shown());
      return new Looked(List.of(), List.of(), store.fault(unread, e).faults());
    }
  }

  /** The columns that the header of curated events names. */
  private List<String> columns(InputFile file) {
    try {
      byte[] head = store.head(file, FileSniffer.HEAD);
      return Intake.columns(head, head.length < FileSniffer.HEAD, file.shown());
    } catch (IOException e) {
      throw store.fault(file, e);
    }
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
    return sniffer.sniff(found).stream().map(FileSniffer.Sniffed::file).toList();
  }
}
