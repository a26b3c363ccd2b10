package io.guanxi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    History history = Made.history("CHN-KOR", units());
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
    History history = Made.history("CHN-KOR", units());
    double move =
        DampedTrend.trend(history)[N - 1]
            * IntStream.rangeClosed(1, horizon).mapToDouble(i -> Math.pow(0.9, i)).sum();

    assertThat((history.at(N - 1) + move) / 10).isCloseTo(expected, within(2e-4));
  }

  @Test
  void theScaledErrorIsThatOfR() {
    History history = Made.history("CHN-KOR", units());
    List<Case> cases =
        IntStream.range(100, N)
            .mapToObj(
                t ->
                    new Case(
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
}
