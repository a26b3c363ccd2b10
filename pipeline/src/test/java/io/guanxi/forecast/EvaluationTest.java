package io.guanxi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.series.ForecastFile;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final YearMonth FIRST = Made.FIRST;
  private static final ScoreHistory WAVES = Made.history("CHN-KOR", ForecastOracleTest.units());

  /** Up by one unit every second month. */
  private static final ScoreHistory CLIMBS =
      Made.history("CHN-JPN", IntStream.range(0, 150).map(i -> i / 2 - 30).toArray());

  private static Evaluation.Plan plan(ScoreHistory... histories) {
    return new Evaluation.Plan(
        EnumSet.allOf(ModelName.class),
        List.of(),
        Arrays.stream(histories).map(ScoreHistory::dyad).collect(Collectors.toSet()),
        FIRST.plusMonths(60),
        FIRST.plusMonths(200),
        List.of(1, 12));
  }

  @Test
  void everyModelIsScoredOnTheSameMonths() {
    Evaluation evaluation = Evaluation.of(Made.panel(WAVES, CLIMBS), plan(WAVES, CLIMBS));

    assertThat(evaluation.results().stream().filter(row -> row.dyad().equals("CHN-KOR")))
        .hasSize(2 * ModelName.values().length)
        .allMatch(row -> row.n() == 120 - 60 - row.horizon());
    assertThat(evaluation.pooled("mix", 12).n()).isEqualTo(120 - 72 + 150 - 72);
    assertThat(evaluation.origins()).startsWith(FIRST.plusMonths(60)).hasSize(89);
    assertThat(evaluation.drops()).isEmpty();
  }

  @Test
  void aTrendThatIsThereIsFoundAndOneThatIsNotIsLeft() {
    Evaluation climbs = Evaluation.of(Made.panel(CLIMBS), plan(CLIMBS));
    assertThat(climbs.pooled("no-change", 12).mae()).isEqualByComparingTo("0.6");
    assertThat(climbs.pooled("damped-trend", 12).mae()).isLessThan(new BigDecimal("0.4"));
    assertThat(climbs.pooled("damped-trend", 12).direction()).isEqualByComparingTo("1");
    assertThat(climbs.pooled("no-change", 12).undefined())
        .containsEntry("direction", "no-spoken-month")
        .containsEntry("dm_no_change", "same-model");
  }

  @Test
  void aScoreBeyondTheScaleIsRefused() {
    assertThatThrownBy(() -> Made.history("CHN-KOR", 12, -91))
        .hasMessage("CHN-KOR 1990-02: score '-9.1' leaves the scale -9 … 9");
  }

  /** The trap: whatever came after the origin must not matter, of no pair. */
  @Test
  void nothingAfterTheOriginIsUsed() {
    int origin = 90;
    int[] cut = Arrays.copyOf(ForecastOracleTest.units(), 120);
    int[] other = cut.clone();
    Arrays.fill(other, origin + 1, 120, -80);
    ScoreHistory one = Made.history("CHN-KOR", cut);
    ScoreHistory changed = Made.history("CHN-KOR", other);
    int[] climbs = IntStream.range(0, 150).map(i -> i / 2 - 30).toArray();
    int[] drops = climbs.clone();
    Arrays.fill(drops, origin + 1, 150, 77);
    Panel before = Made.panel(Made.history("CHN-JPN", climbs), one);
    Panel after = Made.panel(Made.history("CHN-JPN", drops), changed);

    for (ModelName name : ModelName.values()) {
      for (int horizon : List.of(1, 3, 12)) {
        Forecast here = Objects.requireNonNull(name.on(before).at(one, origin, horizon));
        Forecast there = Objects.requireNonNull(name.on(after).at(changed, origin, horizon));
        assertThat(there.point()).as(name.label()).isEqualTo(here.point());
        assertThat(IntStream.rangeClosed(-90, 90).mapToDouble(there.distribution()::upTo))
            .as(name.label())
            .containsExactly(
                IntStream.rangeClosed(-90, 90)
                    .mapToObj(here.distribution()::upTo)
                    .toArray(Double[]::new));
      }
    }
  }

  @Test
  void aShortPastIsDroppedAndCounted() {
    Evaluation.Plan early =
        new Evaluation.Plan(
            Set.of(), List.of(), Set.of("CHN-KOR"), FIRST, FIRST.plusMonths(40), List.of(3));

    Evaluation evaluation = Evaluation.of(Made.panel(WAVES), early);

    assertThat(evaluation.drops())
        .containsExactly(new Evaluation.Drop("CHN-KOR", 3, "own-past", 26));
    assertThat(evaluation.pooled("no-change", 3).n()).isEqualTo(15);
  }

  @Test
  void aConstantWindowHasNoScaledErrorAndNoTest() {
    ScoreHistory still = Made.history("CHN-KOR", new int[60]);
    Evaluation.Plan plan =
        new Evaluation.Plan(
            Set.of(ModelName.MIX),
            List.of(),
            Set.of("CHN-KOR"),
            FIRST.plusMonths(50),
            FIRST.plusMonths(55),
            List.of(1));

    Skill mix = Evaluation.of(Made.panel(still), plan).pooled("mix", 1);

    assertThat(mix.mase()).isNull();
    assertThat(mix.mae()).isEqualByComparingTo("0");
    assertThat(mix.undefined())
        .containsEntry("mase", "constant-window")
        .containsEntry("dm_no_change", "variance-not-positive");
  }

  @Test
  void forecastsOfOthersStandInTheSameTableAndNarrowIt() {
    YearMonth origin = FIRST.plusMonths(70);
    List<ForecastFile.Row> rows =
        List.of(
            new ForecastFile.Row("ours", origin, FIRST.plusMonths(71), "CHN-KOR", 2.0, 0.1),
            new ForecastFile.Row("ours", origin, FIRST.plusMonths(71), "CHN-KOR", 3.0, 0.5),
            new ForecastFile.Row("ours", origin, FIRST.plusMonths(71), "CHN-KOR", 4.0, 0.9),
            new ForecastFile.Row("single", origin, FIRST.plusMonths(71), "CHN-KOR", 2.75, null));
    Evaluation.Plan plan =
        new Evaluation.Plan(
            Set.of(), rows, Set.of("CHN-KOR"), origin.minusMonths(5), origin, List.of(1));

    Evaluation evaluation = Evaluation.of(Made.panel(WAVES), plan);

    int came = WAVES.at(71);
    assertThat(evaluation.pooled("ours", 1).n()).isEqualTo(1);
    assertThat(evaluation.pooled("ours", 1).mae().doubleValue())
        .isEqualTo(Math.abs(came - 30) / 10.0);
    assertThat(evaluation.pooled("single", 1).mae().doubleValue())
        .isEqualTo(Math.abs(came - 27.5) / 10);
    assertThat(evaluation.drops())
        .containsExactly(
            new Evaluation.Drop("CHN-KOR", 1, "ours", 5),
            new Evaluation.Drop("CHN-KOR", 1, "single", 5));
  }
}
