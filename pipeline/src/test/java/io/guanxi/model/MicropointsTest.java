package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Table scores as whole numbers. */
class MicropointsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0.27, 270000, 0.27",
    "-0.15, -150000, -0.15",
    "1.50, 1500000, 1.5",
    "0.000001, 1, 0.000001",
    "-9, -9000000, -9",
    "30, 30000000, 30",
    "0.2700000000, 270000, 0.27",
    "1E+1, 10000000, 10",
  })
  void turnsPointsIntoMicropointsAndBack(String points, long micropoints, String text) {
    assertThat(Micropoints.of(new BigDecimal(points))).isEqualTo(micropoints);
    assertThat(Micropoints.toText(micropoints)).isEqualTo(text);
    assertThat(Micropoints.toPoints(micropoints)).isEqualTo(Double.parseDouble(points));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0000001", "0.1234567", "-0.0000015"})
  void refusesWhatIsFinerThanAMicropoint(String points) {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Micropoints.of(new BigDecimal(points)));
  }

  @Test
  void refusesWhatDoesNotFitALong() {
    assertThat(Micropoints.of(new BigDecimal("9223372036854.775807"))).isEqualTo(Long.MAX_VALUE);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Micropoints.of(new BigDecimal("9223372036854.775808")));
  }
}
