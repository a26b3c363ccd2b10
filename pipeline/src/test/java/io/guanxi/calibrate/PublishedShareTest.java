package io.guanxi.calibrate;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.testkit.FigureBuilder;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which codings a published share is made of. */
class PublishedShareTest {
  private static final YearMonth JANUARY = YearMonth.of(2022, 1);
  private static final YearMonth MARCH = YearMonth.of(2022, 3);

  private static PublishedFigure share(
      String dyad,
      PublishedFigure.Kind kind,
      boolean fitted,
      boolean except,
      @Nullable String value) {
    return FigureBuilder.figure(kind, "2022-01", "2022-03")
        .id("share")
        .dyad(dyad)
        .value(value)
        .tolerance(null, "percent")
        .gating(false)
        .themes(Sign.POSITIVE, Set.of("TRADE"))
        .except(except)
        .fitted(fitted)
        .build();
  }

  private static final PublishedFigure SHARE =
      share("CHN-KOR", PublishedFigure.Kind.THEME_SHARE, true, false, "12.5");

  private static List<PublishedShare> of(List<WeightedCoding> codings, PublishedFigure... figures) {
    return PublishedShare.of("CHN-KOR", codings, List.of(figures));
  }

  @Test
  void itIsMadeOfCodingsOfItsPairSignAndMonths() {
    List<PublishedShare> shares =
        of(
            List.of(
                coding("in").theme("TRADE").weighing("0.5"),
                coding("other-theme").type("MEET-HEAD").weighing("0.5"),
                coding("too-early").on("2021-12-31").theme("TRADE").weighing("0.5"),
                coding("too-late").on("2022-04").theme("TRADE").weighing("0.5"),
                coding("negative").theme("TRADE").weighing("-0.5"),
                coding("gone").theme("TRADE").status(Status.RETRACTED).weighing("0.5"),
                coding("other-pair").dyad("KOR-USA").theme("TRADE").weighing("0.5")),
            SHARE);

    assertThat(shares)
        .containsExactly(
            new PublishedShare(
                JANUARY,
                MARCH,
                12.5,
                new TreeMap<>(Map.of("VISIT-HOS", 1)),
                new TreeMap<>(Map.of("VISIT-HOS", 1, "MEET-HEAD", 1))));
  }

  @Test
  void otherFiguresAndSharesWithoutCodingsAreNone() {
    List<WeightedCoding> codings = List.of(coding("in").theme("TRADE").weighing("0.5"));

    assertThat(
            of(
                codings,
                share("CHN-KOR", PublishedFigure.Kind.EVENT_COUNT, true, false, "1"),
                share("CHN-KOR", PublishedFigure.Kind.THEME_SHARE, false, false, "1"),
                share("CHN-KOR", PublishedFigure.Kind.THEME_SHARE, true, true, "1"),
                share("CHN-KOR", PublishedFigure.Kind.THEME_SHARE, true, false, null),
                share("KOR-USA", PublishedFigure.Kind.THEME_SHARE, true, false, "1")))
        .isEmpty();
    assertThat(of(List.of(coding("negative").weighing("-0.5")), SHARE)).isEmpty();
  }

  @Test
  void itIsWithinMonthsThatHoldAllOfItsOwn() {
    PublishedShare share = of(List.of(coding("in").weighing("0.5")), SHARE).get(0);
    List<MonthRow> rows =
        List.of(row("KOR-USA", 2), row("CHN-KOR", 1), row("CHN-KOR", 2), row("CHN-KOR", 3));

    assertThat(share.isWithin(rows, "CHN-KOR")).isTrue();
    assertThat(share.isWithin(rows, "KOR-USA")).isFalse();
    assertThat(share.isWithin(rows.subList(0, 3), "CHN-KOR")).isFalse();
  }

  private static MonthRow row(String dyad, int month) {
    return new MonthRow(dyad, YearMonth.of(2022, month), 0, 0, new TreeMap<>());
  }
}
