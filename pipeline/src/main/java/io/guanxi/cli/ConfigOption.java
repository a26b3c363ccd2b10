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

  /** The folder that was named, or the bundled one. */
  Folder folder() {
    return Home.config(config);
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
