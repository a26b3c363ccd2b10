package io.guanxi.pipeline;

import io.guanxi.plan.Incremental;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.RunPlan;
import io.guanxi.run.Readings;
import io.guanxi.text.FaultsException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline of a feed: slices in, parts of tables out. What passes between its stages are packed
 * arrays; a row an element, or a pair a key, would cost a hundred times the reading. The stages are
 * few: each costs the direct runner some 60 ms before it has done anything.
 */
final class FeedPipeline {
  private FeedPipeline() {}

  /** Adds all stages to the pipeline; parts of the tables are written when it runs. */
  static void assemble(Pipeline pipeline, RunPlan plan, Input.Feed feed, String folder) {
    long megabytes = pipeline.getOptions().as(FeedOptions.class).getFeedMemoryMb();
    if (megabytes < 1) {
      throw new FaultsException("--feedMemoryMb " + megabytes, "at least 1 is needed");
    }
    Incremental incremental = feed.incremental();
    List<FeedSlice> slices = FeedSlice.cut(feed.files());
    boolean oneWorker = InProcess.isRunner(pipeline.getOptions());
    SerializedOnce<FeedSettings> order =
        new SerializedOnce<>(
            FeedSettings.of(
                plan,
                feed,
                slices.stream().mapToLong(FeedSlice::weight).sum(),
                megabytes << 20,
                oneWorker,
                folder,
                readings(plan, incremental, oneWorker)));
    if (incremental != null) {
      slices = KeptParts.attach(slices, incremental);
    }
    int readers =
        oneWorker && RunJob.isLarge(plan) ? Runtime.getRuntime().availableProcessors() : 1;
    List<String> shown = feed.files().stream().map(InputFile::shown).toList();

    PCollectionTuple scanned =
        pipeline
            .apply("PlannedSlices", Read.from(new SliceSource(slices)))
            .apply("ScanFeed", ScanFeed.of(order, readers));
    PCollectionTuple marked =
        scanned.get(ScanFeed.PARTS).apply("MarkDuplicates", MarkDuplicates.of(order, shown));
    PCollection<KV<String, Long>> written =
        marked.get(MarkDuplicates.MARKED).apply("WriteFeed", WriteFeed.of(order));
    StageTotals.handOver(
        List.of(scanned.get(StageTotals.TAG), marked.get(StageTotals.TAG), written), folder);
  }

  /** Where the readings of earlier runs are; on this machine when it does all the work. */
  private static String readings(
      RunPlan plan, @Nullable Incremental incremental, boolean oneWorker) {
    if (incremental == null) {
      return "";
    }
    String name = incremental.name();
    if (oneWorker) {
      Readings.bring(plan.output(), name, KeptParts.packs(incremental.before().values()));
    }
    return Readings.place(plan.output(), name, oneWorker);
  }
}
