package io.guanxi.run;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What says which run is which: {@value #FOLDER}, a small file a run, whose name is the time, the
 * id, and whether the run ended with exit code 1; and {@value #NAMES}, a line a name that a user
 * gave. The file in {@value #FOLDER} is what a run is published by: before it is there the run is
 * not, and afterwards it is. Nothing is renamed and no run writes what another has written, so that
 * it holds in a store of objects too.
 */
final class RunHistory {
  /** Name of the folder with a file for each run; in the order of their names. */
  static final String FOLDER = "published";

  /** Name of the file with the names of runs. */
  static final String NAMES = "names.txt";

  private static final String LOCK = ".lock";

  /** No colon: Hadoop's file systems allow none. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern RUN =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{6}\\.\\d{6}Z)-([0-9a-f]{12})(-failed)?");

  private static final Pattern NAME = Pattern.compile("(\\S+) ([0-9a-f]{12})");

  /** A lock on a file holds off other processes, and is an error within the same one. */
  private static final Object IN_THIS_PROCESS = new Object();

  private RunHistory() {}

  /**
   * A run that was made.
   *
   * @param time when
   * @param id its content's name
   * @param failed whether it ended with exit code 1
   */
  record Published(Instant time, String id, boolean failed) {
    private String fileName() {
      return TIME.format(time) + "-" + id + (failed ? "-failed" : "");
    }
  }

  /** What is done while no one else changes the runs of an output folder. */
  interface Change {
    /** Does it. */
    void make() throws IOException;
  }

  /** Makes a change; of several at once, in this process or others, one after the other. */
  static void alone(Path vintages, Change change) throws IOException {
    Files.createDirectories(vintages);
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel lock =
          FileChannel.open(
              vintages.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock(); // until the channel is closed
        change.make();
      }
    }
  }

  /**
   * The runs in their order.
   *
   * @param shown how messages name the folder
   * @throws FaultsException with every file that is none
   */
  static List<Published> read(Path vintages, String shown) throws IOException {
    List<String> faults = new ArrayList<>();
    List<Published> runs = new ArrayList<>();
    for (String name : fileNames(vintages)) {
      Matcher file = RUN.matcher(name);
      if (file.matches()) {
        Instant time = TIME.parse(file.group(1), Instant::from);
        runs.add(new Published(time, file.group(2), file.group(3) != null));
      } else {
        faults.add(
            Fault.at(shown + "/" + FOLDER + "/" + name, "is not named by time and id of a run"));
      }
    }
    FaultsException.throwIfAny(faults);
    return runs;
  }

  /** The run that was published last; null when there is none. */
  static @Nullable String last(Path vintages) throws IOException {
    List<String> names = fileNames(vintages);
    String last = names.isEmpty() ? "" : id(names.get(names.size() - 1));
    return last.isEmpty() ? null : last;
  }

  /** Publishes a run, as later than all others there; must be done {@link #alone}. */
  static void add(Path vintages, Published run) throws IOException {
    List<String> names = fileNames(vintages);
    Matcher last = RUN.matcher(names.isEmpty() ? "" : names.get(names.size() - 1));
    Instant time = run.time();
    if (last.matches()) {
      Instant after = TIME.parse(last.group(1), Instant::from).plus(1, ChronoUnit.MICROS);
      time = time.isBefore(after) ? after : time;
    }
    Path folder = Files.createDirectories(vintages.resolve(FOLDER));
    // The name says all; what it holds is for stores that keep no empty file.
    Files.writeString(
        folder.resolve(new Published(time, run.id(), run.failed()).fileName()),
        run.id() + "\n",
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  /** The id of the run that a file publishes; empty when it publishes none. */
  static String id(String fileName) {
    Matcher file = RUN.matcher(fileName);
    return file.matches() ? file.group(2) : "";
  }

  private static List<String> fileNames(Path vintages) throws IOException {
    Path folder = vintages.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * The ids by the names that were given.
   *
   * @param shown how messages name the folder
   */
  static Map<String, String> names(Path vintages, String shown) throws IOException {
    Map<String, String> names = new TreeMap<>();
    List<String> lines = lines(vintages.resolve(NAMES));
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = NAME.matcher(lines.get(i));
      if (!line.matches()) {
        throw new FaultsException(
            shown + "/" + NAMES, "line " + (i + 1) + " is not a name and the id of a run");
      }
      names.put(line.group(1), line.group(2));
    }
    return names;
  }

  /** Gives a run a name; must be done {@link #alone}. */
  static void name(Path vintages, String name, String id) throws IOException {
    append(vintages.resolve(NAMES), name + " " + id);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file)
        ? new String(PlainFile.read(file, file.toString()), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  private static void append(Path file, String line) throws IOException {
    List<String> lines = new ArrayList<>(lines(file));
    lines.add(line);
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(
          aside,
          bytes,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
