package io.guanxi.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.LocalizedNames;
import io.guanxi.scheme.EventScenario;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Sampling;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioPathsTest {
  private static final YearMonth ORIGIN = YearMonth.of(2025, 6);
  private static final LocalizedNames NAMES = new LocalizedNames("made", "虚构", "가상");
  private static final double START = 3.1;

  /** (9 − 3.1) / 9 × 0.9. */
  private static final double RISE = 0.59;

  @Test
  void aCertainEventDoesWhatItDoesInARun() {
    ScenarioPaths paths = paths(0, 100, event("a", 1, 1, 1, 900_000));

    assertThat(paths.months()).isEqualTo(12);
    assertThat(paths.at(1)).containsOnly(new double[] {START + RISE}, within(1e-12));
    assertThat(paths.at(12)).containsOnly(new double[] {START + RISE}, within(1e-12));
    assertThat(paths.effect(0)).isCloseTo(RISE, within(1e-9));
    assertThat(paths.mean()).isCloseTo(START + RISE, within(1e-9));
  }

  @Test
  void eachMonthOfTheWindowIsAsLikelyAndTheRestIsThatItStaysAway() {
    ScenarioPaths paths = paths(0, 40_000, event("a", 2, 5, 0.8, 900_000));

    assertThat(risen(paths, 1)).isZero();
    for (int month = 2; month <= 5; month++) {
      assertThat(risen(paths, month)).isCloseTo(0.2 * (month - 1), within(0.01));
    }
    assertThat(risen(paths, 12)).isEqualTo(risen(paths, 5));
  }

  @Test
  void eventsCorrelateAsTheNormalVariablesBehindThemDo() {
    for (double correlation : new double[] {0, 0.5, 0.9}) {
      ScenarioPaths paths =
          paths(
              correlation, 40_000, event("a", 1, 1, 0.5, 900_000), event("b", 1, 1, 0.5, 900_000));
      double both =
          Arrays.stream(paths.at(1)).filter(score -> score > START + 1.5 * RISE).count() / 40_000.0;
      // The orthant of two normal variables (Sheppard 1899).
      assertThat(both)
          .isCloseTo(0.25 + StrictMath.asin(correlation) / (2 * StrictMath.PI), within(0.01));
    }
  }

  @Test
  void whatAnEventDoesDependsOnTheRelationThatItMeets() {
    // Half of the times a meets the score that b has raised.
    ScenarioPaths paths =
        paths(0, 20_000, event("a", 2, 2, 0.5, 900_000), event("b", 1, 1, 0.5, 900_000));

    double met = (9 - (START + RISE)) / 9 * 0.9;
    assertThat(paths.effect(0)).isCloseTo((RISE + met) / 2, within(0.002));
  }

  @Test
  void aSeedGivesTheSameDrawsAndAnotherOthers() {
    EventScenario.Event event = event("a", 1, 12, 0.5, 900_000);
    double[] drawn = paths(0.3, 1000, event).at(6);

    assertThat(paths(0.3, 1000, event).at(6)).isEqualTo(drawn);
    assertThat(
            ScenarioPaths.of(
                    Samples.scheme(P0Rule.MONTH_START),
                    scenario(0.3, event),
                    START,
                    ORIGIN,
                    new Sampling(1000, 7))
                .at(6))
        .isNotEqualTo(drawn);
  }

  private static double risen(ScenarioPaths paths, int month) {
    double[] scores = paths.at(month);
    return Arrays.stream(scores).filter(score -> score > START).count() / (double) scores.length;
  }

  private static ScenarioPaths paths(double correlation, int draws, EventScenario.Event... events) {
    return ScenarioPaths.of(
        Samples.scheme(P0Rule.MONTH_START),
        scenario(correlation, events),
        START,
        ORIGIN,
        new Sampling(draws, Sampling.DEFAULT_SEED));
  }

  private static EventScenario scenario(double correlation, EventScenario.Event... events) {
    return new EventScenario(
        "CHN-KOR", NAMES, ORIGIN.plusMonths(12), NAMES, List.of(), correlation, List.of(events));
  }

  private static EventScenario.Event event(
      String id, int from, int to, double probability, long micros) {
    return new EventScenario.Event(
        id, NAMES, "TYPE", ORIGIN.plusMonths(from), ORIGIN.plusMonths(to), probability, micros);
  }
}
