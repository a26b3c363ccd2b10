package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.explain.WhatIf;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code explain} on the golden run against copies of everything that it says; {@code
 * -Dguanxi.golden.refresh=true} takes the present results as the new copies.
 */
class ExplainGoldenTest {
  private static final boolean REFRESH = Boolean.getBoolean("guanxi.golden.refresh");
  private static final Path GOLDEN = ProjectFiles.resource("golden");

  @TempDir private static Path temporary;

  @BeforeAll
  static void score() {
    Guanxi.scoreGolden(temporary.resolve("month-start"));
    Guanxi.scoreGolden(temporary.resolve("running"), "--p0", "running");
    Guanxi.scoreGolden(temporary.resolve("cut"), "--dyad", "KOR-CHN", "--from", "2022-05");
    Guanxi.scoreGolden(
        temporary.resolve("initial"),
        "--initial",
        "CHN-KOR=2022-03:1.0",
        "--initial",
        "JPN-KOR=2021-12:-2");
  }

  @ParameterizedTest
  @CsvSource({
    "en.txt, CHN-KOR 2022-05",
    "zh.txt, CHN-KOR 2022-05 --lang zh",
    "ko.txt, CHN-KOR 2022-05 --lang ko",
    "en.json, CHN-KOR 2022-05 --format json",
    "zh.json, KOR-CHN 2022-05 --format json --lang zh",
    "en.md, CHN-KOR 2022-05 --format markdown",
    "ko.md, CHN-KOR 2022-09 --format markdown --lang ko",
    "overrides.txt, CHN-KOR 2022-08",
    "overrides.md, CHN-KOR 2022-08 --format markdown --lang zh",
    "window-assumed.txt, USA-KOR 2022-03/2023-02",
    "silent-en.txt, CHN-KOR 2022-06",
    "silent-zh.txt, CHN-KOR 2022-06/2022-07 --lang zh",
    "silent-ko.txt, CHN-KOR 2022-06 --lang ko",
    "silent.json, CHN-KOR 2022-06 --format json",
    "silent.md, CHN-KOR 2022-06 --format markdown"
  })
  void whatItSaysEqualsTheGoldenCopy(String file, String arguments) throws IOException {
    Guanxi.Result result = explain("month-start", arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();

    Path golden = GOLDEN.resolve("explain").resolve(file);
    String actual = result.out().replace(temporary.toString(), "RUNS");
    if (REFRESH) {
      Files.createDirectories(golden.resolveSibling(""));
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"month-start", "running", "cut", "initial"})
  void everyMonthOfARunIsReproduced(String run) {
    List<CSVRecord> rows = BundledRun.read(temporary.resolve(run).resolve("scores.csv"));
    assertThat(rows).hasSizeGreaterThan(9);
    for (CSVRecord row : rows) {
      Guanxi.Result result =
          explain(run, row.get("dyad") + " " + row.get("month") + " --format json");
      assertThat(result.code()).as("%s%n%s", row, result.err()).isZero();
      assertThat(result.out())
          .contains("\"unrounded\" : " + row.get("score") + "\n")
          .contains(row.get("events").equals("0") ? "\"events\" : [ ]," : "\"events\" : [\n");
    }
  }

  @Test
  void everyKeyAndConditionOfTheJsonIsDocumented() throws IOException {
    String documented = Files.readString(ProjectFiles.required("docs/formats.md"));
    String json = explain("month-start", "CHN-KOR 2022-05 --format json").out();
    Set<String> keys =
        Pattern.compile("\"([a-z0-9_]+)\" : ")
            .matcher(json)
            .results()
            .map(key -> key.group(1))
            .collect(Collectors.toSet());
    assertThat(keys).contains("impact", "what_if", "sha256");
    keys.remove("sha256"); // named in words
    assertThat(keys).allMatch(key -> documented.contains("`" + key + "`"));
    assertThat(WhatIf.Kind.values())
        .allMatch(kind -> documented.contains("`" + kind.label() + "`"))
        .allMatch(
            kind ->
                kind == WhatIf.Kind.WITHOUT_DEAD_BAND // the golden scheme has none
                    || json.contains("\"condition\" : \"" + kind.label() + "\""));
  }

  @Test
  void aRunThatBeginsLaterStartsFromTheScoreOfTheMonthBefore() {
    assertThat(explain("cut", "CHN-KOR 2022-05").out())
        .isEqualTo(explain("month-start", "CHN-KOR 2022-05").out());
  }

  @Test
  void theRuleAndTheStartAreThoseOfTheRun() {
    assertThat(explain("running", "CHN-KOR 2022-05").out())
        .contains("(rule for P0: running)")
        .contains("with the other rule for P0: month-start");
    assertThat(explain("initial", "CHN-KOR 2022-04").out())
        .contains("  initial score 1.0 at the end of 2022-03 (given on the command line)\n")
        .containsPattern("start +1\\.0 +1 +end of 2022-03\n");
  }

  private static Guanxi.Result explain(String run, String arguments) {
    String all = "explain " + arguments + " --run " + temporary.resolve(run);
    return Guanxi.run(GOLDEN, all.split(" ", -1));
  }
}
