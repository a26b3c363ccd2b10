package io.guanxi.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the project's files and the shared data, wherever the tests are started from. */
public final class ProjectFiles {
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

  /** The project's {@code config} folder. */
  public static Path config() {
    return root().resolve("config");
  }

  /** The bundled events; the test is skipped, with a message, where there are none. */
  public static Path events() {
    return required("data/events");
  }

  /** A test resource as it stands in the source tree. */
  public static Path resource(String path) {
    return root().resolve("pipeline/src/test/resources").resolve(path);
  }

  /** A file of the project; the test is skipped, with a message, where it does not exist yet. */
  public static Path required(String path) {
    Path file = root().resolve(path);
    return Files.exists(file) ? file : abort(path + " does not exist");
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
          Files.copy(each, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
