package io.guanxi.nowcast;

import io.guanxi.series.WeightedValues;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How good nowcasts would have been, month after month, with what was known at the time. */
public final class NowcastEvaluation {
  /** The name of the row that pools all pairs. */
  public static final String ALL = "ALL";

  private NowcastEvaluation() {}

  /**
   * How good nowcasts of a pair were at a lag; null where nothing can be computed.
   *
   * @param dyad the pair, or {@link #ALL}
   * @param lag months since the last published score
   * @param n months that could be compared
   * @param mae mean absolute error, points
   * @param maeNoChange the same of the last published score, points
   * @param moved months whose score was not the last published one
   * @param spoken moved months in which the nowcast was not the last published score either
   * @param direction share of the spoken months in which both went the same way
   * @param brier Brier score of down, still and up together, 0 … 2
   * @param brierBase the same of the pair's own frequencies in the 120 months before the anchor
   * @param coverage80 share of the months inside the 80 % interval, by the randomised transform
   * @param coverage95 the same of the 95 % interval
   */
  public record Row(
      String dyad,
      int lag,
      int n,
      @Nullable Double mae,
      @Nullable Double maeNoChange,
      int moved,
      int spoken,
      @Nullable Double direction,
      @Nullable Double brier,
      @Nullable Double brierBase,
      @Nullable Double coverage80,
      @Nullable Double coverage95) {}

  /**
   * Evaluates.
   *
   * @param nowcaster with a frozen model or one that learns as time goes
   * @param evidence the pairs' published scores, for the frequencies
   * @param lags months since the last published score
   * @param from first target month
   * @param to last target month
   * @return a row a pair and one for all, lag by lag
   */
  public static List<Row> of(
      Nowcaster nowcaster,
      List<PairEvidence> evidence,
      List<Integer> lags,
      YearMonth from,
      YearMonth to) {
    Map<String, PairEvidence> byDyad = new TreeMap<>();
    evidence.forEach(each -> byDyad.put(each.published().dyad(), each));
    List<Row> rows = new ArrayList<>();
    for (int lag : lags) {
      Tally all = new Tally(ALL, lag);
      Map<String, Tally> pairs = new TreeMap<>();
      byDyad.keySet().forEach(dyad -> pairs.put(dyad, new Tally(dyad, lag)));
      for (Nowcast nowcast : nowcaster.at(lag, from, to)) {
        if (nowcast.outcome() != null) {
          WeightedValues base = frequencies(byDyad.get(nowcast.dyad()), nowcast);
          all.add(nowcast, base);
          pairs.computeIfAbsent(nowcast.dyad(), dyad -> new Tally(dyad, lag)).add(nowcast, base);
        }
      }
      pairs.values().forEach(tally -> rows.add(tally.row()));
      rows.add(all.row());
    }
    return rows;
  }

  /** The start moved by each change over the lag in the 120 months before the anchor. */
  private static @Nullable WeightedValues frequencies(
      @Nullable PairEvidence evidence, Nowcast nowcast) {
    if (evidence == null) {
      return null;
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Double to = evidence.published().scores().get(nowcast.anchor().minusMonths(i));
      Double from =
          evidence.published().scores().get(nowcast.anchor().minusMonths(i + nowcast.lag()));
      if (to != null && from != null) {
        values.add(nowcast.start() + MonthGrid.round(to - from, 0.1));
      }
    }
    double[] array = values.stream().mapToDouble(value -> value).toArray();
    double[] ones = new double[array.length];
    java.util.Arrays.fill(ones, 1);
    return array.length < 24 ? null : WeightedValues.of(array, ones);
  }

  private static final class Tally {
    private final String dyad;
    private final int lag;
    private int n;
    private double errors;
    private double still;
    private int moved;
    private int spoken;
    private int right;
    private int graded;
    private double brier;
    private double brierBase;
    private double inside80;
    private double inside95;

    Tally(String dyad, int lag) {
      this.dyad = dyad;
      this.lag = lag;
    }

    void add(Nowcast nowcast, @Nullable WeightedValues base) {
      Double outcome = nowcast.outcome();
      if (outcome == null) {
        return;
      }
      double move = MonthGrid.round(outcome - nowcast.start(), 1e-6);
      n++;
      errors += Math.abs(nowcast.point() - outcome);
      still += Math.abs(move);
      if (move != 0) {
        moved++;
        if (nowcast.correction() != 0) {
          spoken++;
          right += Math.signum(move) == Math.signum(nowcast.correction()) ? 1 : 0;
        }
      }
      Nowcast.Moves moves = nowcast.moves();
      WeightedValues distribution = nowcast.distribution();
      if (moves != null && distribution != null && base != null) {
        graded++;
        brier += moves.brier(move);
        brierBase += Nowcast.Moves.of(base, nowcast.start()).brier(move);
        inside80 += distribution.covers(outcome, 0.8);
        inside95 += distribution.covers(outcome, 0.95);
      }
    }

    Row row() {
      return new Row(
          dyad,
          lag,
          n,
          share(errors, n),
          share(still, n),
          moved,
          spoken,
          share(right, spoken),
          share(brier, graded),
          share(brierBase, graded),
          share(inside80, graded),
          share(inside95, graded));
    }

    private static @Nullable Double share(double part, int of) {
      return of == 0 ? null : part / of;
    }
  }
}
