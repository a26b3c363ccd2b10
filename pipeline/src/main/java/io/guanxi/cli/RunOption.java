package io.guanxi.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a run. */
final class RunOption {
  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "Output folder of a run of 'guanxi score', " + GivenRun.ALSO + ". Default: data/output.")
  private @Nullable String run;

  boolean isGiven() {
    return run != null;
  }

  /** The run that was named, or the one of the bundled output folder. */
  GivenRun find() {
    return GivenRun.of(run);
  }
}
