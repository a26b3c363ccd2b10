package io.guanxi.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.model.Sign;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.PublishedFigure.Kind;
import io.guanxi.score.Breakdown;
import io.guanxi.series.MonthlySeries;
import io.guanxi.testkit.FigureBuilder;
import io.guanxi.testkit.Samples;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every verdict on figures, claims and monthly series, and what they come to as a whole. */
class ValidationTest {
  private static final YearMonth FIRST = YearMonth.of(2025, 1);

  /** Months 2025-01 … 2025-06. */
  private static final List<ScoreRow> SCORES = rows(4.0, 3.5, 3.5, 3.0, 3.0, 3.2);

  @ParameterizedTest
  @CsvSource({
    "2025-01, 4.0, 0.1, true, PASS",
    "2025-01, 4.1, 0.1, true, PASS", // the edge is within
    "2025-01, 4.2, 0.1, true, FAIL",
    "2025-01, 4.2, 0.1, false, WARN",
    "2024-12, 4.0, 0.1, true, SKIPPED",
    "2025-07, 4.0, 0.1, true, SKIPPED",
  })
  void aScoreIsGradedByItsOwnTolerance(
      String month, String value, String tolerance, boolean gating, Verdict verdict) {
    Check check = only(figure(Kind.SCORE, month, month, value, tolerance, gating));

    assertThat(check.verdict()).isEqualTo(verdict);
    assertThat(check.gating()).isEqualTo(gating);
  }

  @Test
  void aFailureSaysHowFarApartItIs() {
    Check check = only(figure(Kind.SCORE, "2025-01", "2025-01", "9", "0.1", true));

    assertThat(check.distance()).isCloseTo(5, within(1e-12));
    assertThat(said(check)).containsExactly("DIFFERS[5.00, points, 0.1]");
    assertThat(check.got().values()).containsExactly("4.0");
  }

  @Test
  void aShareOfNothingCannotBeComputedAndOfScoresAloneIsSkipped() {
    PublishedFigure share = share("2025-01", "2025-02");

    Check ofNothing = only(share);
    assertThat(ofNothing.verdict()).isEqualTo(Verdict.UNDEFINED);
    assertThat(said(ofNothing)).containsExactly("SHARE_OF_NOTHING[2025-01/2025-02]");
    Check ofScores =
        validation(new Validation.Candidate(SCORES, null, false), List.of(), share).checks().get(0);
    assertThat(ofScores.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(said(ofScores)).containsExactly("SCORES_ONLY[]");
  }

  @Test
  void aShareIsGradedByTableScoresAndByImpacts() {
    List<Breakdown> breakdown =
        List.of(
            row("INTERNAL-AFFAIRS", -400_000, -0.3), //
            row("TRADE-FRICTION", -600_000, -0.7));
    Check check =
        validation(
                new Validation.Candidate(SCORES, breakdown, false),
                List.of(),
                share("2025-01", "2025-01"))
            .checks()
            .get(0);

    assertThat(check.got().values()).containsExactly("40.00", "30.00");
    assertThat(check.verdict()).as("30 is more than 1 from 40").isEqualTo(Verdict.FAIL);
    assertThat(check.distance()).isCloseTo(10, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "LOWEST_SINCE, 2025-01, 2025-04, , PASS, 'LOWEST[3.0, 2025-04]', ",
    "LOWEST_SINCE, 2025-01, 2025-06, , FAIL, 'LOWEST[3.0, 2025-04]', 'REFUTED[2025-04, 3.0]'",
    "LOWEST_SINCE, 2024-01, 2025-04, , SKIPPED, 'LOWEST[3.0, 2025-04]', 'NOT_REFUTED[4, 2025-01, 2025-04, 12]'",
    "LOWEST_SINCE, 2025-01, 2025-12, , SKIPPED, NONE[], NOT_COVERED[2025-01/2025-12]",
    "RISES, 2025-05, 2025-06, , PASS, VALUE[+0.2], ",
    "RISES, 2025-01, 2025-04, , FAIL, VALUE[-1.0], 'REFUTED[2025-04, 3.0]'",
    "RISES, 2025-02, 2025-03, , FAIL, VALUE[0.0], 'REFUTED[2025-03, 3.5]'",
    "RISES, 2025-05, 2025-12, , SKIPPED, VALUE[+0.2], 'NOT_REFUTED[2, 2025-05, 2025-06, 6]'",
    "STAYS_BELOW, 2025-02, 2025-06, 4, PASS, 'HIGHEST[3.5, 2025-02]', ",
    "STAYS_BELOW, 2025-01, 2025-12, 4, FAIL, 'HIGHEST[4.0, 2025-01]', 'REFUTED[2025-01, 4.0]'",
    "STAYS_BELOW, 2025-05, 2025-12, 4, SKIPPED, 'HIGHEST[3.2, 2025-06]', 'NOT_REFUTED[2, 2025-05, 2025-06, 6]'",
    "STAYS_BELOW, 2026-01, 2026-12, 4, SKIPPED, NONE[], NOT_COVERED[2026-01/2026-12]",
  })
  void aClaimIsRefutedByOneMonthAndPassesOnlyWhenAllAreThere(
      Kind kind,
      String from,
      String to,
      @Nullable String value,
      Verdict verdict,
      String got,
      @Nullable String reason) {
    Check check = only(figure(kind, from, to, value, null, true));

    assertThat(check.verdict()).isEqualTo(verdict);
    assertThat(said(check.got())).isEqualTo(got);
    assertThat(said(check)).isEqualTo(reason == null ? List.of() : List.of(reason));
    assertThat(only(figure(kind, from, to, value, null, false)).verdict())
        .isEqualTo(verdict == Verdict.FAIL ? Verdict.WARN : verdict);
  }

  @Test
  void aClaimInWordsIsNeverGraded() {
    assertThat(only(figure(Kind.CLAIM, "2025-01", "2025-06", null, null, false)).verdict())
        .isEqualTo(Verdict.SKIPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "good, , 0, PASS, ",
    "good, MIDDLE, 0, PASS, ",
    "good, LOW, 0, FAIL, OTHER_PART[]",
    "friendly, , 1, PASS, ",
    "discord, , 1, FAIL, 'DIFFERS[2, levels, 1]'",
  })
  void aLevelIsComparedWithThatOfTheDisplayedScore(
      String level,
      @Nullable LevelPart part,
      String tolerance,
      Verdict verdict,
      @Nullable String reason) {
    PublishedFigure figure =
        figure(Kind.LEVEL, "2025-01", "2025-01", null, tolerance, true, level, part, Set.of());

    Check check =
        validation(new Validation.Candidate(rows(4.3), List.of(), false), List.of(), figure)
            .checks()
            .get(0);

    assertThat(check.verdict()).isEqualTo(verdict);
    assertThat(said(check)).isEqualTo(reason == null ? List.of() : List.of(reason));
  }

  @Test
  void theNewestMonthMayBeProvisionalAndIsThenSeenAndNotGraded() {
    PublishedFigure newest = figure(Kind.SCORE, "2025-06", "2025-06", "9", "0.1", true);
    PublishedFigure before = figure(Kind.SCORE, "2025-05", "2025-05", "3.0", "0.1", true);
    Validation.Published series = published(Map.of("2025-05", 3.0, "2025-06", 9.0));

    Validation plain =
        validation(
            new Validation.Candidate(SCORES, List.of(), false), List.of(series), newest, before);
    assertThat(plain.outcome()).isEqualTo(OverallOutcome.FAILED);

    Validation provisional =
        validation(
            new Validation.Candidate(SCORES, List.of(), true), List.of(series), newest, before);
    assertThat(provisional.outcome()).isEqualTo(OverallOutcome.PASSED);
    assertThat(provisional.checks().get(0).verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(said(provisional.checks().get(0))).containsExactly("PROVISIONAL[2025-06, 5.80]");
    Check level = provisional.checks().get(2);
    assertThat(level.id()).isEqualTo("monthly-level-unseen-CHN-KOR");
    assertThat(level.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said(level)).containsExactly("PROVISIONAL[2025-06, 5.8]");
  }

  @Test
  void monthsThatTheFitDidNotSeeAreChecksOfTheirOwn() {
    Validation validation =
        validation(
            new Validation.Candidate(SCORES, List.of(), false),
            List.of(
                published(Map.of("2025-03", 3.5, "2025-04", 3.0, "2025-05", 2.0, "2025-06", 3.2))));

    assertThat(validation.checks())
        .extracting(Check::id, Check::n, Check::fitted, Check::verdict)
        .containsExactly(
            tuple("monthly-level-CHN-KOR", 2, true, Verdict.PASS),
            tuple("monthly-change-CHN-KOR", 1, true, Verdict.PASS),
            tuple("monthly-level-unseen-CHN-KOR", 2, false, Verdict.FAIL),
            tuple("monthly-change-unseen-CHN-KOR", 2, false, Verdict.FAIL));
    assertThat(said(validation.checks().get(2)))
        .containsExactly("MONTHS_OUTSIDE[1, 2, 2025-05, 2, 3]");
  }

  @Test
  void publishedMonthsOutsideTheRunAreARemark() {
    Validation validation =
        validation(
            new Validation.Candidate(SCORES, List.of(), false),
            List.of(published(Map.of("1999-01", 1.0, "2025-02", 3.5))));

    assertThat(said(validation.checks().get(0))).containsExactly("PASSED_OVER[1]");
    assertThat(said(validation.checks().get(1)))
        .containsExactly("NO_NEIGHBOURS[]", "PASSED_OVER[1]");
  }

  @Test
  void thinCoverageGradesNothing() {
    List<ScoreRow> gap = new ArrayList<>(SCORES);
    gap.remove(1);
    Validation validation =
        validation(
            new Validation.Candidate(gap, null, false),
            List.of(published(Map.of("2025-01", 4.0, "2025-02", 3.5, "2025-03", 3.5))));

    assertThat(validation.checks())
        .allSatisfy(
            check -> {
              assertThat(check.verdict()).isEqualTo(Verdict.UNDEFINED);
              assertThat(said(check)).containsExactly("LOW_COVERAGE[2, 3, 90]");
            });
    assertThat(validation.outcome()).isEqualTo(OverallOutcome.NOTHING_TO_GRADE);
  }

  @Test
  void tooLittleBeatsWhatCouldNotBeComputedAndThatAFailure() {
    PublishedFigure pass = figure(Kind.SCORE, "2025-01", "2025-01", "4", "0.1", true);
    PublishedFigure fail = figure(Kind.SCORE, "2025-01", "2025-01", "9", "0.1", true);
    PublishedFigure warn = figure(Kind.SCORE, "2025-01", "2025-01", "9", "0.1", false);
    PublishedFigure skipped = figure(Kind.SCORE, "1999-01", "1999-01", "4", "0.1", true);
    Validation.Published other =
        new Validation.Published("p.csv", series("JPN-KOR", Map.of("2025-01", 4.0)));

    assertThat(outcome(List.of(), pass, warn, skipped)).isEqualTo(OverallOutcome.PASSED);
    assertThat(outcome(List.of(), pass, fail)).isEqualTo(OverallOutcome.FAILED);
    assertThat(outcome(List.of(), fail, share("2025-01", "2025-01")))
        .isEqualTo(OverallOutcome.NOT_COMPUTED);
    assertThat(outcome(List.of(), skipped, warn)).isEqualTo(OverallOutcome.NOTHING_TO_GRADE);
    assertThat(outcome(List.of())).isEqualTo(OverallOutcome.NOTHING_TO_GRADE);
    assertThat(outcome(List.of(other), pass)).isEqualTo(OverallOutcome.NOTHING_TO_GRADE);
    assertThat(outcome(List.of(published(Map.of("2030-01", 4.0))), pass))
        .isEqualTo(OverallOutcome.NOTHING_TO_GRADE);
  }

  private static OverallOutcome outcome(
      List<Validation.Published> published, PublishedFigure... figures) {
    return validation(new Validation.Candidate(SCORES, List.of(), false), published, figures)
        .outcome();
  }

  private static Check only(PublishedFigure figure) {
    return validation(new Validation.Candidate(SCORES, List.of(), false), List.of(), figure)
        .checks()
        .get(0);
  }

  private static Validation validation(
      Validation.Candidate candidate,
      List<Validation.Published> published,
      PublishedFigure... figures) {
    Configuration configuration = Samples.configuration(List.of(figures));
    return Validation.of(candidate, published, configuration);
  }

  private static List<String> said(Check check) {
    return check.reasons().stream().map(ValidationTest::said).toList();
  }

  private static String said(CheckMessage message) {
    return message.kind() + message.values().toString();
  }

  private static List<ScoreRow> rows(double... scores) {
    List<ScoreRow> rows = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      rows.add(
          ScoreRow.of("CHN-KOR", FIRST.plusMonths(i), scores[i], Samples.configuration().scheme()));
    }
    return rows;
  }

  private static Validation.Published published(Map<String, Double> scores) {
    return new Validation.Published("p.csv", series("CHN-KOR", scores));
  }

  private static MonthlySeries series(String dyad, Map<String, Double> scores) {
    TreeMap<YearMonth, Double> months = new TreeMap<>();
    scores.forEach((month, score) -> months.put(YearMonth.parse(month), score));
    return new MonthlySeries(dyad, months);
  }

  private static Breakdown row(String theme, long raw, double realised) {
    return new Breakdown("CHN-KOR", "2025-01", Sign.NEGATIVE, theme, 1, raw, realised, 0, 0);
  }

  private static PublishedFigure share(String from, String to) {
    return figure(
        Kind.THEME_SHARE, from, to, "40", "1", true, null, null, Set.of("INTERNAL-AFFAIRS"));
  }

  private static PublishedFigure figure(
      Kind kind,
      String from,
      String to,
      @Nullable String value,
      @Nullable String tolerance,
      boolean gating) {
    return figure(kind, from, to, value, tolerance, gating, null, null, Set.of());
  }

  private static PublishedFigure figure(
      Kind kind,
      String from,
      String to,
      @Nullable String value,
      @Nullable String tolerance,
      boolean gating,
      @Nullable String level,
      @Nullable LevelPart part,
      Set<String> themes) {
    return FigureBuilder.figure(kind, from, to)
        .value(value)
        .level(level, part)
        .tolerance(
            tolerance,
            kind == Kind.LEVEL ? "levels" : kind == Kind.THEME_SHARE ? "percent" : "points")
        .gating(gating)
        .themes(kind == Kind.THEME_SHARE ? Sign.NEGATIVE : null, themes)
        .build();
  }
}
