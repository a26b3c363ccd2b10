package io.guanxi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.estimation.FastArimaForecasts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against R; {@code benchmarks/forecast/oracle.R} prints the values. */
class ForecastOracleTest {
  private static final int N = 120;

  /** The series of the script, in units. */
  static int[] units() {
    return IntStream.rangeClosed(1, N)
        .map(
            i ->
                (int) Math.rint(20 + 8 * Math.sin(i / 9.0) + 5 * Math.cos(i * i / 37.0) + i / 12.0))
        .toArray();
  }

  @Test
  void theScoreOfAnEmpiricalDistributionIsThatOfItsSample() {
    ScoreHistory history = Made.history("CHN-KOR", units());
    int[] changes = history.changes(N - 1, 3, 40);
    Distribution distribution = Distribution.ofChanges(history.at(N - 1), changes, 90);

    assertThat(distribution.crps(history.at(N - 1) + 2)).isCloseTo(1.450625, within(1e-9));
    assertThat(distribution.crps(history.at(N - 1) - 9)).isCloseTo(6.650625, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "1, -1.565925252, 0.1227143959",
    "3, -1.890654255, 0.06358440724",
    "6, -1.939450627, 0.05723255284",
    "12, -2.60421019, 0.01163300746"
  })
  void theTestOfDieboldAndMarianoIsThatOfR(int horizon, double statistic, double p) {
    double[] differences = new double[60];
    for (int i = 1; i <= differences.length; i++) {
      double one = Math.sin(i * i / 11.0) + 0.3;
      double other = 1.2 * Math.cos(i * i / 17.0) + 0.5 * Math.sin(i / 3.0);
      differences[i - 1] = Math.abs(one) - Math.abs(other);
    }

    DieboldMariano test = DieboldMariano.of(differences, horizon).orElseThrow();

    assertThat(test.statistic()).isCloseTo(statistic, within(1e-8));
    assertThat(test.p()).isCloseTo(p, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"1, 4.047410476", "3, 4.128491381", "6, 4.222165431", "12, 4.340236044"})
  void theTrendIsHoltsDampedOne(int horizon, double expected) {
    ScoreHistory history = Made.history("CHN-KOR", units());
    double move =
        DampedTrend.trend(history)[N - 1]
            * IntStream.rangeClosed(1, horizon).mapToDouble(i -> Math.pow(0.9, i)).sum();

    assertThat((history.at(N - 1) + move) / 10).isCloseTo(expected, within(2e-4));
  }

  @Test
  void theScaledErrorIsThatOfR() {
    ScoreHistory history = Made.history("CHN-KOR", units());
    List<ForecastCase> cases =
        IntStream.range(100, N)
            .mapToObj(
                t ->
                    new ForecastCase(
                        history,
                        99,
                        history.at(t),
                        List.of(
                            new Forecast(history.at(99), Distribution.at(history.at(99), 90)),
                            new Forecast(history.at(99), Distribution.at(history.at(99), 90)))))
            .toList();

    Skill skill =
        new Scoring(Made.panel(history), Arrays.asList("no-change", "own-past"), 1)
            .of(0, "CHN-KOR", cases);

    assertThat(skill.mase()).isEqualByComparingTo("1.611135");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.4326802668, -68.87242845, 3.857816811, 3.857816811, 4.412318884, 4.793883843",
    "1, 0, 0.4437830581, -71.83939672, 3.946881133, 3.965326245, 4.515612006, 5.30899003",
    "1, 1, 0.4291778173, -67.4335641, 3.871082937, 3.894818258, 4.42109644, 4.849696"
  })
  void arimaIsThatOfR(
      int autoregressive,
      int movingAverage,
      double deviation,
      double logLikelihood,
      double next,
      double twelfth,
      double nextHigh,
      double twelfthHigh) {
    DoubleSeq past =
        DoubleSeq.of(Arrays.stream(units()).mapToDouble(unit -> unit / 10.0).toArray());
    Arima.Fit fit = Arima.fit(past, autoregressive, movingAverage);
    FastArimaForecasts forecasts = new FastArimaForecasts();
    forecasts.prepare(fit.model(), false);
    DoubleSeq ahead = forecasts.forecasts(past, 12);
    double ninetieth = 1.2815515655446004;

    assertThat(fit.deviation()).isCloseTo(deviation, within(1e-5));
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-5));
    assertThat(ahead.get(0)).isCloseTo(next, within(1e-3));
    assertThat(ahead.get(11)).isCloseTo(twelfth, within(1e-3));
    assertThat(ahead.get(0) + ninetieth * fit.deviation() * Arima.spread(fit.model(), 1))
        .isCloseTo(nextHigh, within(1e-3));
    assertThat(ahead.get(11) + ninetieth * fit.deviation() * Arima.spread(fit.model(), 12))
        .isCloseTo(twelfthHigh, within(2e-3));
  }
}
