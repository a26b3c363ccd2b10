package io.guanxi.score;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.Verification;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.testkit.CodingBuilder;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How codings are laid out by month and what is counted on the way. */
class DyadMonthsTest {
  private static final DyadProfile START = Samples.profile("2022-02", 4.5);

  @Test
  void monthsRiseAndHoldTheirScoredCodings() {
    DyadMonths months =
        DyadMonths.of(
            START,
            List.of(
                coding("E3").on("2022-05-02").weighing("0.2"),
                coding("E1").on("2022-03-09").weighing("-0.1"),
                coding("E2").on("2022-05-01").weighing("0.3")));

    assertThat(months.months())
        .extracting(MonthEvents::month)
        .containsExactly(YearMonth.of(2022, 3), YearMonth.of(2022, 5));
    assertThat(months.months().get(1).codings())
        .extracting(each -> each.coding().eventId())
        .containsExactly("E2", "E3");
    assertThat(months.lastMonth()).isEqualTo(YearMonth.of(2022, 5));
  }

  @Test
  void everyCodingIsCountedOnce() {
    DyadMonths months =
        DyadMonths.of(
            START,
            List.of(
                coding("scored").weighing("0.3"),
                coding("disputed")
                    .status(Status.DISPUTED)
                    .verified(Verification.DATED)
                    .weighing("0.3"),
                coding("retracted").status(Status.RETRACTED).weighing("0.3"),
                coding("retracted-early").on("2022-01").status(Status.RETRACTED).weighing("0.3"),
                coding("early").on("2022-02-28").verified(Verification.DATED).weighing("0.3"),
                override("override-early").on("2022-02-28").weighing("0.5"),
                override("override-retracted").status(Status.RETRACTED).weighing("0.5"),
                override("override").weighing("0.5"),
                override("override-reasoned").note("state visit").weighing("0.5")));

    assertThat(months.tally())
        .isEqualTo(new DyadMonths.Tally(4, 1, 3, 2, 2, 1, Map.of(Verification.DATED, 1)));
    assertThat(months.months()).singleElement().satisfies(m -> assertThat(m.codings()).hasSize(4));
  }

  @Test
  void theLastMonthIsThatOfAnyCodingAndNeverBeforeTheStart() {
    assertThat(DyadMonths.of(START, List.of()).lastMonth()).isEqualTo(YearMonth.of(2022, 2));
    assertThat(
            DyadMonths.of(START, List.of(coding("early").on("2020-01").weighing("0.3")))
                .lastMonth())
        .isEqualTo(YearMonth.of(2022, 2));
    assertThat(
            DyadMonths.of(
                    START,
                    List.of(coding("r").on("2024-07").status(Status.RETRACTED).weighing("0.3")))
                .lastMonth())
        .isEqualTo(YearMonth.of(2024, 7));
  }

  @Test
  void sumsAreExactAndByTheSignOfTheType() {
    MonthEvents events =
        new MonthEvents(
            YearMonth.of(2022, 3),
            List.of(
                coding("E1").weighing("0.1"),
                coding("E2").weighing("0.2"),
                coding("E3").weighing("-0.7"),
                coding("E4").weighing(Sign.NEGATIVE, 0)));

    assertThat(events.sumMicros(Sign.POSITIVE)).isEqualTo(300_000);
    assertThat(events.sumMicros(Sign.NEGATIVE)).isEqualTo(-700_000);
    assertThat(events.count(Sign.POSITIVE)).isEqualTo(2);
    assertThat(events.count(Sign.NEGATIVE)).isEqualTo(2);
  }

  @Test
  void aSumThatDoesNotFitIsNotWrapped() {
    MonthEvents events =
        new MonthEvents(
            YearMonth.of(2022, 3),
            List.of(
                coding("E1").weighing(Sign.POSITIVE, Long.MAX_VALUE),
                coding("E2").weighing(Sign.POSITIVE, 1)));

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> events.sumMicros(Sign.POSITIVE));
  }

  private static CodingBuilder override(String eventId) {
    return coding(eventId).i0("0.5");
  }
}
