package io.guanxi.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The output folder: whether it can be written, has room, and what an interrupted run left. */
public final class OutputCheck {
  /** Less room than this makes a run fail sooner or later, bytes. */
  static final long LEAST_ROOM = 64L << 20;

  /** Less room than this is worth a word, bytes. */
  static final long SCANT_ROOM = 1L << 30;

  private OutputCheck() {}

  /**
   * Looks at a folder without writing to it.
   *
   * @param folder the output folder, there or not
   * @param shown how the user named it
   * @param manifest name of the file without which a folder holds no complete run
   * @param table name of a file that every run writes
   * @param aside what the names of working folders begin with
   */
  public static List<Finding> all(
      Path folder, String shown, String manifest, String table, String aside) {
    List<Finding> findings = new ArrayList<>();
    Finding writable =
        writable(folder, shown, there -> Files.isWritable(there) && Files.isExecutable(there));
    findings.add(writable);
    if (writable.grade() != Severity.FAIL) {
      findings.add(room(folder, shown, OutputCheck::usable));
    }
    findings.add(leftovers(folder, shown, aside));
    if (Files.exists(folder.resolve(table)) && !Files.exists(folder.resolve(manifest))) {
      findings.add(Finding.of(Severity.WARN, "leftovers", shown, "incomplete", manifest));
    }
    return findings;
  }

  /** Whether the folder can be written, or made. */
  static Finding writable(Path folder, String shown, Predicate<Path> mayWrite) {
    String absolute = folder.toAbsolutePath().normalize().toString();
    Path there = existing(folder);
    if (!Files.isDirectory(there)) {
      return there.equals(folder.toAbsolutePath().normalize())
          ? Finding.of(Severity.FAIL, "output", shown, "file", absolute)
          : Finding.of(Severity.FAIL, "output", shown, "parentfile", there, absolute);
    }
    if (!mayWrite.test(there)) {
      return Finding.of(Severity.FAIL, "output", shown, "unwritable", there);
    }
    return Finding.ok("output", shown, absolute);
  }

  /** How much room there is where the folder is, or will be. */
  static Finding room(Path folder, String shown, ToLongFunction<Path> usable) {
    long bytes = usable.applyAsLong(existing(folder));
    long mebibytes = bytes >> 20;
    if (bytes < LEAST_ROOM) {
      return Finding.of(Severity.FAIL, "disk", shown, "full", mebibytes, LEAST_ROOM >> 20);
    }
    return bytes < SCANT_ROOM
        ? Finding.of(Severity.WARN, "disk", shown, "scant", mebibytes, SCANT_ROOM >> 20)
        : Finding.ok("disk", shown, SCANT_ROOM >> 20);
  }

  private static long usable(Path there) {
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // unknown is not little: the run itself will tell
    }
  }

  private static Finding leftovers(Path folder, String shown, String aside) {
    List<String> found = new ArrayList<>();
    Path parent = folder.toAbsolutePath().normalize().getParent();
    found.addAll(named(folder, aside));
    if (parent != null) {
      found.addAll(named(parent, aside));
    }
    return found.isEmpty()
        ? Finding.ok("leftovers", shown)
        : Finding.of(
            Severity.WARN, "leftovers", shown, "found", found.size(), String.join(", ", found));
  }

  private static List<String> named(Path folder, String aside) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(each -> each.getFileName().toString().startsWith(aside))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // what cannot be listed is said to be unwritable above
    }
  }

  /** The folder itself, or the nearest one above it that is there. */
  private static Path existing(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    for (Path up = there; up != null; up = up.getParent()) {
      if (Files.exists(up)) {
        return up;
      }
    }
    return there;
  }
}
