package io.guanxi.series;

/**
 * A number that may be undefined; then it carries the reason instead of a value.
 *
 * @param value the value; not a number when undefined
 * @param undefined why there is no value; empty when there is one
 */
public record Statistic(double value, String undefined) {
  /** A defined value; a value that is not a number is undefined for the reason given. */
  public static Statistic of(double value, String reasonIfNaN) {
    return Double.isNaN(value) ? undefined(reasonIfNaN) : new Statistic(value, "");
  }

  /** No value, for a reason. */
  public static Statistic undefined(String reason) {
    return new Statistic(Double.NaN, reason);
  }

  /** Whether there is a value. */
  public boolean isDefined() {
    return undefined.isEmpty();
  }
}
