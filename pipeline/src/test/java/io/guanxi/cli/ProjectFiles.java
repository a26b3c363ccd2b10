package io.guanxi.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's own files and the shared data, wherever the tests are started from. */
final class ProjectFiles {
  private ProjectFiles() {}

  /** The project root: the nearest folder above that holds the launcher's pom and the module. */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("pom.xml"))
          && Files.isRegularFile(folder.resolve("pipeline/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "no folder above " + Path.of("").toAbsolutePath() + " is the project's root");
  }

  /** A test resource as it stands in the source tree. */
  static Path resource(String path) {
    return root().resolve("pipeline/src/test/resources").resolve(path);
  }

  /** A file of the project; the test is skipped, with a message, where it does not exist yet. */
  static Path required(String path) {
    Path file = root().resolve(path);
    assumeTrue(Files.exists(file), () -> path + " does not exist");
    return file;
  }

  /** A file of the shared data; the test is skipped, with a message, where it is absent. */
  static Path shared(String path) {
    Path file = root().resolveSibling("shared").resolve(path);
    assumeTrue(Files.exists(file), () -> "../shared/" + path + " is absent: this check is skipped");
    return file;
  }
}
