package io.guanxi.forecast;

import org.jspecify.annotations.Nullable;

/**
 * The pair's own last changes over the same horizon, each as likely as the other.
 *
 * @param months how many changes at most
 * @param limit the end of the scale in units
 */
record OwnPast(int months, int limit) implements Model {
  /** The honest benchmark of a distribution. */
  static final int MONTHS = 120;

  /** With fewer changes than this nothing is said. */
  static final int LEAST = 24;

  @Override
  public @Nullable Forecast at(ScoreHistory history, int origin, int horizon) {
    int[] changes = history.changes(origin, horizon, months);
    return changes.length < LEAST
        ? null
        : Forecast.ofMedian(Distribution.ofChanges(history.at(origin), changes, limit));
  }
}
