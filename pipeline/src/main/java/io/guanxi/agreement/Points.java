package io.guanxi.agreement;

/**
 * Score points that may be undefined, because the score would leave the scale; then they carry the
 * fault instead of a value.
 *
 * @param value the points; not a number when undefined
 * @param undefined the fault; empty when there is a value
 */
public record Points(double value, String undefined) {
  /** Points that are there. */
  public static Points of(double value) {
    return new Points(value, "");
  }

  /** No points, for a reason. */
  static Points undefined(String reason) {
    return new Points(Double.NaN, reason);
  }

  /** Whether there is a value. */
  public boolean isDefined() {
    return undefined.isEmpty();
  }
}
