package io.guanxi.score;

import java.io.Serializable;

/**
 * What a stretch of replicates of one dyad gave.
 *
 * <p>Every replicate depends on the seed, the dyad and its own number alone, so it does not matter
 * how replicates are cut into stretches and who computes them.
 */
public final class Replicates implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long STREAM = 2;

  private final PackedSeries series;
  private final int count;
  private final double[][] scores;
  private final double[][] rawShares;
  private final double[][] realisedShares;

  private Replicates(PackedSeries series, int count) {
    this.series = series;
    this.count = count;
    this.scores = new double[series.months()][count];
    this.rawShares = new double[series.groups().size()][count];
    this.realisedShares = new double[series.groups().size()][count];
  }

  /**
   * Computes the replicates {@code begin … end − 1}: each with one draw of every type's table score
   * ({@link I0Draw}), and the events of every month drawn with replacement.
   */
  public static Replicates of(PackedSeries series, long seed, int begin, int end) {
    Replicates replicates = new Replicates(series, end - begin);
    Replicator replicator = new Replicator(series, CarriedScore.inBinary(series.scheme().n()));
    long dyad = series.profile().dyad().id().hashCode();
    long[] i0 = series.i0();
    for (int r = begin; r < end; r++) {
      for (int t = 0; t < i0.length; t++) {
        i0[t] = I0Draw.micros(series.types().get(t), seed, r);
      }
      replicator.scoreResampled(i0, SplitMix.keyed(seed, STREAM, dyad, r));
      replicates.take(r - begin, replicator);
    }
    return replicates;
  }

  private void take(int column, Replicator replicator) {
    for (int m = 0; m < scores.length; m++) {
      scores[m][column] = replicator.scores()[m];
    }
    for (int g = 0; g < rawShares.length; g++) {
      rawShares[g][column] = replicator.rawShare(g);
      realisedShares[g][column] = replicator.realisedShare(g);
    }
  }

  /** How many replicates there are. */
  int count() {
    return count;
  }

  PackedSeries series() {
    return series;
  }

  double[] scores(int month) {
    return scores[month];
  }

  double[] rawShares(int group) {
    return rawShares[group];
  }

  double[] realisedShares(int group) {
    return realisedShares[group];
  }
}
