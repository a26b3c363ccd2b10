package io.guanxi.model;

import java.io.Serializable;
import java.time.YearMonth;

/**
 * The relation at the end of one month.
 *
 * @param month the month
 * @param start score at the end of the month before, in points, unrounded
 * @param score score at the end of the month, in points, unrounded
 * @param positiveMicros sum of the positive table scores of the month, ≥ 0, in micropoints
 * @param negativeMicros sum of the negative table scores of the month, ≤ 0, in micropoints
 * @param positiveEvents scored codings of positive event types
 * @param negativeEvents scored codings of negative event types
 * @param heldBack what the scheme's dead band held back: 0, or less the sum of the impacts of the
 *     month's events, which then left the score as it was, points
 */
public record MonthlyScore(
    YearMonth month,
    double start,
    double score,
    long positiveMicros,
    long negativeMicros,
    int positiveEvents,
    int negativeEvents,
    double heldBack)
    implements Serializable {
  /** A month without events, which leaves the score as it is. */
  public static MonthlyScore silent(YearMonth month, double score) {
    return new MonthlyScore(month, score, score, 0, 0, 0, 0, 0);
  }

  /** The same of another month. */
  public MonthlyScore at(YearMonth other) {
    return new MonthlyScore(
        other,
        start,
        score,
        positiveMicros,
        negativeMicros,
        positiveEvents,
        negativeEvents,
        heldBack);
  }

  /**
   * The change over the month, in points: the unrounded scores as tables show them, taken apart.
   */
  public double change() {
    return Decimals.difference(score, start);
  }

  /** Scored codings of the month. */
  public int events() {
    return positiveEvents + negativeEvents;
  }
}
