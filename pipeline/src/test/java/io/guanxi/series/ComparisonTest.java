package io.guanxi.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Scheme;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
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
    assertThat(same.detrendedPearson().value()).isCloseTo(1, within(1e-9));
    assertThat(same.zRmse().value()).isZero();
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
    assertThat(comparison.zMae()).isEqualTo(Statistic.undefined(Undefined.STANDS_STILL));
    assertThat(comparison.lags())
        .allSatisfy(lag -> assertThat(lag.pearson().isDefined()).isFalse());
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
    Lag best =
        Collections.max(
            comparison.lags().stream().filter(lag -> lag.pearson().isDefined()).toList(),
            Comparator.comparingDouble(lag -> lag.pearson().value()));
    assertThat(best.lag()).isEqualTo(2);
    assertThat(best.n()).isEqualTo(16);
  }

  @Test
  void theIntervalOfALagCountsIndependentMonthsOnly() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    double[] y = {1, 3, 2, 5, 4, 6, 8, 7, 10, 9, 12, 11};
    Comparison comparison = Comparison.of(series("2020-01", x), series("2020-01", y), SCHEME);
    Lag none = comparison.lags().get(12);
    assertThat(none.lag()).isZero();
    assertThat(none.effective()).isLessThan(12);
    double half = 1.959963984540054 / Math.sqrt(none.effective() - 3);
    double z = 0.5 * Math.log((1 + none.pearson().value()) / (1 - none.pearson().value()));
    assertThat(none.low()).isCloseTo(Math.tanh(z - half), within(1e-12));
    assertThat(none.high()).isCloseTo(Math.tanh(z + half), within(1e-12));
  }

  @Test
  void aCommonTrendIsNoCommonCourse() {
    Comparison comparison =
        Comparison.of(
            series("2020-01", 1.1, 1.9, 3.1, 3.9, 5.1, 5.9),
            series("2020-01", 0.9, 2.1, 2.9, 4.1, 4.9, 6.1),
            SCHEME);
    assertThat(comparison.pearson().value()).isGreaterThan(0.99);
    assertThat(comparison.detrendedPearson().value()).isCloseTo(-1, within(1e-6));
  }

  @Test
  void zScoresDoNotKnowLevelAndSpread() {
    Comparison comparison =
        Comparison.of(series("2020-01", 1, 2, 4), series("2020-01", 10, 12, 16), SCHEME);
    assertThat(comparison.zRmse().value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aQuarterIsTheMeanOfItsThreeMonthsOrMissing() {
    MonthlySeries means = Period.QUARTER.means(series("2020-02", 1, 2, 3, 4, 8));
    assertThat(means.scores()).containsExactly(Map.entry(YearMonth.of(2020, 6), 5.0));
    assertThat(Period.QUARTER.shown(YearMonth.of(2020, 6))).isEqualTo("2020-Q2");
    Aligned aligned =
        Aligned.of(
            Period.QUARTER.means(series("2020-01", 1, 1, 1, 2, 2, 2)),
            Period.QUARTER.means(series("2020-01", 1, 1, 1, 4, 4, 4)),
            Period.QUARTER);
    assertThat(aligned.changes().candidate()).containsExactly(3.0);
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
