package io.guanxi.pipeline;

import io.guanxi.model.CodedRow;
import io.guanxi.model.Coding;
import io.guanxi.model.Reject;
import io.guanxi.model.WeightedCoding;
import io.guanxi.run.RunCounts;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.source.curated.Duplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Drops exact duplicates and rejects conflicting ones, wherever in the input they lie; keeps the
 * codings of the dyads asked for, by block of dyads.
 */
final class DropDuplicates extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Packed codings by block of dyads. */
  static final TupleTag<KV<Integer, byte[]>> DISTINCT = new TupleTag<>("distinct");

  /** Packed conflicting rows by block of files. */
  static final TupleTag<KV<Integer, byte[]>> REJECTS = new TupleTag<>("rejects");

  private final NameBlocks dyads;
  private final NameBlocks files;
  private final Set<String> asked;

  private DropDuplicates(List<DyadProfile> profiles, NameBlocks files, Set<String> asked) {
    this.dyads = new NameBlocks(profiles.stream().map(each -> each.dyad().id()).toList());
    this.files = files;
    this.asked = Set.copyOf(asked);
  }

  /**
   * The transform.
   *
   * @param profiles all dyads that codings may have, in the order of the tables
   * @param files the names under which the files are shown, in their order
   * @param asked ids of the dyads asked for; empty for all
   */
  static DropDuplicates of(List<DyadProfile> profiles, NameBlocks files, Set<String> asked) {
    return new DropDuplicates(profiles, files, asked);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> codings) {
    PCollectionTuple outputs =
        codings
            .apply("ByEventId", GroupByKey.create())
            .apply(
                "Compare",
                ParDo.of(new Compare(this))
                    .withOutputTags(DISTINCT, TupleTagList.of(REJECTS).and(StageTotals.TAG)));
    outputs.get(DISTINCT).setCoder(ReadEvents.PACKED_CODER);
    outputs.get(REJECTS).setCoder(ReadEvents.PACKED_CODER);
    outputs.get(StageTotals.TAG).setCoder(CombineByName.CODER);
    return outputs;
  }

  private static final class Compare
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final NameBlocks dyads;
    private final NameBlocks files;
    private final Set<String> asked;

    Compare(DropDuplicates of) {
      this.dyads = of.dyads;
      this.files = of.files;
      this.asked = of.asked;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver outputs) {
      List<WeightedCoding> codings = new ArrayList<>();
      PackedRecords<WeightedCoding> packed = PackedRecords.of(WeightedCoding.class);
      bucket.getValue().forEach(pack -> codings.addAll(packed.unpack(pack)));
      Duplicates found = Duplicates.among(codings);
      codings.clear();
      ReadEvents.Packs<WeightedCoding> distinct =
          new ReadEvents.Packs<>(WeightedCoding.class, outputs.get(DISTINCT)::output);
      long others = 0;
      for (WeightedCoding each : found.distinct()) {
        Coding coding = each.coding();
        String id = coding.dyad().id();
        if (!asked.isEmpty() && !asked.contains(id)) {
          others++;
          continue;
        }
        // What comes later needs no raw text.
        CodedRow row = new CodedRow(each.row().location(), "", coding);
        distinct.add(dyads.block(id), new WeightedCoding(row, each.sign(), each.i0Micros()));
      }
      distinct.flush();
      ReadEvents.Packs<Reject> rejects =
          new ReadEvents.Packs<>(Reject.class, outputs.get(REJECTS)::output);
      RunCounts counts = new RunCounts();
      for (Reject each : found.rejects()) {
        rejects.add(files.block(each.location().file()), each);
        counts.add(RunCounts.REJECTED + each.reason(), 1);
      }
      rejects.flush();
      counts.add(RunCounts.DUPLICATE, found.dropped().size());
      if (others > 0) {
        counts.add(RunCounts.NOT_SELECTED, others);
      }
      counts.asMap().forEach((name, n) -> outputs.get(StageTotals.TAG).output(KV.of(name, n)));
    }
  }
}
