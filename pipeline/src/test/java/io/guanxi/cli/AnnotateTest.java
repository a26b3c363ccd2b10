package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.BelowHere;
import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.OutputSchema;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --annotate} tells CI services which checks did not pass, and where to look. */
class AnnotateTest {
  private static final String REPORT = "gl-code-quality-report.json";

  /** Below the current folder, as files of a repository are in a job. */
  @TempDir(factory = BelowHere.class)
  private Path repository;

  private Path run = Path.of("");
  private Path series = Path.of("");

  @BeforeEach
  void scoreTheBundledEvents() throws IOException {
    run = repository.resolve("run");
    BundledRun.into(run);
    List<String> rows = new ArrayList<>(List.of("dyad,month,score"));
    BundledRun.read(run.resolve("scores.csv")).stream()
        .filter(row -> row.get("dyad").equals("CHN-KOR"))
        .map(
            row ->
                "CHN-KOR,"
                    + row.get("month")
                    + ","
                    + (row.get("month").equals("2020-05") ? "0.1" : row.get("displayed")))
        .forEach(rows::add);
    series = Files.write(repository.resolve("a series, 100%.csv"), rows);
  }

  private Guanxi.Result validate(String... options) {
    List<String> all = new ArrayList<>(List.of("validate", "--run", run.toString()));
    all.addAll(List.of(options));
    return Guanxi.run(ProjectFiles.home(), all.toArray(String[]::new));
  }

  private static List<String> commands(Guanxi.Result result) {
    return result.out().lines().filter(line -> line.startsWith("::")).toList();
  }

  private int lineOf(Path file, String text) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(text + " is not in " + file);
  }

  @Test
  void gitHubIsToldFileAndLineOfEachCheckThatFailed() throws IOException {
    Guanxi.Result result =
        validate("--published", series.toString(), "--annotate", "github", "--lang", "en");

    assertThat(result.code()).isEqualTo(1);
    String file = series.toString().replace("%", "%25").replace(",", "%2C");
    assertThat(commands(result))
        .filteredOn(line -> line.startsWith("::error "))
        .hasSize(2)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "::error file="
                            + file
                            + ",line="
                            + lineOf(series, "2020-05")
                            + ",title=guanxi validate%3A monthly-level-CHN-KOR (fitted)::FAIL: ")
                    .contains("first 2020-05: published 0.1"));
    assertThat(result.out()).contains("100%.csv"); // the text itself is as always
    assertThat(run.resolve(REPORT)).doesNotExist();
  }

  @Test
  void whatDoesNotEndTheJobIsAWarningAndWhatWasNotGradedANotice() {
    Guanxi.Result result =
        validate("--published", series.toString(), "--annotate", "GitHub", "--no-fail");
    assertThat(result.code()).isZero();
    assertThat(commands(result))
        .anyMatch(line -> line.startsWith("::warning file="))
        .noneMatch(line -> line.startsWith("::error"));

    // The configuration lies elsewhere, so that no file of the repository can be named.
    assertThat(commands(result))
        .filteredOn(line -> line.startsWith("::notice "))
        .hasSize(5)
        .allMatch(
            line -> line.matches("::notice title=guanxi validate%3A [a-z0-9-]+::SKIPPED: .*"));
  }

  @Test
  void aFigureIsShownWhereItStandsInTheConfiguration() throws IOException {
    Path config = repository.resolve("config");
    ProjectFiles.copy(ProjectFiles.config(), config);
    Path figures = config.resolve("published/figures.json");
    Files.writeString(
        figures,
        Pattern.compile("(\"id\": \"score-2022-09\".*?\"value\": )4\\.3", Pattern.DOTALL)
            .matcher(Files.readString(figures))
            .replaceFirst("$15.3"));

    Guanxi.Result result =
        validate("--config", config.toString(), "--annotate", "github", "--lang", "zh");

    assertThat(commands(result))
        .contains(
            "::error file="
                + figures
                + ",line="
                + lineOf(figures, "\"score-2022-09\"")
                + ",title=guanxi validate%3A score-2022-09 (fitted)::"
                + "FAIL: 2022-09, n 1；应为 5.3 分；实为 4.3；容差 0.1；相差 1.00 分，超过 0.1");
  }

  @Test
  void gitLabReadsACodeQualityReport() throws IOException {
    Guanxi.Result result =
        validate("--published", series.toString(), "--annotate", "gitlab", "--no-fail");
    assertThat(commands(result)).isEmpty();
    String report = Files.readString(run.resolve(REPORT));
    assertThat(OutputSchema.faults("code-quality.schema.json", report)).isEmpty();
    assertThat(report)
        .startsWith("[")
        .contains("\"check_name\" : \"guanxi validate: monthly-level-CHN-KOR\"")
        .contains("\"path\" : \"" + series + "\"")
        .contains("\"begin\" : " + lineOf(series, "2020-05"))
        .contains("\"path\" : \"config/published/figures.json\"");
    assertThat(report.split("\"severity\" : \"major\"", -1)).hasSize(3);
    assertThat(report.split("\"severity\" : \"info\"", -1)).hasSize(6);
    assertThat(
            Pattern.compile("\"fingerprint\" : \"(\\w+)\"")
                .matcher(report)
                .results()
                .map(found -> found.group(1)))
        .hasSize(7)
        .doesNotHaveDuplicates();

    // Of a later run without the option none is left.
    validate();
    assertThat(run.resolve(REPORT)).doesNotExist();
  }

  @Test
  void anotherServiceIsNotKnown() {
    Guanxi.Result result = validate("--annotate", "travis");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: Invalid value for option '--annotate': expected one of [GITHUB, GITLAB] (case-insensitive) but was 'travis'\nTry 'guanxi validate --help'.\n");
  }
}
