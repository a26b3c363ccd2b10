package io.guanxi.pipeline;

import io.guanxi.model.Reject;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.score.Uncertainty;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Writes the parts of the tables that only need to be sorted: rejects and bands. */
final class WriteByBlock {
  private WriteByBlock() {}

  /** Writes packed rejects, given by block of files. */
  static void rejects(PCollection<KV<Integer, byte[]>> rejects, String folder) {
    rejects
        .apply("RejectsByBlock", GroupByKey.create())
        .apply("WriteRejects", ParDo.of(new Rejects(folder)));
  }

  /** Writes the bands of dyads. */
  static void bands(
      PCollection<Uncertainty> bands,
      ScoreDyads.Order order,
      PCollectionView<Map<String, Long>> through) {
    NameBlocks dyads =
        new NameBlocks(order.profiles().stream().map(each -> each.dyad().id()).toList());
    bands
        .apply(
            "ByBlockOfDyads",
            WithKeys.<Integer, Uncertainty>of(each -> dyads.block(each.profile().dyad().id()))
                .withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Uncertainty.class)))
        .apply("BandsByBlock", GroupByKey.create())
        .apply("WriteBands", ParDo.of(new Bands(order, dyads, through)).withSideInputs(through));
  }

  private static final class Rejects extends DoFn<KV<Integer, Iterable<byte[]>>, Void> {
    private static final long serialVersionUID = 1L;

    private final String folder;

    Rejects(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<byte[]>> block) throws IOException {
      List<Reject> rejects = new ArrayList<>();
      PackedRecords<Reject> packed = PackedRecords.of(Reject.class);
      block.getValue().forEach(pack -> rejects.addAll(packed.unpack(pack)));
      rejects.sort(null);
      try (TableParts parts = new TableParts(folder, block.getKey())) {
        parts.add(RunTable.REJECTS, RunTables.rejects(rejects));
      }
    }
  }

  private static final class Bands extends DoFn<KV<Integer, Iterable<Uncertainty>>, Void> {
    private static final long serialVersionUID = 1L;

    private final ScoreDyads.Order order;
    private final NameBlocks dyads;
    private final PCollectionView<Map<String, Long>> through;

    Bands(ScoreDyads.Order order, NameBlocks dyads, PCollectionView<Map<String, Long>> through) {
      this.order = order;
      this.dyads = dyads;
      this.through = through;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      List<Uncertainty> bands = new ArrayList<>();
      Map<String, Long> coded = context.sideInput(through);
      for (Uncertainty each : context.element().getValue()) {
        YearMonth end = order.end(each.profile(), coded, each.lastMonth());
        bands.add(each.carriedTo(end).between(order.begin(each.profile()), end));
      }
      bands.sort(
          Comparator.comparing(
              each -> Objects.requireNonNull(dyads.place(each.profile().dyad().id()))));
      try (TableParts parts = new TableParts(order.folder(), context.element().getKey())) {
        parts.add(RunTable.UNCERTAINTY, RunTables.uncertainty(bands));
        parts.add(RunTable.SHARES_UNCERTAINTY, RunTables.sharesUncertainty(bands));
        parts.add(RunTable.TORNADO, RunTables.tornado(bands));
      }
    }
  }
}
