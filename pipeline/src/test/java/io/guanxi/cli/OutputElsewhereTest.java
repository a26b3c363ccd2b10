package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs below an address are written and read as those of this machine. */
class OutputElsewhereTest {
  @TempDir private Path temporary;

  private Path there;
  private String address;

  @BeforeEach
  void score() {
    there = temporary.resolve("scores");
    address = "file://" + there;
    assertThat(run("score", "--output", address, "--max-rejects", "99").code()).isZero();
  }

  @Test
  void aRunLiesThereUnderItsIdAndIsPublished() throws IOException {
    Path local = temporary.resolve("local");
    assertThat(run("score", "--output", local.toString(), "--max-rejects", "99").code()).isZero();

    assertThat(names(there)).containsExactly("vintages");
    assertThat(names(there.resolve("vintages"))).hasSize(2).contains("published");
    String id = published().substring(published().lastIndexOf('-') + 1);
    for (String file : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
      assertThat(there.resolve("vintages").resolve(id).resolve(file))
          .hasSameBinaryContentAs(local.resolve(file));
    }
  }

  @Test
  void everyCommandReadsIt() throws IOException {
    String id = published().substring(published().lastIndexOf('-') + 1);
    for (String given :
        List.of(address, address + "/LATEST", address + "/vintages/" + id, address + "/" + id)) {
      Guanxi.Result explained = run("explain", "CHN-KOR", "2022-01", "--run", given);
      assertThat(explained.err()).isEmpty();
      assertThat(explained.code()).as(given).isZero();
    }
    assertThat(run("runs", "--output", address).out())
        .startsWith("runs kept in " + address + ", the last one first")
        .contains(id);
    assertThat(run("runs", "--output", address, "--name", "first", id).code()).isZero();
    assertThat(there.resolve("vintages/names.txt")).hasContent("first " + id);
    assertThat(run("compare", address + "/first", address + "/LATEST").code()).isZero();
  }

  @Test
  void verdictsAndDrawingsGoWhereTheRunIs() throws IOException {
    assertThat(run("validate", "--run", address, "--no-fail").code()).isZero();
    assertThat(names(there))
        .containsExactlyInAnyOrder(
            "vintages", "validation.json", "validation.md", "validation.xml");

    Guanxi.Result report = run("report", "--run", address, "--dyad", "CHN-KOR");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(there.resolve("report/report.html")).isNotEmptyFile();

    assertThat(run("score", "--output", address, "--max-rejects", "99", "--p0", "running").code())
        .isZero();
    assertThat(there.resolve("validation.json")).as("of the run before").doesNotExist();
    assertThat(there.resolve("report/report.html")).doesNotExist();
  }

  @Test
  void aNameThatNoRunHasIsNamed() {
    Guanxi.Result result = run("explain", "CHN-KOR", "2022-01", "--run", address + "/abcd");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "guanxi: run 'abcd' is no file or folder, and no run kept in " + address + "/vintages");
  }

  @Test
  void aConfigurationIsReadFromThere() throws IOException {
    Path config = temporary.resolve("settings");
    ProjectFiles.copy(ProjectFiles.home().resolve("config"), config);
    String given = "file://" + config;
    Guanxi.Result result =
        run("score", "--config", given, "--output", address, "--max-rejects", "99");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(run("runs", "--output", address).out()).contains("LATEST");

    Guanxi.Result written =
        run("dyad", "add", "CHN-JPN", "--initial", "2019-12:2.0", "--config", given);
    assertThat(written.code()).isEqualTo(2);
    assertThat(written.err())
        .isEqualTo(
            "guanxi: --config "
                + given
                + ": is an address of another file system; a path of this machine is needed\n");
  }

  @Test
  void eventsThatLieThereAreRefused() throws IOException {
    Files.copy(ProjectFiles.home().resolve("data/events/us-rok.csv"), there.resolve("events.csv"));
    Guanxi.Result result = run("score", "--events", address + "/events.csv", "--output", address);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("lies in the folder of --output, " + address);
  }

  private Guanxi.Result run(String... arguments) {
    return Guanxi.run(ProjectFiles.home(), arguments);
  }

  private String published() throws IOException {
    return names(there.resolve("vintages/published")).get(0);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
