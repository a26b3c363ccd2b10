package io.guanxi.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two series are compared on their common months, in level and in change, and nothing is filled in.
 */
class ComparisonTest {
  private static final Scheme SCHEME = Samples.scheme(P0Rule.MONTH_START);

  @Test
  void aSeriesAgreesWithItselfInEverything() {
    MonthlySeries series = series("2020-01", 3.1, 3.2, 3.2, 2.9, 3.4);
    Comparison same = Comparison.of(series, series, SCHEME);
    assertThat(same.n()).isEqualTo(5);
    assertThat(same.bias().value()).isZero();
    assertThat(same.mae().value()).isZero();
    assertThat(same.rmse().value()).isZero();
    assertThat(same.largest().value()).isZero();
    assertThat(same.pearson().value()).isCloseTo(1, within(1e-12));
    assertThat(same.spearman().value()).isCloseTo(1, within(1e-12));
    assertThat(same.signAgreement().value()).isEqualTo(100);
    assertThat(same.levelAgreement().value()).isEqualTo(100);
    assertThat(same.movedMonths()).isEqualTo(3);
    assertThat(same.directionAgreement().value()).isEqualTo(100);
    assertThat(same.bestLag().value()).isZero();
  }

  @Test
  void errorsAreThoseComputedByHand() {
    Comparison comparison =
        Comparison.of(series("2020-01", 1, 2, 3), series("2020-01", 1.5, 2, 2), SCHEME);
    assertThat(comparison.bias().value()).isCloseTo(-0.5 / 3, within(1e-12));
    assertThat(comparison.mae().value()).isCloseTo(0.5, within(1e-12));
    assertThat(comparison.rmse().value()).isCloseTo(Math.sqrt(1.25 / 3), within(1e-12));
    assertThat(comparison.largest().value()).isEqualTo(1);
    assertThat(comparison.largestMonth()).isEqualTo(YearMonth.of(2020, 3));
    assertThat(comparison.levelAgreement().value()).isCloseTo(200.0 / 3, within(1e-9));
  }

  @Test
  void aMissingMonthIsNeitherZeroNorCarried() {
    NavigableMap<YearMonth, Double> holed = new TreeMap<>(series("2020-01", 1, 2, 3, 4).scores());
    holed.remove(YearMonth.of(2020, 2));
    Comparison comparison =
        Comparison.of(series("2020-01", 1, 2, 3, 4), new MonthlySeries("CHN-KOR", holed), SCHEME);
    assertThat(comparison.n()).isEqualTo(3);
    assertThat(comparison.aligned().onlyReference()).isEqualTo(1);
    assertThat(comparison.aligned().onlyCandidate()).isZero();
    assertThat(comparison.aligned().changes().months()).containsExactly(YearMonth.of(2020, 4));
  }

  @Test
  void aSeriesThatDoesNotMoveHasNoCorrelation() {
    Comparison comparison =
        Comparison.of(series("2020-01", 2, 2, 2), series("2020-01", 1, 2, 3), SCHEME);
    assertThat(comparison.pearson()).isEqualTo(Statistic.undefined(Undefined.STANDS_STILL));
    assertThat(comparison.spearman()).isEqualTo(Statistic.undefined(Undefined.STANDS_STILL));
    assertThat(comparison.directionAgreement())
        .isEqualTo(Statistic.undefined(Undefined.REFERENCE_NEVER_MOVED));
    assertThat(comparison.bestLag()).isEqualTo(Statistic.undefined(Undefined.STANDS_STILL));
  }

  @Test
  void withoutCommonMonthsNothingIsDefined() {
    Comparison comparison = Comparison.of(series("2020-01", 1, 2), series("2021-01", 1, 2), SCHEME);
    assertThat(comparison.n()).isZero();
    assertThat(comparison.bias()).isEqualTo(Statistic.undefined(Undefined.NO_COMMON_MONTH));
    assertThat(comparison.rmse()).isEqualTo(Statistic.undefined(Undefined.NO_COMMON_MONTH));
    assertThat(comparison.pearson()).isEqualTo(Statistic.undefined(Undefined.TOO_FEW_MONTHS));
    assertThat(comparison.largestMonth()).isNull();
  }

  @Test
  void aFollowerIsFoundWithItsLag() {
    MonthlySeries leader = series("2020-01", 1, 4, 2, 5, 3, 6, 1, 2, 8, 1, 3, 2, 7, 5, 4, 1);
    NavigableMap<YearMonth, Double> later = new TreeMap<>();
    leader.scores().forEach((month, score) -> later.put(month.plusMonths(2), score));
    Comparison comparison = Comparison.of(leader, new MonthlySeries("CHN-KOR", later), SCHEME);
    assertThat(comparison.bestLag().value()).isEqualTo(2);
  }

  @Test
  void levelsOfValuesOutsideTheScaleAreUndefined() {
    Comparison comparison =
        Comparison.of(series("2020-01", 1, 12, 3), series("2020-01", 1, 2, 3), SCHEME);
    assertThat(comparison.levelAgreement()).isEqualTo(Statistic.undefined(Undefined.OUTSIDE_SCALE));
  }

  private static MonthlySeries series(String from, double... scores) {
    NavigableMap<YearMonth, Double> byMonth = new TreeMap<>();
    YearMonth month = YearMonth.parse(from);
    for (double score : scores) {
      byMonth.put(month, score);
      month = month.plusMonths(1);
    }
    return new MonthlySeries("CHN-KOR", byMonth);
  }
}
