package io.guanxi.plan;

import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Event files of this machine that are named without a pattern: a file, or a folder of them. */
final class LocalFiles {
  /**
   * A file that was changed less long ago could be changed again within the same tick of the disk's
   * clock.
   */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private LocalFiles() {}

  /**
   * The file, or every {@code *.csv} of the folder.
   *
   * @param shown how the user named it
   * @return how each is shown, by its absolute path; none when no such file or folder is here
   * @throws FaultsException when a file is none that can be read as a whole, or the folder holds
   *     none or cannot be listed
   */
  static Map<String, String> find(String path, String shown) {
    if (path.contains("://")) {
      return Map.of();
    }
    Path local = Path.of(path);
    if (Files.isDirectory(local)) {
      return folder(local, shown);
    }
    if (Files.exists(local)) {
      PlainFile.require(local, "--events " + shown);
      return Map.of(local.toAbsolutePath().normalize().toString(), shown);
    }
    return Map.of();
  }

  /**
   * What is another as soon as a file of this machine is written, replaced or moved: its inode, and
   * when that was last changed, which no program can set, as it can the time of the content.
   *
   * @param resource how the store names the file
   * @return empty when the file lies elsewhere, was changed just now, or the disk has no such thing
   */
  static String state(String resource) {
    return state(resource, Instant.now());
  }

  static String state(String resource, Instant now) {
    if (resource.contains("://")) {
      return "";
    }
    try {
      Map<String, Object> inode = Files.readAttributes(Path.of(resource), "unix:ctime,ino,dev");
      return inode.get("ctime") instanceof FileTime changed
              && changed.toInstant().isBefore(now.minus(SETTLED))
          ? inode.get("dev") + " " + inode.get("ino") + " " + changed
          : "";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }

  private static Map<String, String> folder(Path folder, String shown) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (entry.getFileName().toString().endsWith(".csv") && !Files.isDirectory(entry)) {
          String name = shown.replaceAll("/+$", "") + "/" + entry.getFileName();
          PlainFile.require(entry, "--events " + name);
          found.put(entry.toAbsolutePath().normalize().toString(), name);
        }
      }
    } catch (IOException e) {
      throw new FaultsException(
          "--events " + shown, "the folder cannot be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new FaultsException("--events " + shown, "the folder holds no *.csv file");
    }
    return found;
  }
}
