package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The built jar gives the same bytes on an embedded Flink as on Beam's direct runner. */
@EnabledIfSystemProperty(
    named = "guanxi.flink",
    matches = "true",
    disabledReason = "Flink is in the jar only when it is built by mvn -Pflink verify")
class FlinkRunnerIT {
  @TempDir private Path temporary;

  @Test
  void curatedEventsGiveTheSameBytes() throws Exception {
    assertSameBytes();
  }

  @Test
  void bandsAreTheSameBytes() throws Exception {
    assertSameBytes("--uncertainty=200");
  }

  @Test
  void flowsOfAFeedAreTheSameBytes() throws Exception {
    StringBuilder rows = new StringBuilder();
    String[] countries = {"CHN", "KOR", "USA", "RUS", "JPN"};
    for (int i = 0; i < 60_000; i++) { // more than a worker's share, so that the work is divided
      String code = i % 2 == 0 ? "040" : "190";
      String day = String.format(Locale.ROOT, "2018%02d%02d", 1 + i % 12, 1 + i % 28);
      rows.append(
              FeedRows.gdelt(
                  58, i % 50_000, day, countries[i % 5], countries[(i + 1) % 5], code, "1"))
          .append('\n');
    }
    rows.append("bad\n");
    Path feed = Files.writeString(temporary.resolve("feed.csv"), rows);

    assertSameBytes("--events", feed.toString(), "--dyad", "ALL", "--max-rejects", "1");
  }

  @Test
  void aFaultOfTheInputIsToldTheSame() throws Exception {
    Path cut = FlinkFaults.cutArchive(temporary);
    Path none = Files.writeString(temporary.resolve("none.csv"), "\n");
    Path bad =
        Files.writeString(
            temporary.resolve("month.csv"),
            FeedRows.gdelt(58, 1, "20181399", "CHN", "KOR", "040", "1") + "\n");

    assertSameEnd(2, "is truncated", "--events", "gdelt1:" + cut);
    assertSameEnd(2, "", "--events", "gdelt1:" + none);
    assertSameEnd(1, "", "--events", "gdelt1:" + bad);
    assertSameEnd(2, "--from 2099-01: the last month of", "--from", "2099-01");
  }

  private void assertSameEnd(int code, String message, String... arguments) throws Exception {
    Shell.Result direct = result("DirectRunner", "1", arguments);
    Shell.Result flink = result("FlinkRunner", "2", arguments);

    assertThat(direct.code()).as(direct.err()).isEqualTo(code);
    assertThat(direct.err()).contains(message);
    assertThat(flink.err()).isEqualTo(direct.err().replace("DirectRunner1", "FlinkRunner2"));
    assertThat(flink.code()).isEqualTo(code);
  }

  private void assertSameBytes(String... arguments) throws Exception {
    Path direct = run("DirectRunner", "1", arguments);
    Path one = run("FlinkRunner", "1", arguments);
    Path two = run("FlinkRunner", "2", arguments);

    assertThat(files(direct)).containsKey("scores.csv").isEqualTo(files(one)).isEqualTo(files(two));
  }

  private Path run(String runner, String parallelism, String... arguments) throws Exception {
    Shell.Result result = result(runner, parallelism, arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return temporary.resolve(runner + parallelism);
  }

  private Shell.Result result(String runner, String parallelism, String... arguments)
      throws Exception {
    Path output = temporary.resolve(runner + parallelism);
    List<String> command =
        Stream.of(
                Stream.of(
                    Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                    "-Dguanxi.home=" + ProjectFiles.home(),
                    "-jar",
                    ProjectFiles.root().resolve(Shell.JAR).toString(),
                    "score",
                    "--output",
                    output.toString(),
                    "--runner",
                    runner),
                Stream.of(arguments),
                Stream.of(
                    "--",
                    runner.equals("FlinkRunner")
                        ? "--parallelism=" + parallelism
                        : "--targetParallelism=" + parallelism))
            .flatMap(each -> each)
            .toList();
    return Shell.run(temporary, command.toArray(String[]::new));
  }

  /** What a run wrote into its folder; of the manifest all but its time stamp. */
  private static Map<String, String> files(Path output) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.list(output)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(
            output.relativize(file).toString(),
            Files.readString(file).replaceFirst("\"created\" : \"[^\"]*\"", ""));
      }
    }
    return texts;
  }
}
