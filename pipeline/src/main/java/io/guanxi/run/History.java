package io.guanxi.run;

import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two small files that say which run is which: {@value #FILE}, a line a run in their order, and
 * {@value #NAMES}, a line a name that a user gave. Each is written anew and put into its place in
 * one step. The last line of {@value #FILE} is what a new run is published by: before it is there
 * the run is not, and afterwards it is.
 */
final class History {
  /** Name of the file with the order of the runs. */
  static final String FILE = "history.txt";

  /** Name of the file with the names of runs. */
  static final String NAMES = "names.txt";

  private static final String FAILED = " failed";
  private static final String LOCK = ".lock";
  private static final Pattern RUN =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z) ([0-9a-f]{12})( failed)?");
  private static final Pattern NAME = Pattern.compile("(\\S+) ([0-9a-f]{12})");

  /** A lock on a file holds off other processes, and is an error within the same one. */
  private static final Object IN_THIS_PROCESS = new Object();

  private History() {}

  /**
   * A run that was made.
   *
   * @param time when, UTC
   * @param id its content's name
   * @param failed whether it ended with exit code 1
   */
  record Line(String time, String id, boolean failed) {}

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
   * @throws FaultsException with every line that is none
   */
  static List<Line> read(Path vintages, String shown) throws IOException {
    List<String> faults = new ArrayList<>();
    List<Line> runs = new ArrayList<>();
    List<String> lines = lines(vintages.resolve(FILE));
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = RUN.matcher(lines.get(i));
      if (line.matches()) {
        runs.add(new Line(line.group(1), line.group(2), line.group(3) != null));
      } else {
        faults.add(
            shown + "/" + FILE + ": line " + (i + 1) + " is not the time and the id of a run");
      }
    }
    FaultsException.throwIfAny(faults);
    return runs;
  }

  /** The id of the run that was published last; null when there is none. */
  static @Nullable String last(Path vintages) throws IOException {
    List<String> lines = lines(vintages.resolve(FILE));
    Matcher line = RUN.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    return line.matches() ? line.group(2) : null;
  }

  /** Adds a run; must be done {@link #alone}. */
  static void add(Path vintages, Line run) throws IOException {
    String line = run.time() + " " + run.id() + (run.failed() ? FAILED : "");
    append(vintages.resolve(FILE), line);
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
            shown + "/" + NAMES + ": line " + (i + 1) + " is not a name and the id of a run");
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
