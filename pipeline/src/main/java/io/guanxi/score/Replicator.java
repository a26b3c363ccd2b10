package io.guanxi.score;

import java.util.Arrays;

/**
 * Scores one dyad over and over, with other table scores and other numbers of times that an event
 * occurs; by the same {@link MonthStep} as {@link SeriesScorer}.
 *
 * <p>Results stand in arrays that the next replicate overwrites; for one thread.
 */
final class Replicator implements MonthStep.Events {
  private final PackedSeries series;
  private final CarriedScore score;
  private final double[] scores;
  private final double[] raw;
  private final double[] realised;
  private final int[] times;
  private long[] i0 = {};
  private int month;

  /** Scores as {@link SeriesScorer} does, to the bit. */
  Replicator(PackedSeries series) {
    this(series, CarriedScore.inDecimals(series.scheme().n()));
  }

  /** Scores in numbers of a given kind. */
  Replicator(PackedSeries series, CarriedScore score) {
    this.series = series;
    this.score = score;
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
    i0 = i0ByType;
    score.startAt(series.profile().initialScore());
    for (month = 0; month < scores.length; month++) {
      MonthStep.take(score, series.scheme().p0(), series.scheme().deadBand(), this);
      score.keepOnScale();
      scores[month] = score.points();
    }
  }

  @Override
  public int begin() {
    return series.offset(month);
  }

  @Override
  public int end() {
    return series.offset(month + 1);
  }

  @Override
  public long micros(int event) {
    return series.micros(event, i0);
  }

  @Override
  public int times(int event) {
    return times[event];
  }

  @Override
  public void took(int event, double met, double impact) {
    if (series.inWindow(month)) {
      raw[series.groupOf(event)] += Math.abs(series.micros(event, i0));
      realised[series.groupOf(event)] += Math.abs(impact);
    }
  }
}
