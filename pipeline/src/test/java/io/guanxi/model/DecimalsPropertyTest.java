package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What makes a decimal text shortest, and a rounding right, for any double of a score's size. */
class DecimalsPropertyTest {
  @Property(seed = "20260102", tries = 5000)
  void shortestReadsBackAsTheSameDouble(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
    assertThat(Double.parseDouble(Decimals.shortest(value))).isEqualTo(value == 0 ? 0.0 : value);
  }

  @Property(seed = "20260103", tries = 5000)
  void anyBitPatternOfAScoreReadsBack(@ForAll long bits) {
    double value = scoreOf(bits);

    assertThat(Double.parseDouble(Decimals.shortest(value))).isEqualTo(value);
  }

  @Property(seed = "20260104", tries = 5000)
  void noShorterDecimalReadsBack(@ForAll long bits) {
    double value = scoreOf(bits);
    BigDecimal shortest = new BigDecimal(Decimals.shortest(value)).stripTrailingZeros();
    int fewer = shortest.precision() - 1;
    if (fewer > 0) {
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
        BigDecimal shorter = new BigDecimal(value).round(new MathContext(fewer, mode));
        assertThat(shorter.doubleValue()).as("%s for %s", shorter, shortest).isNotEqualTo(value);
      }
    }
  }

  @Property(seed = "20260105", tries = 5000)
  void aShortDecimalIsWrittenAsItIs(
      @ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long digits,
      @ForAll @IntRange(max = 10) int decimals) {
    BigDecimal given = BigDecimal.valueOf(digits, decimals);

    assertThat(new BigDecimal(Decimals.shortest(given.doubleValue()))).isEqualByComparingTo(given);
  }

  @Property(seed = "20260106", tries = 5000)
  void roundingMovesByHalfAStepAtMostAndTiesGoAwayFromZero(
      @ForAll @LongRange(min = -9_000_000, max = 9_000_000) long micropoints,
      @ForAll @IntRange(max = 5) int decimals) {
    BigDecimal exact = BigDecimal.valueOf(micropoints, 6);

    BigDecimal rounded = new BigDecimal(Decimals.rounded(exact.doubleValue(), decimals));

    BigDecimal halfStep = BigDecimal.valueOf(5, decimals + 1);
    BigDecimal moved = rounded.abs().subtract(exact.abs());
    assertThat(rounded.scale()).isEqualTo(decimals);
    assertThat(moved).isLessThanOrEqualTo(halfStep);
    assertThat(moved).isGreaterThan(halfStep.negate());
    assertThat(rounded.signum()).isIn(0, exact.signum());
  }

  /** A double of −9 … 9 whose last bits are as given. */
  private static double scoreOf(long bits) {
    double unit = Double.longBitsToDouble((bits & 0x000fffffffffffffL) | 0x3ff0000000000000L);
    int exponent = (int) (bits >>> 56) % 20;
    double value = Math.scalb(unit, 2 - exponent);
    return bits < 0 ? -value : value;
  }
}
