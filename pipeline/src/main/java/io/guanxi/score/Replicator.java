package io.guanxi.score;

import io.guanxi.model.Micropoints;
import java.util.Arrays;

/**
 * Scores one dyad over and over, with other table scores and other numbers of times that an event
 * occurs; by the same step as {@link SeriesScorer}, which a replicate with the table's own values
 * and every event once repeats to the bit.
 *
 * <p>Results stand in arrays that the next replicate overwrites; for one thread.
 */
final class Replicator {
  private final PackedSeries series;
  private final int n;
  private final double[] scores;
  private final double[] raw;
  private final double[] realised;
  private final int[] times;

  Replicator(PackedSeries series) {
    this.series = series;
    this.n = series.scheme().n();
    this.scores = new double[series.months()];
    this.raw = new double[series.groups().size()];
    this.realised = new double[series.groups().size()];
    this.times = new int[series.offset(series.months())];
  }

  /** Scores every event once. */
  void scoreOnce(long[] i0ByType) {
    Arrays.fill(times, 1);
    score(i0ByType);
  }

  /** Scores as many events a month as there are, drawn from the month's events with replacement. */
  void scoreResampled(long[] i0ByType, SplitMix random) {
    Arrays.fill(times, 0);
    for (int m = 0; m < series.months(); m++) {
      int begin = series.offset(m);
      int events = series.offset(m + 1) - begin;
      for (int draw = 0; draw < events; draw++) {
        times[begin + (int) random.below(events)]++;
      }
    }
    score(i0ByType);
  }

  /** How often each event occurred, in the order of the events. */
  int[] times() {
    return times;
  }

  /**
   * The scores at the end of the months, points; not a number from the month on in which the score
   * leaves the scale.
   */
  double[] scores() {
    return scores;
  }

  /** The final score, points; not a number when it left the scale before. */
  double finalScore() {
    int last = series.finalMonth();
    return last < 0 ? series.profile().initialScore() : scores[last];
  }

  /**
   * Percent of Σ|I0| of the group's sign in the window that falls to the group; not a number when
   * that sum is 0 or the score left the scale.
   */
  double rawShare(int group) {
    return share(raw, group);
  }

  /** The same for Σ|I|. */
  double realisedShare(int group) {
    return share(realised, group);
  }

  private double share(double[] sums, int group) {
    double whole = 0;
    for (int g = 0; g < sums.length; g++) {
      whole += series.groups().get(g).sign() == series.groups().get(group).sign() ? sums[g] : 0;
    }
    return whole == 0 || Double.isNaN(finalScore()) ? Double.NaN : 100 * sums[group] / whole;
  }

  private void score(long[] i0ByType) {
    Arrays.fill(raw, 0);
    Arrays.fill(realised, 0);
    double score = series.profile().initialScore();
    for (int m = 0; m < scores.length; m++) {
      score = Scale.within(n, step(score, m, i0ByType));
      scores[m] = score;
    }
  }

  private double step(double start, int month, long[] i0ByType) {
    boolean running = series.running();
    boolean inWindow = series.inWindow(month);
    double met = start;
    long positive = 0;
    long negative = 0;
    for (int e = series.offset(month); e < series.offset(month + 1); e++) {
      long micros = series.micros(e, i0ByType);
      boolean good = series.isPositive(e);
      for (int time = 0; time < times[e]; time++) {
        double impact = impact(met, good ? micros : 0, good ? 0 : micros);
        if (inWindow) {
          raw[series.groupOf(e)] += Math.abs(micros);
          realised[series.groupOf(e)] += Math.abs(impact);
        }
        if (running) {
          met += impact;
        }
        positive += good ? micros : 0;
        negative += good ? 0 : micros;
      }
    }
    return running ? met : start + impact(start, positive, negative);
  }

  private double impact(double met, long positiveMicros, long negativeMicros) {
    return Impact.of(
        n, met, Micropoints.toPoints(positiveMicros), Micropoints.toPoints(negativeMicros));
  }
}
