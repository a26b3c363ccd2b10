package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verdict and every bad input of {@code guanxi validate}, with figures of the test's own. */
class ValidateChecksTest {
  private static final String FIGURE =
      """
      {"id": "%s", "dyad": "CHN-KOR", "kind": "%s", "period": "%s", %s
       "fitted": false, "citation": "made"}""";

  private static final String GATES =
      "\"tolerance\": %s, \"severity\": \"fail\", \"unit\": \"%s\", ";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Path run = Path.of("");
  private Path config = Path.of("");

  @BeforeAll
  static void scoreTheBundledEvents() {
    BundledRun.into(shared.resolve("run"));
  }

  @BeforeEach
  void copyTheRun() {
    run = folder.resolve("run");
    config = folder.resolve("config");
    ProjectFiles.copy(shared.resolve("run"), run);
    ProjectFiles.copy(ProjectFiles.config(), config);
  }

  @Test
  void everyVerdictStandsInTheDocumentedJson() throws IOException {
    figures(
        score("pass", "2022-09", "4.3"),
        score("fail", "2022-10", "9"),
        score("warn", "2022-11", "9").replace("\"fail\"", "\"warn\""),
        score("skipped", "1999-01", "4"),
        share("undefined", "2019-01", "negative", "INTERNAL-AFFAIRS"));
    Guanxi.Result result = validate("--config", config.toString());
    assertThat(result.code()).as("one check could not be computed: " + result.err()).isEqualTo(3);
    String json = Files.readString(run.resolve("validation.json"));
    for (String verdict : List.of("PASS", "WARN", "FAIL", "UNDEFINED", "SKIPPED")) {
      assertThat(json).contains("\"verdict\" : \"" + verdict + "\"");
    }
    assertThat(OutputSchema.faults("validation.schema.json", run.resolve("validation.json")))
        .isEmpty();
    assertThat(result.out())
        .contains("FAIL: differs by 4.80 points, more than 0.1\n")
        .contains("WARN: differs by 4.80 points, more than 0.1\n")
        .contains("SKIPPED: the run does not cover 1999-01\n")
        .contains(
            "UNDEFINED: no event of the sign in 2019-01, so there is nothing to take a share of\n")
        .contains("not fitted: 1 PASS, 1 WARN, 1 FAIL, 1 UNDEFINED, 1 SKIPPED; fitted: none");
  }

  @Test
  void theJsonOfABundledRunAndOfAComparedSeriesIsAsDocumented() throws IOException {
    validate();
    assertThat(OutputSchema.faults("validation.schema.json", run.resolve("validation.json")))
        .isEmpty();
    assertThat(validate("--published", run.resolve("scores.csv").toString()).code()).isZero();
    assertThat(OutputSchema.faults("validation.schema.json", run.resolve("validation.json")))
        .isEmpty();
  }

  @Test
  void claimsOnACourseAreRefutedByOneMonthAndPassOnlyWhenAllAreThere() throws IOException {
    figures(
        course("lowest", "lowest-since", "2019-01/2025-02", "warn", ""),
        course("not-lowest", "lowest-since", "2019-01/2022-09", "fail", ""),
        course("before", "lowest-since", "2017-01/2025-02", "fail", ""),
        course("later", "lowest-since", "2019-01/2026-01", "fail", ""),
        course("up", "rises", "2019-01/2022-09", "fail", ""),
        course("down", "rises", "2022-09/2025-04", "warn", ""),
        course("open", "rises", "2025-04/2026-12", "fail", ""),
        course("below", "stays-below", "2023-01/2025-04", "fail", "4.3"),
        course("touched", "stays-below", "2022-08/2026-12", "fail", "4.3"),
        course("so-far", "stays-below", "2025-05/2026-12", "fail", "4.3"),
        score("score-2022-09", "2022-09", "4.3"));

    Guanxi.Result result = validate("--config", config.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("lowest +CHN-KOR .* lowest 3\\.1 in 2025-02 +PASS")
        .containsPattern("not-lowest .*FAIL.*: refuted by 2019-01: 3\\.9")
        .containsPattern(
            "before .*SKIPPED.*: not refuted by the months that are there: 74, 2019-01 … 2025-02;"
                + " not there: 24")
        .containsPattern("later .*SKIPPED.*: the run does not cover 2019-01/2026-01")
        .containsPattern("up .* rises +\\+0\\.4 +PASS")
        .containsPattern("down .* rises +-1\\.2 +WARN.*: refuted by 2025-04: 3\\.1")
        .containsPattern("open .*SKIPPED.*not there: 18")
        .containsPattern("below .* below 4\\.3 +highest 4\\.1 in 2023-01 +PASS")
        .containsPattern("touched .*FAIL.*: refuted by 2022-08: 4\\.3")
        .containsPattern("so-far .*SKIPPED.*not there: 18");
  }

  private static String course(
      String id, String kind, String period, String severity, String value) {
    return FIGURE.formatted(
        id,
        kind,
        period,
        "\"severity\": \"%s\",".formatted(severity)
            + (value.isEmpty() ? "" : "\"unit\": \"points\", \"value\": " + value + ","));
  }

  @Test
  void levelsAreComparedWithTheLevelOfTheDisplayedScore() throws IOException {
    figures(
        level("same", "2022-09", "\"level\": \"good\"", "0"),
        level("same-third", "2022-09", "\"level\": \"good\", \"part\": \"middle\"", "0"),
        level("other-third", "2022-09", "\"level\": \"good\", \"part\": \"low\"", "0"),
        level("one-off", "2022-09", "\"level\": \"friendly\"", "1"),
        level("two-off", "2022-09", "\"level\": \"discord\"", "1"));
    Guanxi.Result result = validate("--config", config.toString());
    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.out().lines().limit(7).skip(2).map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "same CHN-KOR 2022-09 1 good good 0 PASS",
            "same-third CHN-KOR 2022-09 1 good, middle good, middle 0 PASS",
            "other-third CHN-KOR 2022-09 1 good, low good, middle 0 FAIL: the level is the published one, its third is not",
            "one-off CHN-KOR 2022-09 1 friendly good 1 PASS",
            "two-off CHN-KOR 2022-09 1 discord good 1 FAIL: differs by 2 levels, more than 1");
    assertThat(OutputSchema.faults("validation.schema.json", run.resolve("validation.json")))
        .isEmpty();
  }

  @Test
  void aLevelThatIsNoneAndAValueBesideItAreRefused() throws IOException {
    figures(
        level("typo", "2022-09", "\"level\": \"godo\", \"value\": 1", "0"),
        score("score", "2022-09", "4.3").replace("\"kind\"", "\"level\": \"good\", \"kind\""));
    Guanxi.Result result = validate("--config", config.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: %1$s: figure 'typo': kind 'level' has no value
            guanxi: %1$s: figure 'typo': level 'godo' is unknown (did you mean 'good'?)
            guanxi: %1$s: figure 'score': kind 'score' has no level
            """
                .formatted(config + "/published/figures.json"));
  }

  @Test
  void aSeriesFileIsComparedWithScoresAndNotWithShares() throws IOException {
    Path series =
        Files.writeString(
            folder.resolve("mine.csv"),
            "dyad,month,score\nKOR-CHN,2022-09,4.34\nCHN-KOR,2025-04,3.1\nCHN-KOR,2022-03,4\n");
    Guanxi.Result result =
        Guanxi.run(
            ProjectFiles.home(),
            "validate",
            "--run",
            series.toString(),
            "--output",
            run.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("score-2022-09 +CHN-KOR +2022-09 +1 +4.3 +4.3 +0.1 +PASS \\(fitted\\)")
        .containsPattern(
            "negative-it-network .* SKIPPED \\(fitted\\): only scores are at hand, no themes and events");
    assertThat(run.resolve("validation.json")).exists();
  }

  @Test
  void aSeriesFileThatLeavesTheScaleIsRefused() throws IOException {
    Path series =
        Files.writeString(folder.resolve("mine.csv"), "dyad,month,score\nCHN-KOR,2022-09,43\n");
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), "validate", "--run", series.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: " + series + ": row 1: CHN-KOR 2022-09: score '43' leaves the scale -9 … 9\n");
  }

  @Test
  void theNewestMonthCanBeProvisionalAndIsThenNotGraded() throws IOException {
    figures(score("newest", "2025-06", "9"), score("before", "2025-05", "3.1"));
    Path published =
        Files.writeString(
            folder.resolve("p.csv"),
            "dyad,month,score\nCHN-KOR,2025-04,3.1\nCHN-KOR,2025-05,3.1\nCHN-KOR,2025-06,9\n");
    String[] plain = {"--config", config.toString(), "--published", published.toString()};
    assertThat(validate(plain).code()).isEqualTo(1);
    List<String> marked = new ArrayList<>(List.of(plain));
    marked.add("--provisional");
    Guanxi.Result result = validate(marked.toArray(String[]::new));
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .contains("SKIPPED: 2025-06 is provisional and not graded; it differs by 5.90\n")
        .contains("PASS: 2025-06 is provisional and not graded; it differs by 5.9\n");
  }

  @Test
  void publishedMonthsOutsideTheRunAreALine() throws IOException {
    Path published =
        Files.writeString(
            folder.resolve("p.csv"), "dyad,month,score\nCHN-KOR,1999-01,1\nCHN-KOR,2025-04,3.1\n");
    assertThat(validate("--published", published.toString()).out())
        .contains("published months before or after those of the run, passed over: 1\n");
  }

  @Test
  void withoutAnyGatingFigureThereIsNothingToGrade() throws IOException {
    figures(score("only", "1999-01", "4"));
    assertThat(validate("--config", config.toString()).code()).isEqualTo(4);
  }

  @Test
  void provenanceStandsInEveryView() throws IOException {
    Guanxi.Result result = validate();
    for (String view :
        List.of(
            result.out(),
            Files.readString(run.resolve("validation.xml")),
            Files.readString(run.resolve("validation.md")))) {
      assertThat(view)
          .containsPattern(
              "by guanxi [^,]+, method 1; codebooks/tsinghua.json [0-9a-f]{12}, schemes/")
          .containsPattern("scores.csv [0-9a-f]{12}");
    }
    assertThat(Files.readString(run.resolve("validation.json")))
        .containsPattern("\"codebooks/tsinghua.json\" : \"[0-9a-f]{64}\"")
        .containsPattern("scores.csv\" : \"[0-9a-f]{64}\"");
  }

  @Test
  void everyViewSpeaksTheLanguageAndTheJsonStaysTheSame() throws IOException {
    validate();
    String json = Files.readString(run.resolve("validation.json"));
    String chinese = validate("--lang", "zh").out();
    assertThat(chinese)
        .contains("检验项")
        .contains("未拟合：5 SKIPPED；拟合：10 PASS")
        .contains("是对已公布数值的拟合重建");
    assertThat(Files.readString(run.resolve("validation.md"))).contains("| 检验项 | 国家对 |");
    assertThat(Files.readString(run.resolve("validation.xml"))).contains("容差 0.1");
    assertThat(Files.readString(run.resolve("validation.json"))).isEqualTo(json);
    assertThat(validate("--lang", "ko").out())
        .contains("맞춤 아님: 5 SKIPPED; 맞춤: 10 PASS")
        .contains("글로 된 주장");
    assertThat(validate("--lang", "fr").err())
        .startsWith("guanxi: Invalid value for option '--lang'");
  }

  @Test
  void aTableThatWasChangedIsNamed() throws IOException {
    Files.writeString(run.resolve("breakdown.csv"), "dyad\n");
    assertThat(validate().err())
        .isEqualTo(
            "guanxi: "
                + run
                + "/breakdown.csv: has changed since the run wrote it; run 'guanxi score' again\n");
    Files.delete(run.resolve("scores.csv"));
    assertThat(validate().err())
        .isEqualTo("guanxi: " + run + "/scores.csv: no such file; run 'guanxi score' again\n");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path gone = folder.resolve("gone");
    Guanxi.Result result = Guanxi.run(ProjectFiles.home(), "validate", "--run", gone.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("guanxi: --run " + gone + ": no such folder; 'guanxi score' writes a run\n");
  }

  @Test
  void publishedFilesThatAreGoneOrSayADyadTwiceAreNamedTogether() throws IOException {
    Path one = Files.writeString(folder.resolve("1.csv"), "dyad,month,score\nCHN-KOR,2025-04,3\n");
    Path two =
        Files.writeString(
            folder.resolve("2.csv"), "Country,YearMonth,Score\nSouth Korea,2025-04,3\n");
    Path gone = folder.resolve("gone.csv");
    Guanxi.Result result =
        validate(
            "--published",
            one.toString(),
            "--published",
            gone.toString(),
            "--published",
            two.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            guanxi: --published %s: no such file
            guanxi: --published %s: has CHN-KOR, which %s has too
            """
                .formatted(gone, two, one));
    assertThat(run.resolve("validation.json")).doesNotExist();
  }

  @Test
  void conflictingAndEqualDuplicatesAreRefused() throws IOException {
    Path twice =
        Files.writeString(
            folder.resolve("p.csv"),
            "dyad,month,score\nCHN-KOR,2025-04,3.1\nKOR-CHN,2025-04,3.2\nCHN-KOR,2025-04,3.1\n");
    assertThat(validate("--published", twice.toString()).err())
        .isEqualTo(
            """
            guanxi: %1$s: row 2: CHN-KOR 2025-04 stands twice: 3.1 and 3.2
            guanxi: %1$s: row 3: CHN-KOR 2025-04 stands twice: 3.1 and 3.1
            """
                .formatted(twice));
  }

  @Test
  void aFolderThatCannotHoldTheVerdictIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Guanxi.Result result = validate("--output", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: --output " + file)
        .contains("cannot be")
        .doesNotContain("internal error");
  }

  @Test
  void theComparedSeriesHoldLevelAndChange() throws IOException {
    Path published =
        Files.writeString(
            folder.resolve("p.csv"),
            "dyad,month,score\nCHN-KOR,2025-03,3.1\nCHN-KOR,2025-04,4.1\n");
    assertThat(validate("--published", published.toString()).code()).isEqualTo(1);
    assertThat(run.resolve("validation-series.csv"))
        .content()
        .isEqualTo(
            """
            dyad,month,published,here,difference,published_change,here_change,change_difference
            CHN-KOR,2025-03,3.1,3.1,0,,,
            CHN-KOR,2025-04,4.1,3.1,-1,1,0,-1
            """);
  }

  private Guanxi.Result validate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("validate", "--run", run.toString()));
    all.addAll(List.of(arguments));
    return Guanxi.run(ProjectFiles.home(), all.toArray(String[]::new));
  }

  private void figures(String... figures) throws IOException {
    Files.writeString(
        config.resolve("published/figures.json"),
        """
        {"statement": {"en": "made", "zh": "虚构", "ko": "가상"}, "citations": {"made": "made up"},
         "monthly_series": {"tolerance": 0.1, "severity": "fail", "least_coverage": 90, "fitted": {"CHN-KOR": "2019-01/2025-04"}},
         "figures": [%s]}
        """
            .formatted(String.join(",\n", figures)));
  }

  private static String score(String id, String month, String value) {
    return FIGURE.formatted(
        id, "score", month, GATES.formatted("0.1", "points") + "\"value\": " + value + ",");
  }

  private static String level(String id, String month, String level, String tolerance) {
    return FIGURE.formatted(id, "level", month, GATES.formatted(tolerance, "levels") + level + ",");
  }

  private static String share(String id, String month, String sign, String theme) {
    return FIGURE.formatted(
        id,
        "theme-share",
        month,
        GATES.formatted("1", "percent")
            + "\"value\": 40, \"sign\": \"%s\", \"themes\": [\"%s\"],".formatted(sign, theme));
  }
}
