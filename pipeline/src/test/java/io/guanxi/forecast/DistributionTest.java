package io.guanxi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final Distribution FOUR = Distribution.ofChanges(10, new int[] {-2, 0, 0, 5}, 90);

  @Test
  void aQuantileIsTheSmallestValueThatReachesIt() {
    assertThat(List.of(0.01, 0.25, 0.26, 0.75, 0.76, 0.99).stream().map(FOUR::quantile))
        .containsExactly(8, 8, 10, 10, 15, 15);
    assertThat(FOUR.upTo(9)).isEqualTo(0.25);
    assertThat(FOUR.probability(10)).isEqualTo(0.5);
    assertThat(FOUR.upTo(-91)).isZero();
  }

  @Test
  void whatWouldLeaveTheScaleStandsAtItsEnd() {
    assertThat(Distribution.ofChanges(88, new int[] {1, 5}, 90).probability(90)).isEqualTo(0.5);
  }

  @Test
  void theScoreOfACertainForecastIsItsError() {
    assertThat(Distribution.at(12, 90).crps(7)).isEqualTo(5);
  }

  @Test
  void theTransformIsSpreadOverTheStepOfWhatCame() {
    assertThat(FOUR.transformBetween(10, 0.1, 0.9)).isEqualTo(1);
    assertThat(FOUR.transformBetween(8, 0.1, 0.9)).isCloseTo(0.6, within(1e-12));
    assertThat(FOUR.transformBetween(-20, 0, 0.1)).isEqualTo(1);
    assertThat(FOUR.transformBetween(40, 0.9, 1)).isEqualTo(1);
    assertThat(FOUR.transformBetween(12, 0.7, 0.8)).isEqualTo(1);
  }

  @Test
  void theIntervalScoreIsTheWidthAndAPenaltyForWhatLiesOutside() {
    assertThat(FOUR.intervalScore(10, 0.2)).isEqualTo(7);
    assertThat(FOUR.intervalScore(18, 0.2)).isCloseTo(7 + 10 * 3, within(1e-9));
  }

  @Test
  void aMixtureAveragesProbabilities() {
    Distribution mixed = Distribution.mix(List.of(FOUR, Distribution.at(8, 90)), 0.5, 0.5);

    assertThat(mixed.probability(8)).isCloseTo(0.625, within(1e-12));
    assertThat(mixed.quantile(0.5)).isEqualTo(8);
  }
}
