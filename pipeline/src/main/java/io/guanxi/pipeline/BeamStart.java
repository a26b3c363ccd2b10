package io.guanxi.pipeline;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;

/** Loads what every run needs of Beam while the arguments and the configuration are read. */
public final class BeamStart {
  private BeamStart() {}

  /**
   * Begins, in a thread of its own. Checking its kinds of options is a quarter of a second's work
   * for Beam; whoever needs them before they are ready waits for them.
   */
  public static void begin() {
    Thread thread = new Thread(BeamStart::load, "beam-start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    PipelineOptionsFactory.create().as(DirectOptions.class);
    DoFnInvokers.invokerFor(Said.writer(""));
  }
}
