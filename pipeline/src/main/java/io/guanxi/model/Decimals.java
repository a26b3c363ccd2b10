package io.guanxi.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Decimal texts of doubles, the same in any locale and on any Java. */
public final class Decimals {
  /** Every decimal of at most 15 digits survives the way to a double and back (IEEE 754). */
  private static final int ALWAYS_EXACT_DIGITS = 15;

  /** 17 digits are enough to tell any two doubles apart (IEEE 754). */
  private static final int ENOUGH_DIGITS = 17;

  /** All whole numbers below it have 15 digits at most. */
  private static final double ALWAYS_EXACT = 1e15;

  private static final double PER_BILLIONTH = 1e9;

  /** The bits of a double that are all zero at a power of two. */
  private static final long FRACTION = (1L << 52) - 1;

  private static final List<RoundingMode> NEAREST = List.of(RoundingMode.HALF_EVEN);
  private static final List<RoundingMode> NEAREST_FIRST =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

  private Decimals() {}

  /**
   * The shortest decimal that reads back as the same double, without exponent: {@code 4.3}, {@code
   * -0.05}, {@code 0}.
   *
   * @throws NumberFormatException when the value is infinite or not a number
   */
  public static String shortest(double value) {
    return shortestDecimal(value).toPlainString();
  }

  /**
   * The value rounded half away from zero, with exactly {@code decimals} decimals; never {@code
   * -0.0}. The shortest decimal is what is rounded, so whoever reads an unrounded score in a table
   * can repeat the rounding by hand.
   */
  public static String rounded(double value, int decimals) {
    return roundedDecimal(value, decimals).toPlainString();
  }

  /** The number behind {@link #rounded}. */
  public static BigDecimal roundedDecimal(double value, int decimals) {
    return shortestDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** The value to nine decimals, without the noise of binary fractions behind them. */
  public static double withoutNoise(double value) {
    return roundedDecimal(value, 9).doubleValue();
  }

  /**
   * One value less the other, each as {@link #shortest} shows it: what whoever reads the two in a
   * table works out by hand.
   */
  public static double difference(double value, double other) {
    return value == other
        ? 0
        : shortestDecimal(value).subtract(shortestDecimal(other)).doubleValue();
  }

  /** The number behind {@link #shortest}. */
  public static BigDecimal shortestDecimal(double value) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    double billionths = Math.rint(value * PER_BILLIONTH);
    if (Math.abs(billionths) < ALWAYS_EXACT && billionths / PER_BILLIONTH == value) {
      return plain(BigDecimal.valueOf((long) billionths, 9)); // no other of 15 digits reads back so
    }
    BigDecimal exact = new BigDecimal(value);
    boolean evenGaps = (Double.doubleToRawLongBits(value) & FRACTION) != 0;
    for (int digits = ALWAYS_EXACT_DIGITS; digits < ENOUGH_DIGITS; digits++) {
      // At a power of two the gaps to both sides differ: the nearest decimal may fail, its
      // neighbour not.
      for (RoundingMode mode : evenGaps ? NEAREST : NEAREST_FIRST) {
        BigDecimal candidate = exact.round(new MathContext(digits, mode));
        if (candidate.doubleValue() == value) {
          return plain(candidate);
        }
      }
    }
    return plain(exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN)));
  }

  private static BigDecimal plain(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
