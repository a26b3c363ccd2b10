package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipe or a folder in place of any file: a message and exit code 2, and no waiting. */
class NoFileTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HEADER = "event_id,date,source,target,dyad,event_type,theme\n";
  private static final String GOOD = "a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP\n";
  private static final String SERIES = "dyad,month,score\nCHN-KOR,2022-01,4.3\n";

  @TempDir private Path temporary;

  @BeforeEach
  void files() throws Exception {
    Process made = new ProcessBuilder("mkfifo", at("pipe.json")).start();
    assertThat(made.waitFor()).isZero();
    Files.createDirectory(temporary.resolve("folder.csv"));
    Files.writeString(temporary.resolve("s.csv"), SERIES);
    Files.writeString(temporary.resolve("e.csv"), HEADER + GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--events pipe          | score --events @pipe.json --output @out",
        "pipe                   | score --incremental --events mapped:@pipe.json:@e.csv --output @out",
        "--events pipe          | plan --events @pipe.json",
        "--series pipe          | forecast --series @pipe.json",
        "--series pipe          | forecast evaluate --series @pipe.json --origins 2020-01/2021-01",
        "--foreign pipe         | forecast evaluate --series @s.csv --origins 2022-01/2022-01 --foreign @pipe.json",
        "pipe                   | compare @pipe.json @s.csv",
        "pipe                   | validate --run @pipe.json",
        "--published pipe       | validate --run @s.csv --published @pipe.json",
        "pipe                   | agreement @e.csv @pipe.json",
        "--published pipe       | nowcast --published @pipe.json",
        "--feed pipe            | nowcast --published @s.csv --feed @pipe.json",
        "--curated pipe         | nowcast --published @s.csv --curated @pipe.json",
        "pipe                   | nowcast --published @s.csv --model @pipe.json",
        "pipe                   | calibrate --published @s.csv --events @pipe.json --dyad CHN-KOR",
        "pipe                   | score --events mapped:@pipe.json:@e.csv --output @out",
      })
  void aPipeIsRefused(String name, String line) {
    refused(
        name.replace("pipe", at("pipe.json")) + ": is a pipe or a device; a file is needed", line);
  }

  @Test
  void aFolderIsRefused() {
    refused(
        "--series " + at("folder.csv") + ": is a folder; a file is needed",
        "forecast --series @folder.csv");
    refused(at("folder.csv") + ": is a folder; a file is needed", "agreement @e.csv @folder.csv");
  }

  @Test
  void aPipeAmongTheEventFilesOfAFolderIsRefused() throws IOException {
    Path events = Files.createDirectory(temporary.resolve("events"));
    Files.move(temporary.resolve("pipe.json"), events.resolve("x.csv"));
    Files.createDirectory(events.resolve("folder.csv"));
    refused(
        "--events " + events + "/x.csv: is a pipe or a device; a file is needed",
        "score --events @events --output @out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schemes/tsinghua.json",
        "codebooks/tsinghua.json",
        "dyads.json",
        "themes.json",
        "published/figures.json"
      })
  void aPipeInTheConfigurationIsRefused(String file) throws IOException {
    Path config = temporary.resolve("config");
    ProjectFiles.copy(ProjectFiles.config(), config);
    Files.delete(config.resolve(file));
    Files.move(temporary.resolve("pipe.json"), config.resolve(file));
    refused(
        config + "/" + file + ": is a pipe or a device; a file is needed",
        "score --events @e.csv --output @out --config @config");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "scores.csv"})
  void aPipeInARunIsRefused(String file) throws IOException {
    Path run = temporary.resolve("run");
    assertThat(run("score --events @e.csv --output @run").code()).isZero();
    ProjectFiles.delete(run.resolve("vintages/published"));
    Files.delete(run.resolve(file));
    Files.move(temporary.resolve("pipe.json"), run.resolve(file));
    refused(
        run + "/" + file + ": is a pipe or a device; a file is needed",
        "explain CHN-KOR 2022-01 --run @run");
    refused(run + "/" + file + ": is a pipe or a device; a file is needed", "compare @run @s.csv");
  }

  private void refused(String message, String line) {
    Guanxi.Result result = run(line);
    assertThat(result.err()).contains("guanxi: " + message + "\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  private Guanxi.Result run(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(word.replace("@", temporary + "/"));
    }
    return assertTimeoutPreemptively(
        SOON, () -> Guanxi.run(ProjectFiles.home(), words.toArray(String[]::new)));
  }

  private String at(String name) {
    return temporary.resolve(name).toString();
  }
}
