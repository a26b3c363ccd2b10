package io.guanxi.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact arithmetic on table scores: one point is 1,000,000 micropoints, held in a {@code long}.
 *
 * <p>Sums of table scores are merged in parallel and in any order; whole numbers make every merge
 * order give the same sum. The range of a {@code long} leaves room for 10¹² points.
 */
public final class Micropoints {
  /** Micropoints in one point. */
  public static final long PER_POINT = 1_000_000L;

  private static final int DECIMALS = 6;

  private Micropoints() {}

  /**
   * The exact number of micropoints of a decimal number of points.
   *
   * @param points in points, at most six decimals
   * @return the same amount in micropoints
   * @throws ArithmeticException when {@code points} is finer than a micropoint or too large
   */
  public static long of(BigDecimal points) {
    return points.movePointRight(DECIMALS).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
  }

  /** The amount in points, rounded once to the nearest double. */
  public static double toPoints(long micropoints) {
    return (double) micropoints / PER_POINT;
  }

  /** The amount in points as an exact decimal without trailing zeros, for example {@code -0.15}. */
  public static String toText(long micropoints) {
    if (micropoints == 0) {
      return "0";
    }
    return toDecimal(micropoints).stripTrailingZeros().toPlainString();
  }

  /** The exact amount in points. */
  public static BigDecimal toDecimal(long micropoints) {
    return BigDecimal.valueOf(micropoints, DECIMALS);
  }
}
