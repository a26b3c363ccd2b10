package io.guanxi.score;

import io.guanxi.model.Micropoints;
import io.guanxi.scheme.P0Rule;
import java.util.Collection;

/**
 * What the events of one month do to any score that they meet: {@code P1 = factor · P0 + shift}.
 *
 * <p>Both rules for P0 are such a map, because {@link Impact} is linear in the score that is met: a
 * month is one of its steps under {@link P0Rule#MONTH_START} and a chain of them under {@link
 * P0Rule#RUNNING} ({@code docs/method.md} §3). With it the effect of a change on all later months
 * is found without scoring every event again. Nothing is refused or clamped here: a month between
 * two runs may leave the scale although neither run does.
 *
 * @param factor what is left of a point of P0 at the end of the month
 * @param shift the score at the end of the month when P0 is zero, points
 */
public record MonthStep(double factor, double shift) {
  /** A month without events. */
  public static final MonthStep SILENT = new MonthStep(1, 0);

  /**
   * The step of a whole month under {@link P0Rule#MONTH_START}.
   *
   * @param n the end of the scale, points
   * @param positiveMicros sum of the table scores of positive events, micropoints, ≥ 0
   * @param negativeMicros sum of the table scores of negative events, micropoints, ≤ 0
   */
  public static MonthStep ofSums(int n, long positiveMicros, long negativeMicros) {
    double positive = Micropoints.toPoints(positiveMicros);
    double negative = Micropoints.toPoints(negativeMicros);
    return new MonthStep(1 - (positive - negative) / n, Impact.of(n, 0, positive, negative));
  }

  /**
   * The step of a whole month under {@link P0Rule#RUNNING}.
   *
   * @param n the end of the scale, points
   * @param i0Micros table scores in the order in which the events met the relation, micropoints
   */
  public static MonthStep ofEvents(int n, Collection<Long> i0Micros) {
    MonthStep month = SILENT;
    for (long i0 : i0Micros) {
      month = month.then(ofSums(n, Math.max(i0, 0), Math.min(i0, 0)));
    }
    return month;
  }

  /** The score at the end of the month. */
  public double after(double p0) {
    return factor * p0 + shift;
  }

  private MonthStep then(MonthStep next) {
    return new MonthStep(next.factor * factor, next.after(shift));
  }
}
