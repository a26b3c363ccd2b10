package io.guanxi.pipeline;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Outcome;
import io.guanxi.model.Reject;
import io.guanxi.run.RunCounts;
import io.guanxi.source.AsOf;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that had been coded by a day, counts those coded later and rejects those that do
 * not say; without a day it keeps all.
 */
final class SelectCodedBy extends PTransform<PCollection<CodedRow>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows coded by then. */
  static final TupleTag<CodedRow> ROWS = new TupleTag<>("rows");

  /** Rows that do not say when they were coded. */
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects");

  /** How many rows were coded later. */
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts");

  private final @Nullable AsOf asOf;

  private SelectCodedBy(@Nullable AsOf asOf) {
    this.asOf = asOf;
  }

  static SelectCodedBy of(@Nullable AsOf asOf) {
    return new SelectCodedBy(asOf);
  }

  @Override
  public PCollectionTuple expand(PCollection<CodedRow> rows) {
    PCollectionTuple outputs =
        rows.apply(
            "Select",
            ParDo.of(new Select(asOf))
                .withOutputTags(ROWS, TupleTagList.of(List.of(REJECTS, COUNTS))));
    outputs.get(ROWS).setCoder(SerializableCoder.of(CodedRow.class));
    outputs.get(REJECTS).setCoder(SerializableCoder.of(Reject.class));
    outputs.get(COUNTS).setCoder(ReadEvents.COUNT_CODER);
    return outputs;
  }

  private static final class Select extends DoFn<CodedRow, CodedRow> {
    private static final long serialVersionUID = 1L;

    private final @Nullable AsOf asOf;

    Select(@Nullable AsOf asOf) {
      this.asOf = asOf;
    }

    @ProcessElement
    public void process(@Element CodedRow row, MultiOutputReceiver outputs) {
      if (asOf == null) {
        outputs.get(ROWS).output(row);
      } else if (asOf.isLater(row)) {
        outputs.get(COUNTS).output(KV.of(RunCounts.CODED_LATER, 1L));
      } else if (asOf.check(row) instanceof Outcome.Bad<CodedRow> undated) {
        outputs.get(REJECTS).output(undated.reject());
      } else {
        outputs.get(ROWS).output(row);
      }
    }
  }
}
