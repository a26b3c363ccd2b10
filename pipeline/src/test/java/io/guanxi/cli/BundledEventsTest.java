package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundled events are as complete and as well documented as issue 2 asks, and score as it says.
 */
public class BundledEventsTest {
  private static final YearMonth FIRST_PUBLISHED = YearMonth.of(2019, 1);
  private static final YearMonth LAST_PUBLISHED = YearMonth.of(2025, 4);

  @TempDir private static Path temporary;

  private static BundledRun run;
  private static BundledRun window;
  private static List<CSVRecord> events;

  @BeforeAll
  static void score() {
    events = BundledRun.releasedEvents();
    run = BundledRun.ofTheRelease(temporary.resolve("all"));
    window =
        BundledRun.ofTheRelease(
            temporary.resolve("window"),
            "--dyad",
            "CHN-KOR",
            "--from",
            "2022-03",
            "--to",
            "2025-04");
  }

  @Test
  void everyRowIsSound() {
    assertThat(run.result().err()).isEmpty();
    assertThat(run.result().code()).isZero();
    assertThat(run.table("rejects.csv")).isEmpty();
  }

  @Test
  void theDoctorFindsNoFault() {
    Guanxi.Result doctor = Guanxi.run(ProjectFiles.release(), "doctor", "--output", "" + temporary);
    assertThat(doctor.code()).as(doctor.out()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"CHN-KOR, 150, 2019-01", "USA-KOR, 120, 2017-01"})
  void thereAreEnoughCodingsOfEachPairWithinItsWindow(String dyad, int least, YearMonth first) {
    List<CSVRecord> codings = rows(events, row -> row.get("dyad").equals(dyad));

    assertThat(codings).hasSizeGreaterThanOrEqualTo(least);
    assertThat(
            ids(
                rows(
                    codings,
                    row -> {
                      YearMonth month = YearMonth.parse(row.get("date").substring(0, 7));
                      return month.isBefore(first) || month.isAfter(YearMonth.of(2025, 6));
                    })))
        .as("codings outside the window")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "citation ~ .*\\p{L}.*, .*\\d{4}(-\\d\\d)*.*",
        "verification ~ document|dated|recalled",
        "coder ~ .*\\S.*",
        "title_en ~ .*[A-Za-z]{3}.*",
        "title_zh ~ .*\\p{IsHan}.*",
        "title_ko ~ .*\\p{IsHangul}.*"
      })
  void everyRowHasTitlesInThreeLanguagesAndSaysWhereItComesFrom(String column, String form) {
    assertThat(ids(rows(events, row -> !row.get(column).matches(form))))
        .as("rows whose %s is not of the form %s", column, form)
        .isEmpty();
  }

  @Test
  void fewRowsHaveAScoreOfTheirOwnAndEachOfThemAReason() {
    List<CSVRecord> overrides = rows(events, row -> !row.get("i0").isEmpty());

    assertThat(overrides.size() * 10).isLessThanOrEqualTo(events.size());
    assertThat(ids(rows(overrides, row -> !row.get("note").matches("(?si).*(override|i0).*"))))
        .as("overrides without a reason in their note")
        .isEmpty();
  }

  @Test
  void oneEventHasOneDateAndOneCodingForEachPair() {
    Map<String, List<CSVRecord>> byEvent =
        events.stream().collect(Collectors.groupingBy(row -> row.get("event_id")));

    byEvent.forEach(
        (id, codings) -> {
          assertThat(codings).as(id).extracting(row -> row.get("dyad")).doesNotHaveDuplicates();
          assertThat(codings)
              .as(id)
              .extracting(row -> row.get("date"))
              .containsOnly(codings.get(0).get("date"));
        });
    assertThat(byEvent.values().stream().filter(codings -> codings.size() == 2).count())
        .as("third-party events with a coding for each pair")
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({"2022-09, 4.3", "2025-04, 3.1"})
  void theQuotedScoresAreMet(String month, String displayed) {
    assertThat(rows(run.table("scores.csv"), row -> is(row, "CHN-KOR", month)))
        .extracting(row -> row.get("displayed"))
        .containsExactly(displayed);
  }

  @ParameterizedTest
  @CsvSource({
    "negative, INTERNAL-AFFAIRS, 45",
    "negative, MILITARY-COOP, 21",
    "negative, IT-NETWORK, 8",
    "positive, ECON-COOP, 1"
  })
  void theSharesOfThePapersWindowAreMetRawAndRealised(String sign, String theme, double percent) {
    List<CSVRecord> rows =
        rows(
            window.table("breakdown.csv"),
            row ->
                row.get("period").equals("2022-03/2025-04")
                    && row.get("sign").equals(sign)
                    && row.get("theme").equals(theme));

    assertThat(rows).hasSize(1);
    assertThat(number(rows.get(0), "raw_share")).isCloseTo(percent, within(1.0));
    assertThat(number(rows.get(0), "realised_share")).isCloseTo(percent, within(1.0));
  }

  @Test
  void oneEventConcernsInternalAffairsBetween2019And2021() {
    int count =
        rows(
                run.table("breakdown.csv"),
                row ->
                    row.get("dyad").equals("CHN-KOR")
                        && row.get("theme").equals("INTERNAL-AFFAIRS")
                        && row.get("period").matches("2019|2020|2021"))
            .stream()
            .mapToInt(row -> Integer.parseInt(row.get("events")))
            .sum();
    assertThat(count).isEqualTo(1);
  }

  @Test
  void theDisplayedScoreStandsStillInMostMonths() {
    List<String> displayed =
        rows(
                run.table("scores.csv"),
                row ->
                    row.get("dyad").equals("CHN-KOR")
                        && !YearMonth.parse(row.get("month")).isAfter(LAST_PUBLISHED))
            .stream()
            .map(row -> row.get("displayed"))
            .toList();
    assertThat(displayed).hasSize(76);
    int still = 0;
    for (int i = 1; i < displayed.size(); i++) {
      still += displayed.get(i).equals(displayed.get(i - 1)) ? 1 : 0;
    }
    // 75 changes lie between 76 months; the first month has nothing shown before it.
    assertThat(still).isGreaterThanOrEqualTo((75 * 60 + 99) / 100);
    assertThat(run.table("scores.csv").get(0).get("month")).isEqualTo(FIRST_PUBLISHED.toString());
  }

  @Test
  void thirdPartyEventsCountAgainstOnePairAndForTheOther() {
    Map<String, List<CSVRecord>> byEvent =
        run.table("contributions.csv").stream()
            .collect(Collectors.groupingBy(row -> row.get("event_id")));

    long thirdParty =
        byEvent.values().stream()
            .filter(codings -> codings.stream().anyMatch(row -> isSigned(row, "CHN-KOR", -1)))
            .filter(codings -> codings.stream().anyMatch(row -> isSigned(row, "USA-KOR", 1)))
            .count();
    assertThat(thirdParty).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ko"})
  void theSummarySaysThatThisIsAFitAndThatTheOtherLevelIsAssumed(String language) {
    Guanxi.Result summary =
        BundledRun.ofTheRelease(temporary.resolve(language), "--lang", language).result();
    assertThat(summary.code()).isZero();
    assertThat(summary.out())
        .contains(
            switch (language) {
              case "en" -> List.of("not a validation", "ASSUMED", "fitted");
              case "zh" -> List.of("不是验证", "拟合");
              default -> List.of("검증이 아님", "맞춤");
            });
  }

  private static boolean is(CSVRecord row, String dyad, String month) {
    return row.get("dyad").equals(dyad) && row.get("month").equals(month);
  }

  private static boolean isSigned(CSVRecord row, String dyad, int sign) {
    return row.get("dyad").equals(dyad) && Math.signum(number(row, "impact")) == sign;
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static List<String> ids(List<CSVRecord> rows) {
    return rows.stream().map(row -> row.get("dyad") + " " + row.get("event_id")).toList();
  }

  private static List<CSVRecord> rows(List<CSVRecord> all, Predicate<CSVRecord> wanted) {
    return all.stream().filter(wanted).toList();
  }
}
