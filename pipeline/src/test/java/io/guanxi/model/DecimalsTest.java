package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimal texts of doubles in the cases a reader can check by hand. */
class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "4.3, 4.3",
    "-0.05, -0.05",
    "0.0, 0",
    "-0.0, 0",
    "9.0, 9",
    "100.0, 100",
    "0.30000000000000004, 0.30000000000000004",
    "1e-7, 0.0000001",
    "1e21, 1000000000000000000000",
    "2.0e-3, 0.002",
  })
  void writesTheShortestDecimalWithoutExponent(double value, String text) {
    assertThat(Decimals.shortest(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "4.25, 1, 4.3",
    "-4.25, 1, -4.3",
    "4.35, 1, 4.4",
    "-4.35, 1, -4.4",
    "0.05, 1, 0.1",
    "-0.05, 1, -0.1",
    "4.2499999999999, 1, 4.2",
    "8.95, 1, 9.0",
    "3.0, 1, 3.0",
    "2.5, 0, 3",
    "-2.5, 0, -3",
    "0.0005, 3, 0.001",
  })
  void roundsHalfAwayFromZero(double value, int decimals, String text) {
    assertThat(Decimals.rounded(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.0, -0.04, -0.049999, -1e-12, 0.0, 0.04})
  void knowsNoNegativeZero(double value) {
    assertThat(Decimals.rounded(value, 1)).isEqualTo("0.0");
    assertThat(Decimals.roundedDecimal(value, 1).signum()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // The nearest decimal of 16 digits, …801, is nearer to the double below, where gaps are half.
    "0x1p-44, 0.00000000000005684341886080802",
    "-0x1p-44, -0.00000000000005684341886080802",
    "0x1p-24, 0.00000005960464477539063",
    "0x1p-1, 0.5",
    "0x1p3, 8",
    "0x1p53, 9007199254740992"
  })
  void writesPowersOfTwo(String value, String text) {
    assertThat(Decimals.shortest(Double.parseDouble(value))).isEqualTo(text);
  }

  @Test
  void noShorterDecimalReadsBackAsAPowerOfTwo() {
    for (int exponent = -200; exponent <= 200; exponent++) {
      double value = Math.scalb(1.0, exponent);
      BigDecimal shortest = new BigDecimal(Decimals.shortest(value)).stripTrailingZeros();

      assertThat(shortest.doubleValue()).as("2^%d", exponent).isEqualTo(value);
      int fewer = shortest.precision() - 1;
      for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
        if (fewer > 0) {
          BigDecimal shorter = new BigDecimal(value).round(new MathContext(fewer, mode));
          assertThat(shorter.doubleValue()).as("2^%d: %s", exponent, shorter).isNotEqualTo(value);
        }
      }
    }
  }

  @Test
  void refusesWhatIsNotANumber() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatExceptionOfType(NumberFormatException.class)
          .isThrownBy(() -> Decimals.shortest(value));
    }
  }
}
