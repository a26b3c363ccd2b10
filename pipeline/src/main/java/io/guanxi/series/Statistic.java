package io.guanxi.series;

import org.jspecify.annotations.Nullable;

/**
 * A number that may be undefined; then it carries the reason instead of a value.
 *
 * @param value the value; not a number when undefined
 * @param reason why there is no value; null when there is one
 */
public record Statistic(double value, @Nullable Undefined reason) {
  /** A defined value; a value that is not a number is undefined for the reason given. */
  public static Statistic of(double value, Undefined reasonIfNaN) {
    return Double.isNaN(value) ? undefined(reasonIfNaN) : new Statistic(value, null);
  }

  /** No value, for a reason. */
  public static Statistic undefined(Undefined reason) {
    return new Statistic(Double.NaN, reason);
  }

  /** Whether there is a value. */
  public boolean isDefined() {
    return reason == null;
  }
}
