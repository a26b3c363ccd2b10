package io.guanxi.pipeline;

import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.Sampling;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.PackedSeries;
import io.guanxi.score.Replicates;
import io.guanxi.score.Uncertainty;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Draws replicates of every dyad and takes bands of them, one element a dyad.
 *
 * <p>The replicates are cut into {@value #CHUNKS} stretches, which workers may share as they like:
 * a replicate depends on the seed, the dyad and its number alone, and bands are made of sorted
 * values.
 */
final class EstimateUncertainty
    extends PTransform<PCollection<DyadMonths>, PCollection<Uncertainty>> {
  private static final long serialVersionUID = 1L;

  /** Enough for the cores of one machine; a key in the direct runner's shuffle costs some 3 ms. */
  private static final int CHUNKS = 8;

  private final ScoreDyads.Order order;
  private final Codebook codebook;
  private final Sampling sampling;

  private EstimateUncertainty(ScoreDyads.Order order, Codebook codebook, Sampling sampling) {
    this.order = order;
    this.codebook = codebook;
    this.sampling = sampling;
  }

  static EstimateUncertainty of(ScoreDyads.Order order, Codebook codebook, Sampling sampling) {
    return new EstimateUncertainty(order, codebook, sampling);
  }

  @Override
  public PCollection<Uncertainty> expand(PCollection<DyadMonths> dyads) {
    return dyads
        .apply("Pack", ParDo.of(new Pack(order.scheme(), codebook, order.from(), order.to())))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(PackedSeries.class)))
        .apply("ByChunk", GroupByKey.create())
        .apply("Replicate", ParDo.of(new Replicate(sampling)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Replicates.class)))
        .apply("ByDyad", GroupByKey.create())
        .apply("TakeBands", ParDo.of(new TakeBands()))
        .setCoder(SerializableCoder.of(Uncertainty.class));
  }

  private static final class Pack extends DoFn<DyadMonths, KV<Integer, PackedSeries>> {
    private static final long serialVersionUID = 1L;

    private final Scheme scheme;
    private final Codebook codebook;
    private final @Nullable YearMonth from;
    private final @Nullable YearMonth to;

    Pack(Scheme scheme, Codebook codebook, @Nullable YearMonth from, @Nullable YearMonth to) {
      this.scheme = scheme;
      this.codebook = codebook;
      this.from = from;
      this.to = to;
    }

    @ProcessElement
    public void process(
        @Element DyadMonths dyad, OutputReceiver<KV<Integer, PackedSeries>> chunks) {
      PackedSeries series = PackedSeries.of(scheme, codebook, dyad, from, to);
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        chunks.output(KV.of(chunk, series));
      }
    }
  }

  private static final class Replicate
      extends DoFn<KV<Integer, Iterable<PackedSeries>>, KV<String, Replicates>> {
    private static final long serialVersionUID = 1L;

    private final Sampling sampling;

    Replicate(Sampling sampling) {
      this.sampling = sampling;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<PackedSeries>> chunk,
        OutputReceiver<KV<String, Replicates>> replicates) {
      int begin = begin(chunk.getKey());
      int end = begin(chunk.getKey() + 1);
      for (PackedSeries series : chunk.getValue()) {
        replicates.output(
            KV.of(
                series.profile().dyad().id(), Replicates.of(series, sampling.seed(), begin, end)));
      }
    }

    private int begin(int chunk) {
      return (int) ((long) sampling.replicates() * chunk / CHUNKS);
    }
  }

  private static final class TakeBands extends DoFn<KV<String, Iterable<Replicates>>, Uncertainty> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<Replicates>> dyad, OutputReceiver<Uncertainty> bands) {
      List<Replicates> parts = new ArrayList<>();
      dyad.getValue().forEach(parts::add);
      bands.output(Uncertainty.of(parts));
    }
  }
}
