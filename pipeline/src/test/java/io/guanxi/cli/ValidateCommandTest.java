package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.run.Run;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code guanxi validate} grades a run, and its exit code and verdict files tell the same. */
class ValidateCommandTest {
  @TempDir private Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void scoreTheBundledEvents() {
    run = folder.resolve("run");
    BundledRun.into(run);
  }

  @Test
  void theBundledRunPassesAndSaysThatItWasFitted() throws IOException {
    Guanxi.Result result = validate("--run", run.toString());
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("negative-internal-affairs")
        .contains("PASS (fitted)")
        .contains("not fitted: 5 SKIPPED; fitted: 10 PASS")
        .contains("not a validation");
    assertThat(run.resolve("validation.json")).content().contains("\"schema_version\" : 1");
    assertThat(run.resolve("validation.xml")).content().contains("failures=\"0\"");
    assertThat(run.resolve("validation.md"))
        .content()
        .contains("| score-2022-09 | CHN-KOR | 2022-09 | 1 | 4.3 | 4.3 | 0.1 | PASS (fitted) |");
    assertThat(run.resolve("validation-series.csv")).doesNotExist();
  }

  @Test
  void theTimeOfTheChecksIsThatOfTheRun() throws IOException {
    validate("--run", run.toString());
    String first = Files.readString(run.resolve("validation.xml"));
    String created =
        Run.open(run, "run", "--run").manifest().created().orElseThrow().replace("Z", "");
    assertThat(first)
        .containsPattern("<testsuite [^>]* time=\"0\" timestamp=\"" + created + "\">")
        .containsPattern("<testcase [^>]* time=\"0\">")
        .doesNotContainPattern("<testcase (?![^>]* time=\"0\">)");

    validate("--run", run.toString());
    assertThat(run.resolve("validation.xml")).hasContent(first);

    Path series = series("CHN-KOR,2022-09,4.3");
    validate("--run", series.toString(), "--output", folder.resolve("verdict").toString());
    assertThat(folder.resolve("verdict/validation.xml"))
        .content()
        .contains(" time=\"0\">")
        .doesNotContain("timestamp");
  }

  @Test
  void aPublishedSeriesWithinTheToleranceEdgePasses() throws IOException {
    Path published = published(0.1);
    Guanxi.Result result = validate("--run", run.toString(), "--published", published.toString());
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).contains("monthly-level-CHN-KOR").contains("largest difference 0.1");
  }

  @Test
  void aSeriesBeyondItFailsWithTheFirstMonthThatDiverges() throws IOException {
    Path published = published(0.2);
    Guanxi.Result result = validate("--run", run.toString(), "--published", published.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("months outside; first 2019-01: published");
    assertThat(Files.readString(run.resolve("validation.xml")))
        .contains("failures=\"4\"") // of the fitted months, and of the others
        .containsPattern("<failure message=\"FAIL: ([^\"]*)\">FAIL: ");
    assertThat(Files.readAllLines(run.resolve("validation-series.csv")).get(0))
        .isEqualTo(
            "dyad,month,published,here,difference,published_change,here_change,change_difference");
    assertThat(
            validate("--run", run.toString(), "--published", published.toString(), "--no-fail")
                .code())
        .isZero();
  }

  @Test
  void noOverlapAndThinCoverageAreNothingToGrade() throws IOException {
    Path early = series("CHN-KOR,1999-01,3.0");
    Guanxi.Result noOverlap = validate("--run", run.toString(), "--published", early.toString());
    assertThat(noOverlap.code()).isEqualTo(4);
    assertThat(noOverlap.out()).contains("UNDEFINED (fitted): no overlap with the run");
    assertThat(run.resolve("validation.json")).content().contains("\"exit_code\" : 4");
  }

  @Test
  void aDyadThatTheRunLacksIsSkippedWithItsReasonAndNoCommonDyadIsNothingToGrade()
      throws IOException {
    Path none = series("CHN-JPN,2020-01,3.0");
    Guanxi.Result result = validate("--run", run.toString(), "--published", none.toString());
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).contains("SKIPPED: the run has no CHN-JPN");

    String own = run.resolve("scores.csv").toString();
    Guanxi.Result one =
        validate("--run", run.toString(), "--published", none.toString(), "--published", own);
    assertThat(one.code()).as(one.out()).isZero();
    assertThat(one.out()).contains("SKIPPED: the run has no CHN-JPN");
  }

  @Test
  void aStaleVerdictIsGoneWhenTheRunCannotBeRead() throws IOException {
    validate("--run", run.toString());
    Files.delete(run.resolve("manifest.json"));
    ProjectFiles.delete(run.resolve("vintages/published"));
    Guanxi.Result result = validate("--run", run.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --run "
                + run
                + ": there is no manifest.json in it, so it holds no complete run; 'guanxi score' writes one\n");
    assertThat(run.resolve("validation.json")).doesNotExist();
    assertThat(run.resolve("validation.xml")).doesNotExist();
  }

  @Test
  void suggestPrintsBarsAndWritesNothing() throws IOException {
    Guanxi.Result result = validate("--run", run.toString(), "--suggest");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("score-2022-09: tolerance 0.1 points, this run needs 0\n")
        .endsWith("Nothing was written. Set a bar before you look at the result it is for.\n");
    assertThat(run.resolve("validation.json")).doesNotExist();
  }

  /** The run's own series, every score moved up by the same amount in every second month. */
  private Path published(double shift) throws IOException {
    List<String> rows =
        BundledRun.read(run.resolve("scores.csv")).stream()
            .filter(row -> row.get("dyad").equals("CHN-KOR"))
            .map(
                row ->
                    "CHN-KOR,"
                        + row.get("month")
                        + ","
                        + String.format(
                            Locale.ROOT,
                            "%.1f",
                            Double.parseDouble(row.get("displayed"))
                                + (Integer.parseInt(row.get("month").substring(5)) % 12 < 6
                                    ? shift
                                    : 0)))
            .toList();
    return series(rows.toArray(String[]::new));
  }

  private Path series(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("published.csv"), "dyad,month,score\n" + String.join("\n", rows) + "\n");
  }

  private static Guanxi.Result validate(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "validate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Guanxi.run(ProjectFiles.home(), all);
  }
}
