package io.guanxi.cli;

import io.guanxi.run.Folder;
import io.guanxi.text.FaultsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the configuration. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Folder with codebooks, schemes, dyads, themes and published figures. Default: the bundled"
              + " config.")
  private @Nullable String config;

  /** Found once: one on another file system is copied. */
  private @Nullable Folder folder;

  /** The folder that was named, or the bundled one. */
  Folder folder() {
    Folder found = folder;
    if (found == null) {
      found = Home.config(config);
      folder = found;
    }
    return found;
  }

  /**
   * The folder given, or the bundled one, to write to.
   *
   * @throws FaultsException when it is on another file system
   */
  Folder written() {
    return config == null ? folder() : Folder.of(config, "--config");
  }

  /** The folder as it was named; null when none was. */
  @Nullable String given() {
    return config;
  }
}
