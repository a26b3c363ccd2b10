package io.guanxi.explain;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.P0Rule;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Explanations that can be followed by hand. */
class WindowExplainerTest {
  private static final YearMonth MARCH = YearMonth.of(2022, 3);
  private static final YearMonth APRIL = YearMonth.of(2022, 4);

  /** From 4.5: +0.3 · 4.5/9 = 0.15, −0.12 · 13.5/9 = −0.18, −0.45 · 13.5/9 = −0.675. */
  private static final List<WeightedCoding> MARCH_EVENTS =
      List.of(
          coding("visit").on("2022-03-01").weighing("0.3"),
          coding("protest")
              .on("2022-03-05")
              .type("PROTEST")
              .theme("INTERNAL-AFFAIRS")
              .weighing("-0.12"),
          coding("tariff")
              .on("2022-03-09")
              .type("TARIFF")
              .theme("TRADE-FRICTION")
              .weighing("-0.45"));

  @Test
  void eventsStandInTheOrderOfTheirImpact() {
    Explanation march = explain(MARCH_EVENTS, MARCH, MARCH, 3.795);

    assertThat(march.start()).isEqualTo(4.5);
    assertThat(march.end()).isCloseTo(3.795, within(1e-12));
    assertThat(march.change()).isCloseTo(-0.705, within(1e-12));
    assertThat(march.period()).isEqualTo("2022-03");
    assertThat(march.events())
        .extracting(each -> each.coding().coding().eventId())
        .containsExactly("tariff", "protest", "visit");
    assertThat(march.events()).allMatch(each -> each.p0() == 4.5);
  }

  @Test
  void everyConditionGivesTheScoreOfAHandComputation() {
    List<WhatIf> whatIfs = explain(MARCH_EVENTS, MARCH, MARCH, 3.795).whatIfs();

    assertThat(whatIfs)
        .extracting(each -> each.kind() + " " + each.subject())
        .containsExactly(
            "WITHOUT_LARGEST_EVENT tariff",
            "WITHOUT_THEME TRADE-FRICTION",
            "WITHOUT_THEME INTERNAL-AFFAIRS",
            "WITHOUT_THEME HIGH-LEVEL",
            "OTHER_P0 running",
            "ALL_TYPES_LOWEST ",
            "ALL_TYPES_HIGHEST ",
            "TYPE_LOWEST TARIFF",
            "TYPE_HIGHEST TARIFF");
    // Running: 4.5 + 0.3 · 4.5/9 = 4.65; − 0.12 · 13.65/9 = 4.468; − 0.45 · 13.468/9 = 3.7946.
    // Ends: visit 0 … 1, protest −0.6 … 0, tariff −1 … 0.
    double[] expected = {
      4.47,
      4.47,
      3.975,
      3.645,
      3.7946,
      4.5 - 1.6 * 1.5,
      4.5 + 0.5,
      4.5 + 0.15 - 0.18 - 1.5,
      4.5 + 0.15 - 0.18
    };
    for (int i = 0; i < expected.length; i++) {
      WhatIf whatIf = whatIfs.get(i);
      assertThat(number(whatIf.score())).as("%s", whatIf).isCloseTo(expected[i], within(1e-12));
      assertThat(number(whatIf.difference()))
          .as("%s", whatIf)
          .isCloseTo(expected[i] - 3.795, within(1e-12));
      assertThat(whatIf.reason()).isEmpty();
    }
  }

  @Test
  void aWindowStartsWhereTheMonthBeforeItEndedAndCarriesChangesToItsEnd() {
    List<WeightedCoding> events = new ArrayList<>(MARCH_EVENTS);
    events.add(coding("april").on("2022-04-02").weighing("0.9"));
    // 3.795 + 0.9 · (9 − 3.795)/9 = 4.3155
    Explanation april = explain(events, APRIL, YearMonth.of(2022, 6), 4.3155);
    Explanation both = explain(events, MARCH, APRIL, 4.3155);

    assertThat(april.start()).isCloseTo(3.795, within(1e-12));
    assertThat(april.events()).hasSize(1);
    assertThat(number(april.whatIfs().get(0).score())).isCloseTo(3.795, within(1e-12));
    assertThat(both.start()).isEqualTo(4.5);
    assertThat(both.period()).isEqualTo("2022-03/2022-04");
    // Without the tariff March ends at 4.47, and April's visit meets that.
    assertThat(number(both.whatIfs().get(0).score()))
        .isCloseTo(4.47 + 0.9 * (9 - 4.47) / 9, within(1e-12));
  }

  @Test
  void aSilentWindowHasNothingToAsk() {
    Explanation silent = explain(MARCH_EVENTS, APRIL, APRIL, 3.795);

    assertThat(silent.events()).isEmpty();
    assertThat(silent.whatIfs()).isEmpty();
    assertThat(silent.change()).isZero();
  }

  @Test
  void withdrawnCodingsAndOtherDyadsAreNoEvents() {
    List<WeightedCoding> events =
        List.of(
            coding("withdrawn").on("2022-03-01").status(Status.RETRACTED).weighing("0.3"),
            coding("other").on("2022-03-01").dyad("USA-KOR").weighing("0.3"));

    assertThat(explain(events, MARCH, MARCH, 4.5).events()).isEmpty();
  }

  @Test
  void aTableScoreOfItsOwnStaysWhenThatOfItsTypeIsMoved() {
    List<WeightedCoding> own = List.of(coding("own").on("2022-03-01").i0("0.6").weighing("0.6"));
    List<WhatIf> whatIfs = explain(own, MARCH, MARCH, 4.8).whatIfs();

    assertThat(whatIfs)
        .filteredOn(each -> each.kind().name().startsWith("ALL_TYPES"))
        .hasSize(2)
        .allMatch(each -> number(each.difference()) == 0);
    assertThat(whatIfs).noneMatch(each -> each.kind() == WhatIf.Kind.TYPE_LOWEST);
  }

  @Test
  void aScoreThatWouldLeaveTheScaleIsUndefinedWithItsReason() {
    List<WeightedCoding> tariffs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tariffs.add(
          coding("tariff-" + i)
              .on("2022-03-01")
              .type("TARIFF")
              .theme("TRADE-FRICTION")
              .weighing("-0.01"));
    }
    // 4.5 − 10 · 1 · 13.5/9 = −10.5
    List<WhatIf> whatIfs = explain(tariffs, MARCH, MARCH, 4.35).whatIfs();

    assertThat(whatIfs)
        .contains(
            new WhatIf(
                WhatIf.Kind.ALL_TYPES_LOWEST,
                "",
                null,
                null,
                "CHN-KOR 2022-03: the score would leave the scale of ±9: table scores of 0 and -10 meet 4.5; they may differ by 9 at most"))
        .anyMatch(each -> each.kind() == WhatIf.Kind.TYPE_LOWEST && each.score() == null);
  }

  @Test
  void theOtherRuleOfARunningRunIsMonthStart() {
    Explanation running =
        WindowExplainer.explain(
            Samples.configuration().withP0(P0Rule.RUNNING),
            Samples.profile("2022-02", 4.5),
            MARCH_EVENTS,
            MARCH,
            MARCH,
            MARCH,
            3.7946);

    assertThat(running.whatIfs())
        .filteredOn(each -> each.kind() == WhatIf.Kind.OTHER_P0)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.subject()).isEqualTo("month-start");
              assertThat(number(each.score())).isCloseTo(3.795, within(1e-12));
            });
  }

  @Test
  void eventsThatDoNotGiveTheScoreOfTheRunAreAnInternalError() {
    assertThat(explain(MARCH_EVENTS, MARCH, MARCH, 3.795 + 9e-10).events()).hasSize(3);
    assertThatIllegalStateException()
        .isThrownBy(() -> explain(MARCH_EVENTS, MARCH, MARCH, 3.7951))
        .withMessageMatching(
            "CHN-KOR 2022-03: the events of the run give 3\\.79[45]\\d*, the run has 3\\.7951");
  }

  private static Explanation explain(
      List<WeightedCoding> events, YearMonth from, YearMonth to, double runEnd) {
    return WindowExplainer.explain(
        Samples.configuration(), Samples.profile("2022-02", 4.5), events, from, to, to, runEnd);
  }

  private static double number(@Nullable Double value) {
    return Objects.requireNonNull(value);
  }
}
