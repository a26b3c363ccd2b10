package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code score --as-of} scores what had been coded by a day, and counts the rest apart. */
class AsOfTest {
  private static final Path GOLDEN = ProjectFiles.resource("golden");
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,coded_on\n";
  private static final String FIRST = row("a", "2022-03-02", "VISIT-HOS", "2022-04-01");
  private static final String SECOND = row("b", "2022-03-09", "AGREE-ECON", "2022-04-30");
  private static final String THIRD = row("c", "2022-05-09", "VISIT-HOS", "2022-05-09");

  @TempDir private Path temporary;

  @Test
  void scoresAsThoughRowsCodedLaterWereNotThere() throws IOException {
    Path all = events("all.csv", FIRST + SECOND + THIRD);
    Path then = events("then.csv", FIRST + SECOND);

    Guanxi.Result asOf = score("as-of", all, "--as-of", "2022-04-30");
    Guanxi.Result plain = score("plain", then);

    assertThat(asOf.code()).as(asOf.err()).isZero();
    assertThat(plain.code()).isZero();
    for (String table : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
      assertThat(temporary.resolve("as-of").resolve(table))
          .hasSameBinaryContentAs(temporary.resolve("plain").resolve(table));
    }
    assertThat(counts("as-of"))
        .containsEntry("read", 3L)
        .containsEntry("scored", 2L)
        .containsEntry("coded_later", 1L);
    assertThat(manifest("as-of")).contains("\"as_of\" : \"2022-04-30\"");
    assertThat(manifest("plain")).contains("\"as_of\" : \"\"").doesNotContain("coded_later");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-04-01, 1, 2",
    "2022-04-29, 1, 2",
    "2022-04-30, 2, 1",
    "2022-05-09, 3, 0",
    "2099-12-31, 3, 0"
  })
  void theDayItselfIsIncluded(String day, int scored, long later) throws IOException {
    Guanxi.Result result = score("out", events("e.csv", FIRST + SECOND + THIRD), "--as-of", day);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(BundledRun.read(temporary.resolve("out/contributions.csv"))).hasSize(scored);
    assertThat(counts("out").getOrDefault("coded_later", 0L)).isEqualTo(later);
    assertThat(result.out())
        .contains("\nas of " + day + ": rows coded later and left out: " + later + "\n");
  }

  @ParameterizedTest
  @CsvSource({"zh, 截至 2022-04-30：此后编码而未计入的行：1", "ko, '2022-04-30 기준: 이후에 코딩되어 빠진 행: 1'"})
  void theSummarySaysSoInThreeLanguages(String language, String line) throws IOException {
    Path events = events("e.csv", FIRST + SECOND + THIRD);
    assertThat(score("out", events, "--as-of", "2022-04-30", "--lang", language).out())
        .contains("\n" + line + "\n");
  }

  @Test
  void withoutAsOfTheColumnChangesNothing() throws IOException {
    score("with", events("e.csv", FIRST + SECOND + THIRD));
    Path without =
        Files.writeString(
            temporary.resolve("without.csv"),
            (HEADER + FIRST + SECOND + THIRD).replaceAll("(?m),[^,]*$", ""));
    score("without", without);

    assertThat(temporary.resolve("with/scores.csv"))
        .hasSameBinaryContentAs(temporary.resolve("without/scores.csv"));
  }

  @Test
  void rowsCodedLaterConflictWithNothingAndAreNotCheckedByTheCodebook() throws IOException {
    Path events =
        events(
            "e.csv",
            FIRST
                + row("a", "2022-03-02", "AGREE-ECON", "2022-06-01")
                + row("d", "2022-03-02", "NO-SUCH-TYPE", "2022-06-01"));

    Guanxi.Result then = score("then", events, "--as-of", "2022-05-31");
    assertThat(then.code()).as(then.err()).isZero();
    assertThat(counts("then"))
        .containsEntry("read", 3L)
        .containsEntry("scored", 1L)
        .containsEntry("coded_later", 2L);

    Guanxi.Result now = score("now", events, "--as-of", "2022-06-01");
    assertThat(now.code()).isEqualTo(1);
    assertThat(reasons("now"))
        .containsExactly("CONFLICTING_DUPLICATE", "CONFLICTING_DUPLICATE", "UNKNOWN_EVENT_TYPE");
  }

  @Test
  void equalRowsCodedOnDifferentDaysAreTheSameCoding() throws IOException {
    Path events =
        events(
            "e.csv",
            row("a", "2022-03-02", "VISIT-HOS", "2022-06-01")
                + row("a", "2022-03-02", "VISIT-HOS", "2022-04-01"));

    assertThat(score("now", events).code()).isZero();
    assertThat(counts("now")).containsEntry("scored", 1L).containsEntry("duplicate", 1L);
    assertThat(score("then", events, "--as-of", "2022-05-01").code()).isZero();
    assertThat(counts("then")).containsEntry("scored", 1L).containsEntry("coded_later", 1L);
  }

  @Test
  void aRowThatDoesNotSayWhenItWasCodedIsRejected() throws IOException {
    Path events = events("e.csv", FIRST + row("b", "2022-03-09", "AGREE-ECON", ""));

    assertThat(score("plain", events).code()).isZero();
    assertThat(score("out", events, "--as-of", "2022-04-30").code()).isEqualTo(1);

    CSVRecord reject = BundledRun.read(temporary.resolve("out/rejects.csv")).get(0);
    assertThat(reject.get("reason")).isEqualTo("MISSING_VALUE");
    assertThat(reject.get("line")).isEqualTo("3");
    assertThat(reject.get("message")).isEqualTo("coded_on is empty; --as-of 2022-04-30 needs it");
    assertThat(reject.get("raw")).isEqualTo(row("b", "2022-03-09", "AGREE-ECON", "").strip());
  }

  @ParameterizedTest
  @CsvSource({
    "2022-03-09, 2022-03-08, 'coded_on ''2022-03-08'' is before the date of the event, ''2022-03-09'''",
    "2022-03, 2022-02-28, 'coded_on ''2022-02-28'' is before the date of the event, ''2022-03'''",
    "2022-03-09, 2022-04-31, coded_on '2022-04-31' is not a day as YYYY-MM-DD",
    "2022-03-09, 2022-04, coded_on '2022-04' is not a day as YYYY-MM-DD",
    "2022-03-09, 1.4.2022, coded_on '1.4.2022' is not a day as YYYY-MM-DD",
    "2022-03-09, 2022-4-1, coded_on '2022-4-1' is not a day as YYYY-MM-DD"
  })
  void aWrongDayOfCodingIsRejectedWithAndWithoutAsOf(String date, String codedOn, String message)
      throws IOException {
    Path events = events("e.csv", FIRST + row("b", date, "AGREE-ECON", codedOn));
    for (String[] options : new String[][] {{}, {"--as-of", "2022-04-30"}}) {
      assertThat(score("out", events, options).code()).isEqualTo(1);
      CSVRecord reject = BundledRun.read(temporary.resolve("out/rejects.csv")).get(0);
      assertThat(reject.get("reason")).isEqualTo("BAD_CODED_ON");
      assertThat(reject.get("message")).isEqualTo(message);
    }
  }

  @Test
  void anEventOfAMonthMayBeCodedOnItsFirstDay() throws IOException {
    Path events = events("e.csv", row("b", "2022-03", "AGREE-ECON", "2022-03-01"));
    assertThat(score("out", events, "--as-of", "2022-03-01").code()).isZero();
  }

  @Test
  void everyFileWithoutTheColumnIsNamed() throws IOException {
    Path dated = events("dated.csv", FIRST);
    Guanxi.Result result =
        Guanxi.score(
            GOLDEN,
            temporary.resolve("out"),
            "--events",
            dated.toString(),
            "--events",
            GOLDEN.resolve("data/events").toString(),
            "--as-of",
            "2022-04-30");

    assertThat(result.err())
        .isEqualTo(
            Stream.of("1-byte-order-mark", "2-carriage-returns", "3-refused", "4-broken")
                .map(
                    name ->
                        "guanxi: "
                            + GOLDEN.resolve("data/events/" + name + ".csv")
                            + ": column 'coded_on' is missing; --as-of needs it\n")
                .collect(Collectors.joining()));
    assertThat(result.code()).isEqualTo(2);
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022-04", "2022-02-29", "yesterday", ""})
  void aDayThatIsNoneIsRefused(String day) throws IOException {
    Guanxi.Result result = score("out", events("e.csv", FIRST), "--as-of", day);
    assertThat(result.err())
        .isEqualTo("guanxi: --as-of '" + day + "' is not a day as YYYY-MM-DD\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void aDayBeforeAllCodingLeavesNothingToScore() throws IOException {
    Guanxi.Result result = score("out", events("e.csv", FIRST + SECOND), "--as-of", "2022-03-31");
    assertThat(result.err())
        .isEqualTo(
            "guanxi: nothing to score: no row of the input bears on a selected dyad; rows coded after the day of --as-of: 2\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "en, as of 2022-04-30: rows coded later are left out",
    "zh, 截至 2022-04-30：此后编码的行未计入",
    "ko, '2022-04-30 기준: 이후에 코딩된 행은 빠짐'"
  })
  void explainLeavesOutWhatWasCodedLaterAndSaysSo(String language, String caveat)
      throws IOException {
    String later = row("d", "2022-03-10", "VISIT-HOS", "2022-05-01");
    score("out", events("e.csv", FIRST + SECOND + later), "--as-of", "2022-04-30");
    Files.writeString(temporary.resolve("e.csv"), "gone");

    for (String run : List.of("LATEST", "PREVIOUS")) {
      Guanxi.Result result =
          Guanxi.run(
              GOLDEN,
              "explain",
              "CHN-KOR",
              "2022-03",
              "--run",
              temporary.resolve("out").resolve(run).toString(),
              "--lang",
              language);
      if (run.equals("LATEST")) {
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\n  " + caveat + "\n");
      } else {
        assertThat(result.code()).isEqualTo(4);
      }
    }
  }

  @Test
  void planShowsTheDayAndFindsTheSameFaults() throws IOException {
    Path events = events("e.csv", FIRST);
    assertThat(plan(events, "2022-04-30").out()).contains("  rows coded up to: 2022-04-30\n");
    Path undated = GOLDEN.resolve("data/events/4-broken.csv");
    assertThat(plan(undated, "2022-04-30").err())
        .isEqualTo("guanxi: " + undated + ": column 'coded_on' is missing; --as-of needs it\n");
  }

  private Guanxi.Result plan(Path events, String day) {
    return Guanxi.run(GOLDEN, "plan", "--events", events.toString(), "--as-of", day);
  }

  private static String row(String id, String date, String type, String codedOn) {
    String theme = type.startsWith("AGREE") ? "ECON-COOP" : "HIGH-LEVEL";
    return String.join(",", id, date, "CHN", "KOR", "CHN-KOR", type, theme, codedOn) + "\n";
  }

  private Path events(String name, String rows) throws IOException {
    return Files.writeString(temporary.resolve(name), HEADER + rows);
  }

  private Guanxi.Result score(String output, Path events, String... options) {
    return Guanxi.scoreGolden(temporary.resolve(output), events, options);
  }

  private String manifest(String output) throws IOException {
    return Files.readString(temporary.resolve(output).resolve("manifest.json"));
  }

  private Map<String, Long> counts(String output) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    Matcher count = Pattern.compile("\"([a-z_.A-Z]+)\" : (\\d+),?\n").matcher(manifest(output));
    while (count.find()) {
      counts.put(count.group(1), Long.parseLong(count.group(2)));
    }
    return counts;
  }

  private List<String> reasons(String output) {
    return BundledRun.read(temporary.resolve(output).resolve("rejects.csv")).stream()
        .map(row -> row.get("reason"))
        .sorted()
        .toList();
  }
}
