package io.guanxi.pipeline;

import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.run.RunCounts;
import io.guanxi.source.curated.Duplicates;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Drops exact duplicates and rejects conflicting ones, wherever in the input they lie.
 *
 * <p>All codings of one event must meet; the key is a bucket of event ids, not the id, because
 * every key in a shuffle costs.
 */
final class DropDuplicates extends PTransform<PCollection<WeightedCoding>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Codings of which no other says the same or the contrary. */
  static final TupleTag<WeightedCoding> DISTINCT = new TupleTag<>("distinct");

  /** Conflicting rows. */
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects");

  /** How many exact duplicates were dropped. */
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts");

  private static final int BUCKETS = 4;

  private DropDuplicates() {}

  static DropDuplicates of() {
    return new DropDuplicates();
  }

  @Override
  public PCollectionTuple expand(PCollection<WeightedCoding> codings) {
    PCollectionTuple outputs =
        codings
            .apply(
                "ByEventId",
                WithKeys.<Integer, WeightedCoding>of(DropDuplicates::bucket)
                    .withKeyType(TypeDescriptors.integers()))
            .apply("Group", GroupByKey.create())
            .apply(
                "Compare",
                ParDo.of(new Compare())
                    .withOutputTags(DISTINCT, TupleTagList.of(List.of(REJECTS, COUNTS))));
    outputs.get(DISTINCT).setCoder(SerializableCoder.of(WeightedCoding.class));
    outputs.get(REJECTS).setCoder(SerializableCoder.of(Reject.class));
    outputs.get(COUNTS).setCoder(ReadEvents.COUNT_CODER);
    return outputs;
  }

  private static int bucket(WeightedCoding coding) {
    return Math.floorMod(coding.coding().eventId().hashCode(), BUCKETS);
  }

  private static final class Compare
      extends DoFn<KV<Integer, Iterable<WeightedCoding>>, WeightedCoding> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<WeightedCoding>> bucket, MultiOutputReceiver outputs) {
      List<WeightedCoding> codings = new ArrayList<>();
      bucket.getValue().forEach(codings::add);
      Duplicates found = Duplicates.among(codings);
      found.distinct().forEach(outputs.get(DISTINCT)::output);
      found.rejects().forEach(outputs.get(REJECTS)::output);
      outputs.get(COUNTS).output(KV.of(RunCounts.DUPLICATE, (long) found.dropped().size()));
    }
  }
}
