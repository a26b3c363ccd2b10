package io.guanxi.pipeline;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;

/** What is asked of Beam's direct runner, which does the work in this process. */
public final class InProcess {
  private InProcess() {}

  /** Whether it is the runner. */
  static boolean isRunner(PipelineOptions options) {
    return options.getRunner() == DirectRunner.class;
  }

  /**
   * Loads what every run needs while the arguments and the configuration are read, in a thread of
   * its own. Checking its kinds of options is a quarter of a second's work for Beam; whoever needs
   * them before they are ready waits for them.
   */
  public static void begin() {
    Thread thread = new Thread(InProcess::load, "beam-start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    PipelineOptionsFactory.create().as(DirectOptions.class);
    DoFnInvokers.invokerFor(StageTotals.writer(""));
  }
}
