package io.guanxi.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Sign;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.PublishedFigure.Kind;
import io.guanxi.score.Breakdown;
import io.guanxi.testkit.FigureBuilder;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run says where a published figure stands. */
class FigureReadingTest {
  private static final List<ScoreRow> SCORES =
      List.of(
          score("CHN-KOR", "2022-03", 4.26, "4.3"),
          score("CHN-KOR", "2022-04", 4.12, "4.1"),
          score("CHN-KOR", "2022-05", 3.98, "4.0"),
          score("USA-KOR", "2022-06", 7.0, "7.0"));

  private static final List<Breakdown> BREAKDOWN =
      List.of(
          row("CHN-KOR", "2022-03", Sign.NEGATIVE, "A", 1, 300_000, 0.4),
          row("CHN-KOR", "2022-03", Sign.NEGATIVE, "B", 1, 100_000, 0.1),
          row("CHN-KOR", "2022-03", Sign.POSITIVE, "A", 2, 500_000, 0.5),
          row("CHN-KOR", "2022-05", Sign.NEGATIVE, "A", 2, 100_000, 0.1),
          row("CHN-KOR", "2022-05", Sign.NEGATIVE, "C", 1, 300_000, 0.2),
          // none of these is a month of the figure's dyad
          row("CHN-KOR", "2022", Sign.NEGATIVE, "A", 9, 9_000_000, 9),
          row("CHN-KOR", "2022-03/2022-05", Sign.NEGATIVE, "A", 9, 9_000_000, 9),
          row("USA-KOR", "2022-03", Sign.NEGATIVE, "A", 9, 9_000_000, 9));

  @Test
  void aScoreIsTheDisplayedOne() {
    assertReads(figure(Kind.SCORE, "2022-04", "2022-04"), 4.1, 4.1);
  }

  @Test
  void aChangeIsTheDifferenceOfDisplayedScores() {
    assertReads(figure(Kind.SCORE_CHANGE, "2022-03", "2022-05"), -0.3, -0.3);
  }

  @Test
  void aShareIsOfTheMonthsThatTheFigureCovers() {
    assertReads(share("2022-03", "2022-05", Sign.NEGATIVE, false, "A"), 50, 62.5);
    assertReads(share("2022-03", "2022-03", Sign.NEGATIVE, false, "A"), 75, 80);
    assertReads(share("2022-03", "2022-05", Sign.POSITIVE, false, "A"), 100, 100);
  }

  @Test
  void aShareMayBeOfSeveralThemesOrOfAllButThem() {
    assertReads(share("2022-03", "2022-05", Sign.NEGATIVE, false, "B", "C"), 50, 37.5);
    assertReads(share("2022-03", "2022-05", Sign.NEGATIVE, true, "A"), 50, 37.5);
    assertReads(share("2022-03", "2022-05", Sign.NEGATIVE, true, "A", "B"), 37.5, 25);
  }

  @Test
  void aThemeWithoutEventsHasAShareOfZero() {
    assertReads(share("2022-03", "2022-05", Sign.NEGATIVE, false, "D"), 0, 0);
  }

  @Test
  void aShareOfNothingHasNoReading() {
    assertThat(
            FigureReading.of(
                share("2022-04", "2022-04", Sign.NEGATIVE, false, "A"), SCORES, BREAKDOWN))
        .isEmpty();
    assertThat(
            FigureReading.of(
                share("2022-05", "2022-05", Sign.POSITIVE, false, "A"), SCORES, BREAKDOWN))
        .isEmpty();
  }

  @Test
  void eventsAreCountedOverTheMonthsAndBothSigns() {
    assertReads(count("2022-03", "2022-05", "A"), 5, 5);
    assertReads(count("2022-04", "2022-05", "A"), 2, 2);
    assertReads(count("2022-03", "2022-05", "D"), 0, 0);
  }

  @Test
  void aClaimHasNoReading() {
    assertThat(FigureReading.of(figure(Kind.CLAIM, "2022-03", "2022-05"), SCORES, BREAKDOWN))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFigureThatTheRunDoesNotCoverHasNoReading(Kind kind) {
    for (String[] period :
        new String[][] {{"2022-02", "2022-05"}, {"2022-03", "2022-06"}, {"2020-01", "2020-01"}}) {
      assertThat(FigureReading.of(figure(kind, period[0], period[1]), SCORES, BREAKDOWN)).isEmpty();
    }
    assertThat(FigureReading.of(figure(kind, "2022-03", "2022-05"), List.of(), List.of()))
        .isEmpty();
  }

  private static void assertReads(PublishedFigure figure, double raw, double realised) {
    FigureReading reading = FigureReading.of(figure, SCORES, BREAKDOWN).orElseThrow();

    assertThat(reading.figure()).isEqualTo(figure);
    assertThat(reading.raw()).isCloseTo(raw, within(1e-9));
    assertThat(reading.realised()).isCloseTo(realised, within(1e-9));
  }

  private static PublishedFigure share(
      String from, String to, Sign sign, boolean except, String... themes) {
    return figure(Kind.THEME_SHARE, from, to, sign, except, Set.of(themes));
  }

  private static PublishedFigure count(String from, String to, String theme) {
    return figure(Kind.EVENT_COUNT, from, to, null, false, Set.of(theme));
  }

  private static PublishedFigure figure(Kind kind, String from, String to) {
    return figure(kind, from, to, Sign.NEGATIVE, false, Set.of("A"));
  }

  private static PublishedFigure figure(
      Kind kind, String from, String to, @Nullable Sign sign, boolean except, Set<String> themes) {
    return FigureBuilder.figure(kind, from, to).themes(sign, themes).except(except).build();
  }

  private static ScoreRow score(String dyad, String month, double score, String displayed) {
    return new ScoreRow(
        dyad, YearMonth.parse(month), score, new BigDecimal(displayed), 0, "good", "middle", 1);
  }

  private static Breakdown row(
      String dyad, String period, Sign sign, String theme, int events, long raw, double realised) {
    return new Breakdown(dyad, period, sign, theme, events, raw, realised, 0, 0);
  }
}
