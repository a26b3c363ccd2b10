package io.guanxi.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the project's folders from wherever the tests were started. */
public final class ProjectFiles {
  private ProjectFiles() {}

  /** The project's {@code config} folder. */
  public static Path config() {
    return upward("config/dyads.json")
        .map(ProjectFiles::folderOf)
        .orElseThrow(() -> new IllegalStateException("no config/ above " + start()));
  }

  /** The bundled events; aborts the test where there are none. */
  public static Path events() {
    Path folder = config().resolveSibling("data").resolve("events");
    if (!Files.isDirectory(folder)) {
      abort("skipped: the project has no data/events");
    }
    return folder;
  }

  /** A file of {@code ../shared/data}; aborts the test where it is absent. */
  public static Path sharedData(String name) {
    Path found = upward("shared/data/" + name).orElse(null);
    return found != null
        ? found
        : abort("skipped: ../shared/data/" + name + " is not on this machine");
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

  private static Optional<Path> upward(String name) {
    for (Path folder = start(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(name))) {
        return Optional.of(folder.resolve(name));
      }
    }
    return Optional.empty();
  }

  private static Path folderOf(Path file) {
    return file.resolveSibling("");
  }

  private static Path start() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
  }
}
