package io.guanxi.cli;

import java.nio.file.Path;

/**
 * The folder of the project, with {@code data/} and {@code config/} in it. The launcher names it; a
 * plain {@code java -jar} works from the current folder.
 */
final class Home {
  static final String PROPERTY = "guanxi.home";

  private Home() {}

  /** A path below the home folder. */
  static Path resolve(String path) {
    return Path.of(System.getProperty(PROPERTY, "")).resolve(path);
  }
}
