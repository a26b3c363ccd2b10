package io.guanxi.cli;

import io.guanxi.run.Folder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of results. */
final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the results; made if it is not there. Default: data/output.")
  private @Nullable String output;

  /** The folder that was named, or the bundled one. */
  Folder folder() {
    return Home.output(output);
  }

  /** The folder that was named; null when none was. */
  @Nullable Folder given() {
    return output == null ? null : folder();
  }
}
