package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Contribution;
import io.guanxi.model.Sign;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums by theme over months, years and the whole range. */
class BreakdownTest {
  private static final YearMonth FROM = YearMonth.of(2022, 3);
  private static final YearMonth TO = YearMonth.of(2023, 1);

  private static final DyadScores SCORES =
      Samples.score(
          P0Rule.MONTH_START,
          Samples.profile("2022-02", 0),
          List.of(
              coding("P1").on("2022-03-01").theme("HIGH-LEVEL").weighing("0.3"),
              coding("P2").on("2022-03-02").theme("ECON-COOP").weighing("0.1"),
              coding("N1").on("2022-03-03").theme("TRADE-FRICTION").weighing("-0.4"),
              coding("P3").on("2022-05-01").theme("HIGH-LEVEL").weighing("0.5"),
              coding("N2").on("2023-01-01").theme("INTERNAL-AFFAIRS").weighing("-0.2"),
              coding("N3").on("2023-01-02").theme("INTERNAL-AFFAIRS").weighing("-0.1")));

  private static final List<Breakdown> ROWS = Breakdown.of(SCORES, FROM, TO);

  @Test
  void periodsAreMonthsWithEventsThenYearsThenTheWholeRange() {
    assertThat(ROWS.stream().map(Breakdown::period).distinct())
        .containsExactly("2022-03", "2022-05", "2023-01", "2022", "2023", "2022-03/2023-01");
  }

  @Test
  void withinAPeriodRowsStandBySignThenTheme() {
    assertThat(ROWS.stream().filter(row -> row.period().equals("2022-03/2023-01")))
        .extracting(row -> row.sign() + " " + row.theme() + " " + row.events())
        .containsExactly(
            "POSITIVE ECON-COOP 1",
            "POSITIVE HIGH-LEVEL 2",
            "NEGATIVE INTERNAL-AFFAIRS 2",
            "NEGATIVE TRADE-FRICTION 1");
  }

  @Test
  void sharesAreOfTheSameSignAndPeriod() {
    // In the first month every event meets 0, so raw and realised are the same.
    Breakdown row = row("2022-03", "HIGH-LEVEL");
    assertThat(row.dyad()).isEqualTo("CHN-KOR");
    assertThat(row.rawMicros()).isEqualTo(300_000);
    assertThat(row.realised()).isEqualTo(0.3);
    assertThat(row.rawShare()).isEqualTo(75);
    assertThat(row.realisedShare()).isEqualTo(75);
    assertThat(row("2022-03", "TRADE-FRICTION").rawShare()).isEqualTo(100);
    assertThat(row("2022", "HIGH-LEVEL").rawMicros()).isEqualTo(800_000);
    assertThat(row("2022", "HIGH-LEVEL").rawShare()).isEqualTo(88.888888889);
    assertThat(row("2023", "INTERNAL-AFFAIRS").rawShare()).isEqualTo(100);
    assertThat(row("2022-03/2023-01", "INTERNAL-AFFAIRS").rawShare()).isEqualTo(42.857142857);
  }

  @Test
  void realisedIsTheSumOfTheImpactsOfTheTheme() {
    for (String theme : List.of("HIGH-LEVEL", "ECON-COOP", "INTERNAL-AFFAIRS", "TRADE-FRICTION")) {
      double impacts =
          SCORES.contributions().stream()
              .filter(each -> each.coding().coding().theme().equals(theme))
              .mapToDouble(Contribution::impact)
              .map(Math::abs)
              .sum();
      assertThat(row("2022-03/2023-01", theme).realised()).isCloseTo(impacts, within(1e-12));
    }
  }

  @Test
  void sharesOfAPeriodAndSignAddUpToAHundred() {
    for (Sign sign : Sign.values()) {
      for (String period : List.of("2022", "2022-03/2023-01")) {
        List<Breakdown> rows =
            ROWS.stream().filter(row -> row.sign() == sign && row.period().equals(period)).toList();
        assertThat(rows).isNotEmpty();
        assertThat(rows.stream().mapToDouble(Breakdown::rawShare).sum())
            .isCloseTo(100, within(1e-9));
        assertThat(rows.stream().mapToDouble(Breakdown::realisedShare).sum())
            .isCloseTo(100, within(1e-9));
      }
    }
  }

  @Test
  void aShareOfNothingIsNotANumber() {
    DyadScores zero =
        Samples.score(
            P0Rule.MONTH_START,
            Samples.profile("2022-02", 0),
            List.of(coding("P1").on("2022-03-01").weighing("0")));

    Breakdown row = Breakdown.of(zero, FROM, FROM).get(0);

    assertThat(row.events()).isEqualTo(1);
    assertThat(row.rawShare()).isNaN();
    assertThat(row.realisedShare()).isNaN();
    assertThat(Breakdown.percent(0, 0)).isNaN();
    assertThat(Breakdown.percent(1, 4)).isEqualTo(25);
  }

  @Test
  void sharesHaveNineDecimalsAndNoNoiseOfBinaryFractions() {
    assertThat(100 * 0.29 / 1).isNotEqualTo(29);
    assertThat(Breakdown.percent(0.29, 1)).isEqualTo(29);
    assertThat(Breakdown.percent(0.3, 0.4)).isEqualTo(75);
    assertThat(Breakdown.percent(1, 3)).isEqualTo(33.333333333);
    assertThat(Breakdown.percent(2, 3)).isEqualTo(66.666666667);
    assertThat(Breakdown.percent(4e-12, 1)).isZero();
  }

  @Test
  void atTheEndOfTheScaleOnlyTheRealisedShareIsNotANumber() {
    DyadScores top =
        Samples.score(
            P0Rule.MONTH_START,
            Samples.profile("2022-02", 9),
            List.of(coding("P1").on("2022-03-01").weighing("0.5")));

    Breakdown row = Breakdown.of(top, FROM, FROM).get(0);

    assertThat(row.rawShare()).isEqualTo(100);
    assertThat(row.realisedShare()).isNaN();
  }

  @Test
  void withoutEventsThereAreNoRows() {
    DyadScores silent = Samples.score(P0Rule.MONTH_START, Samples.profile("2022-02", 0), List.of());

    assertThat(Breakdown.of(silent, FROM, TO)).isEmpty();
  }

  private static Breakdown row(String period, String theme) {
    return ROWS.stream()
        .filter(row -> row.period().equals(period) && row.theme().equals(theme))
        .findFirst()
        .orElseThrow();
  }
}
