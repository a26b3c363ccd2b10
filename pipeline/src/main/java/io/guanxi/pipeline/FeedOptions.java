package io.guanxi.pipeline;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/** What a user may set for feeds, after {@code --}, beside the options of Beam. */
public interface FeedOptions extends PipelineOptions {
  /** Megabytes that the rows of one stage may take in one worker. */
  @Description("Megabytes that rows of a feed may take in one stage of a worker.")
  @Default.Integer(1024)
  int getFeedMemoryMb();

  /** Sets the megabytes that the rows of one stage may take in one worker. */
  void setFeedMemoryMb(int megabytes);

  /** Names this kind of options to Beam, which checks all kinds once, when it starts. */
  final class Registrar implements PipelineOptionsRegistrar {
    @Override
    public Iterable<Class<? extends PipelineOptions>> getPipelineOptions() {
      return List.of(FeedOptions.class);
    }
  }
}
