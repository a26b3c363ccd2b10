package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.scheme.P0Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a person works out by hand, for one month or many, is what is carried and shown: exact
 * halves go away from zero.
 */
class CarriedScoreOracleTest {
  private static final BigDecimal N = BigDecimal.valueOf(9);
  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

  @Test
  void theHalfOfOneEventIsShownAwayFromZero() {
    CarriedScore score = carried(CarriedScore.inDecimals(9), 2.4);

    MonthStep.take(score, P0Rule.MONTH_START, 0, new Month(List.of(750_000L)));

    assertThat(score.points()).isEqualTo(2.95);
    assertThat(Decimals.rounded(score.points(), 1)).isEqualTo("3.0");
  }

  /** Every start of one decimal with every table score of two that together give a half. */
  @ParameterizedTest
  @EnumSource(P0Rule.class)
  void everyHalfOfOneMonthGoesAwayFromZero(P0Rule rule) {
    int halves = 0;
    for (int tenths = -90; tenths <= 90; tenths++) {
      BigDecimal start = BigDecimal.valueOf(tenths, 1);
      for (int hundredths = -300; hundredths <= 300; hundredths++) {
        BigDecimal i0 = BigDecimal.valueOf(hundredths, 2);
        BigDecimal room = i0.signum() > 0 ? N.subtract(start) : N.add(start);
        BigDecimal nineTimes = N.multiply(start).add(room.multiply(i0));
        if (isHalf(nineTimes)) {
          CarriedScore score = carried(CarriedScore.inDecimals(9), tenths / 10.0);
          MonthStep.take(score, rule, 0, new Month(List.of(Micropoints.of(i0))));
          assertThat(Decimals.roundedDecimal(score.points(), 1))
              .as("%s and %s", start, i0)
              .isEqualTo(nineTimes.divide(N).setScale(1, RoundingMode.HALF_UP));
          halves++;
        }
      }
    }
    assertThat(halves).isEqualTo(676);
  }

  /** Whether a ninth of the number lies exactly between two numbers of one decimal. */
  private static boolean isHalf(BigDecimal nineTimes) {
    BigDecimal[] twentieths = nineTimes.multiply(TWENTY).divideAndRemainder(N);
    return twentieths[1].signum() == 0 && twentieths[0].toBigInteger().testBit(0);
  }

  /**
   * Two hundred pairs of months: table scores that lie 1 apart leave 8/9 of the score, which has
   * endless decimals, those of the next month 0.9 apart leave 9/10 of that. By hand the pair is 0.8
   * · P + 0.9 · s + t, with s and t the sums of the two months, and t is chosen so that it ends in
   * a half.
   */
  @Test
  void halvesAfterManyMonthsGoAwayFromZero() {
    Random random = new Random(20261125);
    CarriedScore score = carried(CarriedScore.inDecimals(9), 4.3);
    BigDecimal byHand = new BigDecimal("4.3");
    for (int pair = 0; pair < 200; pair++) {
      long first = 5_000L * random.nextInt(200);
      BigDecimal without =
          byHand
              .multiply(new BigDecimal("0.8"))
              .add(new BigDecimal("0.9").multiply(Micropoints.toDecimal(2 * first - 1_000_000)));
      BigDecimal half =
          without
              .setScale(1, RoundingMode.DOWN)
              .add(new BigDecimal(random.nextBoolean() ? "0.05" : "-0.05"));
      long second = (900_000 + Micropoints.of(half.subtract(without))) / 2;

      MonthStep.take(score, P0Rule.MONTH_START, 0, new Month(List.of(first, first - 1_000_000)));
      MonthStep.take(score, P0Rule.MONTH_START, 0, new Month(List.of(second, second - 900_000)));

      byHand = half;
      assertThat(score.points()).as("pair %s", pair).isEqualTo(byHand.doubleValue());
      assertThat(Decimals.roundedDecimal(score.points(), 1))
          .isEqualTo(byHand.setScale(1, RoundingMode.HALF_UP));
    }
  }

  @Property(seed = "5", tries = 500)
  void bothKindsCarryTheSameScoreButForNoise(
      @ForAll @DoubleRange(min = -9, max = 9) double start,
      @ForAll @Size(max = 8) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> i0Micros) {
    for (P0Rule rule : P0Rule.values()) {
      CarriedScore decimal = carried(CarriedScore.inDecimals(9), start);
      CarriedScore binary = carried(CarriedScore.inBinary(9), start);
      MonthStep.take(decimal, rule, 0, new Month(i0Micros));
      MonthStep.take(binary, rule, 0, new Month(i0Micros));
      assertThat(binary.points()).isCloseTo(decimal.points(), within(1e-12));
    }
  }

  private static CarriedScore carried(CarriedScore score, double start) {
    score.startAt(start);
    return score;
  }

  private record Month(List<Long> i0Micros) implements MonthStep.Events {
    @Override
    public int begin() {
      return 0;
    }

    @Override
    public int end() {
      return i0Micros.size();
    }

    @Override
    public long micros(int event) {
      return i0Micros.get(event);
    }

    @Override
    public int times(int event) {
      return 1;
    }

    @Override
    public void took(int event, double met, double impact) {}
  }
}
