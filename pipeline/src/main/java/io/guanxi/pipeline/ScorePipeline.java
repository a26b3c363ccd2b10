package io.guanxi.pipeline;

import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.RunPlan;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Sampling;
import io.guanxi.source.curated.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/** The scoring pipeline: take files in, drop duplicates, score and write by block of dyads. */
final class ScorePipeline {
  /** Of event ids: a key in the shuffle costs some 3 ms. */
  private static final int FEW_BUCKETS = 4;

  /** Of event ids in a large input: a worker holds one bucket. */
  private static final int MANY_BUCKETS = 32;

  private ScorePipeline() {}

  /**
   * Adds all stages to the pipeline; parts of the tables are written to the folder when it runs.
   */
  static void assemble(Pipeline pipeline, RunPlan plan, Input.Curated input, String folder) {
    Intake intake = input.intake(plan);
    List<KV<Integer, InputFile>> numbered = new ArrayList<>();
    input.files().forEach(file -> numbered.add(KV.of(numbered.size(), file)));
    NameBlocks files = new NameBlocks(input.files().stream().map(InputFile::shown).toList());
    List<DyadProfile> profiles = List.copyOf(plan.effective().dyads().values());
    Sampling uncertainty = input.uncertainty();
    ScoreDyads.Order order =
        new ScoreDyads.Order(
            profiles,
            plan.effective().scheme(),
            plan.from(),
            plan.to(),
            uncertainty != null,
            folder);

    PCollectionTuple read =
        pipeline
            .apply(
                "PlannedFiles",
                Create.of(numbered)
                    .withCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(InputFile.class))))
            .apply(
                "ReadEvents",
                ReadEvents.of(
                    intake, files, folder, RunJob.isLarge(plan) ? MANY_BUCKETS : FEW_BUCKETS));

    PCollectionTuple distinct =
        read.get(ReadEvents.CODINGS)
            .apply("DropDuplicates", DropDuplicates.of(profiles, files, input.dyads()));

    PCollectionView<Map<String, Long>> through =
        read.get(ReadEvents.THROUGH)
            .apply(
                "CodedThrough", Combine.globally(new CombineByName(Math::max)).asSingletonView());

    PCollectionTuple scored =
        distinct.get(DropDuplicates.DISTINCT).apply("ScoreDyads", ScoreDyads.of(order, through));

    PCollection<KV<Integer, byte[]>> rejects =
        PCollectionList.of(read.get(ReadEvents.REJECTS))
            .and(distinct.get(DropDuplicates.REJECTS))
            .apply("AllRejects", Flatten.pCollections());
    WriteByBlock.rejects(rejects, folder);

    if (uncertainty != null) {
      WriteByBlock.bands(
          scored
              .get(ScoreDyads.MONTHS)
              .apply(
                  "EstimateUncertainty",
                  EstimateUncertainty.of(order, plan.effective().codebook(), uncertainty)),
          order,
          through);
    }

    StageTotals.handOver(
        List.of(
            read.get(StageTotals.TAG), distinct.get(StageTotals.TAG), scored.get(StageTotals.TAG)),
        folder);
  }
}
