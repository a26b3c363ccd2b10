package io.guanxi.pipeline;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;

/**
 * The pipeline of a feed: lists of slices in, tables out. What passes between its stages are a few
 * packed parts; a row an element, or a pair a key, would cost a hundred times the reading.
 */
final class FeedPipeline {
  private FeedPipeline() {}

  static void assemble(
      Pipeline pipeline, List<FeedSlices> lists, ScanFeed.Order scan, WriteFeed.Order write) {
    pipeline
        .apply("PlannedSlices", Create.of(lists).withCoder(SerializableCoder.of(FeedSlices.class)))
        .apply("ScanFeed", ScanFeed.of(scan))
        .apply("WriteFeed", WriteFeed.of(write));
  }
}
