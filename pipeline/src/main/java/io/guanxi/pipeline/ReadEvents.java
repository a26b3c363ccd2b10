package io.guanxi.pipeline;

import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.plan.InputFile;
import io.guanxi.run.RunCounts;
import io.guanxi.scheme.Hashes;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Takes planned files in ({@link Intake}): gives the codings that can be scored, the rejects, and
 * counts of the rows read and of those coded later; a file that changed since it was planned ends
 * the run.
 */
final class ReadEvents extends PTransform<PCollection<EventFiles.Hashed>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The codings that can be scored; duplicates are not sorted out yet. */
  static final TupleTag<WeightedCoding> CODINGS = new TupleTag<>("codings");

  /** Rows that were refused. */
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects");

  /** How many rows each file had, and how many of them were coded later. */
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts");

  /** Coder of a named count. */
  static final Coder<KV<String, Long>> COUNT_CODER =
      KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private final Intake intake;

  private ReadEvents(Intake intake) {
    this.intake = intake;
  }

  static ReadEvents of(Intake intake) {
    return new ReadEvents(intake);
  }

  @Override
  public PCollectionTuple expand(PCollection<EventFiles.Hashed> files) {
    PCollectionTuple outputs =
        files.apply(
            "ReadFile",
            ParDo.of(new ReadFile(intake))
                .withOutputTags(CODINGS, TupleTagList.of(REJECTS).and(COUNTS)));
    outputs.get(CODINGS).setCoder(SerializableCoder.of(WeightedCoding.class));
    outputs.get(REJECTS).setCoder(SerializableCoder.of(Reject.class));
    outputs.get(COUNTS).setCoder(COUNT_CODER);
    return outputs;
  }

  private static final class ReadFile extends DoFn<EventFiles.Hashed, WeightedCoding> {
    private static final long serialVersionUID = 1L;

    private final Intake intake;

    ReadFile(Intake intake) {
      this.intake = intake;
    }

    @ProcessElement
    public void process(@Element EventFiles.Hashed hashed, MultiOutputReceiver outputs) {
      InputFile file = hashed.file();
      byte[] bytes = EventFiles.read(file.resource(), file.shown());
      if (!Hashes.sha256(bytes).equals(hashed.sha256())) {
        throw new FaultsException(file.shown() + ": changed while it was read; run again");
      }
      long[] rows = new long[2];
      intake.read(
          bytes,
          file.shown(),
          fate -> {
            rows[0]++;
            if (fate instanceof Outcome.Good<WeightedCoding> good) {
              outputs.get(CODINGS).output(good.value());
            } else if (fate instanceof Outcome.Bad<WeightedCoding> bad) {
              outputs.get(REJECTS).output(bad.reject());
            } else {
              rows[1]++;
            }
          });
      outputs.get(COUNTS).output(KV.of(RunCounts.READ, rows[0]));
      if (rows[1] > 0) {
        outputs.get(COUNTS).output(KV.of(RunCounts.CODED_LATER, rows[1]));
      }
    }
  }
}
