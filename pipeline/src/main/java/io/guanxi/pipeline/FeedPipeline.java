package io.guanxi.pipeline;

import io.guanxi.model.Dyad;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.RunPlan;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedVocabulary;
import java.util.List;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;

/**
 * The pipeline of a feed: lists of slices in, tables out. What passes between its stages are a few
 * packed parts; a row an element, or a pair a key, would cost a hundred times the reading.
 */
final class FeedPipeline {
  /** More than this and the work is shared among the processors. */
  private static final long SHARED_FROM = 8L << 20;

  /** Partitions in which duplicates of all pairs are looked for; few keys are cheap. */
  private static final int PARTITIONS = 8;

  private FeedPipeline() {}

  /** Adds all stages to the pipeline; the tables are written to the folder when it runs. */
  static void assemble(Pipeline pipeline, RunPlan plan, Input.Feed feed, String folder) {
    long bytes = feed.files().stream().mapToLong(InputFile::packedBytes).sum();
    int workers = bytes < SHARED_FROM ? 1 : Runtime.getRuntime().availableProcessors();
    // While a worker of the direct runner has nothing to do, a processor is spent on asking whether
    // there is something; so it has one worker, and that one reads with several threads.
    boolean oneWorker = pipeline.getOptions().getRunner() == DirectRunner.class;
    FeedVocabulary vocabulary = feed.vocabulary();
    List<Dyad> pairs = feed.pairs();
    FeedSelection selection =
        pairs == null ? FeedSelection.all() : FeedSelection.of(pairs, vocabulary);
    ScanFeed.Order scan =
        new ScanFeed.Order(
            feed.format(),
            vocabulary,
            selection,
            feed.policy(),
            pairs == null ? PARTITIONS : 1,
            oneWorker ? workers : 1);
    WriteFeed.Order write =
        new WriteFeed.Order(
            scan,
            List.copyOf(feed.files().stream().map(InputFile::shown).toList()),
            pairs == null ? null : List.copyOf(pairs),
            List.copyOf(plan.profiles()),
            plan.effective().scheme(),
            feed.recipe(),
            plan.from(),
            plan.to(),
            folder);
    List<FeedSlices> lists = FeedSlice.deal(FeedSlice.cut(feed.files()), oneWorker ? 1 : workers);
    pipeline
        .apply("PlannedSlices", Create.of(lists).withCoder(SerializableCoder.of(FeedSlices.class)))
        .apply("ScanFeed", ScanFeed.of(scan))
        .apply("WriteFeed", WriteFeed.of(write));
  }
}
