package io.guanxi.cli;

import io.guanxi.run.Folder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of results. */
final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder for the results; made if it is not there. It may be on another file system, as"
              + " s3://BUCKET/scores. Default: data/output.")
  private @Nullable String output;

  /** The folder that was named, or the bundled one. */
  Folder folder() {
    return folder(List.of());
  }

  /**
   * The same.
   *
   * @param beamArguments options that say how to reach another file system
   */
  Folder folder(List<String> beamArguments) {
    return Home.output(output, beamArguments);
  }

  /** The folder that was named; null when none was. */
  @Nullable Folder given() {
    return output == null ? null : folder();
  }
}
