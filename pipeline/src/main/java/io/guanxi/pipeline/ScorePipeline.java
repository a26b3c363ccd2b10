package io.guanxi.pipeline;

import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.plan.Input;
import io.guanxi.plan.RunPlan;
import io.guanxi.run.RunCounts;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Sampling;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.source.curated.Intake;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** The scoring pipeline: take files in, drop duplicates, group by month, score, write. */
final class ScorePipeline {
  private static final TupleTag<WeightedCoding> SELECTED = new TupleTag<>("selected");
  private static final TupleTag<KV<String, Long>> NOT_SELECTED = new TupleTag<>("notSelected");

  private ScorePipeline() {}

  /**
   * Adds all stages to the pipeline; the tables are written to the folder when it runs; those of
   * uncertainty only when it is asked for.
   */
  static void assemble(
      Pipeline pipeline,
      RunPlan plan,
      Input.Curated input,
      List<EventFiles.Hashed> files,
      String folder) {
    Configuration effective = plan.effective();
    Intake intake = new Intake(effective, plan.configured(), input.asOf());
    Selection selection =
        new Selection(
            List.copyOf(effective.dyads().keySet()),
            List.copyOf(input.dyads()),
            plan.from(),
            plan.to());
    Sampling uncertainty = input.uncertainty();
    PCollectionTuple read =
        pipeline
            .apply(
                "PlannedFiles",
                Create.of(files).withCoder(SerializableCoder.of(EventFiles.Hashed.class)))
            .apply("ReadEvents", ReadEvents.of(intake));

    PCollectionTuple distinct =
        read.get(ReadEvents.CODINGS).apply("DropDuplicates", DropDuplicates.of());

    PCollectionTuple selected =
        distinct
            .get(DropDuplicates.DISTINCT)
            .apply(
                "SelectDyads",
                ParDo.of(new SelectDyads(Set.copyOf(input.dyads())))
                    .withOutputTags(SELECTED, TupleTagList.of(NOT_SELECTED)));
    selected.get(SELECTED).setCoder(SerializableCoder.of(WeightedCoding.class));

    PCollection<DyadMonths> months =
        selected.get(SELECTED).apply("GroupMonths", GroupMonths.of(effective.dyads()));

    PCollection<DyadScores> scores =
        months.apply("ScoreSeries", ScoreSeries.of(effective.scheme()));

    PCollection<Reject> rejects =
        PCollectionList.of(read.get(ReadEvents.REJECTS))
            .and(distinct.get(DropDuplicates.REJECTS))
            .apply("AllRejects", Flatten.pCollections());

    PCollection<KV<String, Long>> counts =
        PCollectionList.of(read.get(ReadEvents.COUNTS))
            .and(distinct.get(DropDuplicates.COUNTS))
            .and(selected.get(NOT_SELECTED).setCoder(ReadEvents.COUNT_CODER))
            .apply("AllCounts", Flatten.pCollections());

    PCollectionTuple parts =
        PCollectionTuple.of(WriteTables.SCORES, scores)
            .and(WriteTables.REJECTS, rejects)
            .and(WriteTables.COUNTS, counts);
    if (uncertainty != null) {
      parts =
          parts.and(
              WriteTables.BANDS,
              months.apply(
                  "EstimateUncertainty",
                  EstimateUncertainty.of(
                      effective.scheme(), effective.codebook(), selection, uncertainty)));
    }
    parts.apply("WriteTables", WriteTables.of(selection, effective.scheme(), folder));
  }

  /** Keeps the codings of the dyads asked for and counts the others. */
  private static final class SelectDyads extends DoFn<WeightedCoding, WeightedCoding> {
    private static final long serialVersionUID = 1L;

    private final Set<String> dyads;

    SelectDyads(Set<String> dyads) {
      this.dyads = dyads;
    }

    @ProcessElement
    public void process(@Element WeightedCoding coding, MultiOutputReceiver outputs) {
      if (dyads.isEmpty() || dyads.contains(coding.coding().dyad().id())) {
        outputs.get(SELECTED).output(coding);
      } else {
        outputs.get(NOT_SELECTED).output(KV.of(RunCounts.NOT_SELECTED, 1L));
      }
    }
  }
}
