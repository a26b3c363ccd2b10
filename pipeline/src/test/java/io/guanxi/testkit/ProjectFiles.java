package io.guanxi.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import io.guanxi.scheme.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project's files and the shared data, wherever the tests are started from.
 *
 * <p>Tests work in {@link #home}, a project folder of their own with data that stand still, and so
 * do not depend on what a person has added to {@code data} or {@code config}. What is asserted of
 * the shipped data is asserted of {@link #release}.
 */
public final class ProjectFiles {
  /** The data that tests know, laid over the other configuration; frozen on purpose. */
  private static final String FIXTURE = "fixture";

  private static final String CHECKSUMS = "data/release.sha256";

  private static @Nullable Path home;

  private ProjectFiles() {}

  /** The project root: the nearest folder above that holds the parent pom and the module. */
  public static Path root() {
    Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("pom.xml"))
          && Files.isRegularFile(folder.resolve("pipeline/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no folder above " + start + " is the project's root");
  }

  /**
   * A project folder for this Java process alone, deleted at its end: the project's configuration,
   * over it the fixture's dyads, themes, codebook, scheme, published figures, events and trade.
   */
  public static synchronized Path home() {
    if (home == null) {
      try {
        Path folder = Files.createTempDirectory("guanxi-home");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        copy(root().resolve("config"), folder.resolve("config"));
        copy(resource(FIXTURE), folder);
        home = folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return home;
  }

  /** The {@code config} folder of {@link #home}. */
  public static Path config() {
    return home().resolve("config");
  }

  /** The events of {@link #home}: those that were shipped when the fixture was frozen. */
  public static Path events() {
    return home().resolve("data/events");
  }

  /** Puts the fixture's data in the place of a person's in a copy of the project. */
  public static void setAsideChanges(Path project) {
    if (!isRelease()) {
      delete(project.resolve("data"));
      copy(resource(FIXTURE), project);
    }
  }

  /**
   * The project's root, where its data are the released ones, as {@code data/release.sha256} has
   * them; otherwise the test is skipped, with a message: a person's own data are checked by {@code
   * ./guanxi doctor}. Who changes the shipped data writes the sums anew, see {@code ReleaseTest}.
   */
  public static Path release() {
    return isRelease()
        ? root()
        : abort("data are not the released ones, see " + CHECKSUMS + ": this check is skipped");
  }

  private static boolean isRelease() {
    try {
      return Files.readString(root().resolve(CHECKSUMS)).equals(checksums());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code data/release.sha256} says of the files that stand here now. */
  public static String checksums() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("data/events", "data/trade", "config/published")) {
      try (Stream<Path> all = Files.list(root().resolve(folder))) {
        all.filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith(".schema.json"))
            .forEach(files::add);
      }
    }
    for (String file :
        List.of("dyads.json", "themes.json", "codebooks/tsinghua.json", "schemes/tsinghua.json")) {
      files.add(root().resolve("config").resolve(file));
    }
    Collections.sort(files);
    StringBuilder sums = new StringBuilder();
    for (Path file : files) {
      sums.append(Hashes.sha256(Files.readAllBytes(file)))
          .append("  ")
          .append(root().relativize(file))
          .append('\n');
    }
    return sums.toString();
  }

  /** Writes {@code data/release.sha256} anew. */
  public static void writeChecksums() throws IOException {
    Files.writeString(root().resolve(CHECKSUMS), checksums());
  }

  /** A test resource as it stands in the source tree. */
  public static Path resource(String path) {
    return root().resolve("pipeline/src/test/resources").resolve(path);
  }

  /** A file of the project; the test fails, with a message, where it does not exist. */
  public static Path required(String path) {
    Path file = root().resolve(path);
    if (!Files.exists(file)) {
      throw new AssertionError(path + " does not exist");
    }
    return file;
  }

  /** A file of the shared data; the test is skipped, with a message, where it is absent. */
  public static Path shared(String path) {
    Path file = root().resolveSibling("shared").resolve(path);
    return Files.exists(file)
        ? file
        : abort("../shared/" + path + " is absent: this check is skipped");
  }

  /** Copies a folder with all that is in it. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away a folder with all that is in it. */
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
