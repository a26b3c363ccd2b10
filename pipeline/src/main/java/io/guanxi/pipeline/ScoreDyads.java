package io.guanxi.pipeline;

import io.guanxi.model.WeightedCoding;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.run.RunTables;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.score.SeriesScorer;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Scores the dyads of each block and writes its parts of the tables, one dyad after the other: a
 * worker holds a block's codings and the months of one dyad. Gives the months too, for bands.
 */
final class ScoreDyads extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The codings of each dyad by month; only when bands are asked for. */
  static final TupleTag<DyadMonths> MONTHS = new TupleTag<>("months");

  private final Order order;
  private final PCollectionView<Map<String, Long>> through;

  private ScoreDyads(Order order, PCollectionView<Map<String, Long>> through) {
    this.order = order;
    this.through = through;
  }

  /**
   * What is scored and written.
   *
   * @param profiles all dyads that codings may have, in the order of the tables
   * @param from first month written; null for the first month scored
   * @param to last month written; null for the month through which a dyad is coded, or that of its
   *     last coding, whichever is later
   * @param withMonths whether the months are given too
   * @param folder the run's folder
   */
  record Order(
      List<DyadProfile> profiles,
      Scheme scheme,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      boolean withMonths,
      String folder)
      implements Serializable {
    /**
     * The last month of a dyad that is written.
     *
     * @param through the month through which each dyad is coded
     * @param last the month of its last coding
     */
    YearMonth end(DyadProfile profile, Map<String, Long> through, YearMonth last) {
      YearMonth coded = through(profile, through);
      return to != null ? to : coded.isAfter(last) ? coded : last;
    }

    /** The month through which a dyad is coded: what its configuration says goes first. */
    YearMonth through(DyadProfile profile, Map<String, Long> through) {
      YearMonth stated = profile.codedThrough();
      long number = Objects.requireNonNull(through.get(profile.dyad().id()));
      return stated == null ? PackedRecords.month(number) : stated;
    }

    /** The first month of a dyad that is written. */
    YearMonth begin(DyadProfile profile) {
      return from == null ? profile.initialMonth().plusMonths(1) : from;
    }
  }

  /**
   * The transform.
   *
   * @param through the month through which each dyad is coded, by its id, as {@link
   *     PackedRecords#number} has it
   */
  static ScoreDyads of(Order order, PCollectionView<Map<String, Long>> through) {
    return new ScoreDyads(order, through);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> codings) {
    PCollectionTuple outputs =
        codings
            .apply("ByBlock", GroupByKey.create())
            .apply(
                "Score",
                ParDo.of(new Score(order, through))
                    .withSideInputs(through)
                    .withOutputTags(StageTotals.TAG, TupleTagList.of(MONTHS)));
    outputs.get(MONTHS).setCoder(SerializableCoder.of(DyadMonths.class));
    outputs.get(StageTotals.TAG).setCoder(CombineByName.CODER);
    return outputs;
  }

  private static final class Score extends DoFn<KV<Integer, Iterable<byte[]>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final Order order;
    private final PCollectionView<Map<String, Long>> through;

    Score(Order order, PCollectionView<Map<String, Long>> through) {
      this.order = order;
      this.through = through;
    }

    @ProcessElement
    public void process(ProcessContext context, MultiOutputReceiver outputs) throws IOException {
      Map<String, List<WeightedCoding>> byDyad = new HashMap<>();
      PackedRecords<WeightedCoding> packed = PackedRecords.of(WeightedCoding.class);
      for (byte[] pack : context.element().getValue()) {
        for (WeightedCoding each : packed.unpack(pack)) {
          byDyad.computeIfAbsent(each.coding().dyad().id(), id -> new ArrayList<>()).add(each);
        }
      }
      Map<String, Long> coded = context.sideInput(through);
      RunCounts counts = new RunCounts();
      OutputReceiver<KV<String, Long>> said = outputs.get(StageTotals.TAG);
      try (TableParts parts = new TableParts(order.folder(), context.element().getKey())) {
        for (int place = 0; place < order.profiles().size(); place++) {
          DyadProfile profile = order.profiles().get(place);
          List<WeightedCoding> codings = byDyad.remove(profile.dyad().id());
          if (codings == null) {
            continue;
          }
          said.output(
              StageTotals.once(
                  StageTotals.DYAD, profile.dyad().id() + " " + order.through(profile, coded)));
          try {
            DyadMonths months = DyadMonths.of(profile, codings);
            counts.add(months.tally());
            YearMonth end = order.end(profile, coded, months.lastMonth());
            write(SeriesScorer.score(order.scheme(), months), end, parts);
            if (order.withMonths()) {
              outputs.get(MONTHS).output(months);
            }
          } catch (FaultsException e) {
            for (int i = 0; i < e.faults().size(); i++) {
              said.output(StageTotals.fault(place, i, e.faults().get(i)));
            }
          }
        }
      }
      counts.asMap().forEach((name, n) -> said.output(KV.of(name, n)));
    }

    private void write(DyadScores scores, YearMonth end, TableParts parts) throws IOException {
      YearMonth begin = order.begin(scores.profile());
      List<String> faults = new ArrayList<>();
      checkMonth("--from", order.from(), scores, faults);
      checkMonth("--to", order.to(), scores, faults);
      if (order.from() != null && order.from().isAfter(end)) {
        faults.add(
            Fault.at(
                "--from " + order.from(),
                "the last month of "
                    + scores.profile().dyad().id()
                    + " is "
                    + end
                    + "; --to says how much further it goes"));
      }
      if (!faults.isEmpty()) {
        throw new FaultsException(faults);
      }
      DyadScores written = scores.carriedTo(end).between(begin, end);
      parts.add(RunTable.SCORES, RunTables.scores(List.of(written), order.scheme()));
      parts.add(RunTable.CONTRIBUTIONS, RunTables.contributions(List.of(written)));
      parts.add(RunTable.BREAKDOWN, RunTables.breakdown(Breakdown.of(written, begin, end)));
    }

    private static void checkMonth(
        String option, @Nullable YearMonth month, DyadScores scores, List<String> faults) {
      if (month != null && month.isBefore(scores.firstMonth())) {
        faults.add(
            option
                + " "
                + month
                + ": "
                + scores.profile().dyad().id()
                + " is scored from "
                + scores.firstMonth()
                + " on; its initial score stands at the end of "
                + scores.profile().initialMonth());
      }
    }
  }
}
