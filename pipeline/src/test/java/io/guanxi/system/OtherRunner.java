package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.InputFaults;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar gives the same bytes and faults on another runner as on Beam's direct runner. */
abstract class OtherRunner {
  private static final String DIRECT = "DirectRunner";

  private final String runner;
  private final String workers;

  @TempDir private Path temporary;

  /**
   * Another runner.
   *
   * @param runner its name
   * @param workers option that says how many workers it has; {@code N} stands for their number
   */
  OtherRunner(String runner, String workers) {
    this.runner = runner;
    this.workers = workers;
  }

  @Test
  void curatedEventsGiveTheSameBytes() throws Exception {
    assertSameBytes(List.of(1, 2, 5));
  }

  @Test
  void bandsAreTheSameBytes() throws Exception {
    assertSameBytes(List.of(2), "--uncertainty=200");
  }

  @Test
  void flowsOfAFeedAreTheSameBytes() throws Exception {
    assertSameBytes(List.of(1, 2, 5), ofFeed());
  }

  private String[] ofFeed() throws IOException {
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

    return new String[] {"--events", feed.toString(), "--dyad", "ALL", "--max-rejects", "1"};
  }

  @Test
  void aFaultOfTheInputIsToldTheSame() throws Exception {
    Path cut = InputFaults.cutArchive(temporary);
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
    Shell.Result direct = result(DIRECT, 1, arguments);
    Shell.Result other = result(runner, 2, arguments);

    assertThat(direct.code()).as(direct.err()).isEqualTo(code);
    assertThat(direct.err()).contains(message);
    assertThat(other.err()).isEqualTo(direct.err().replace(DIRECT + 1, runner + 2));
    assertThat(other.code()).isEqualTo(code);
  }

  private void assertSameBytes(List<Integer> parallelisms, String... arguments) throws Exception {
    Map<String, String> direct = files(run(DIRECT, 1, arguments));

    assertThat(direct).containsKey("scores.csv");
    for (int parallelism : parallelisms) {
      assertThat(files(run(runner, parallelism, arguments)))
          .as("%d", parallelism)
          .isEqualTo(direct);
    }
  }

  /** Asserts that a feed's tables are the same when the runner is started in another way. */
  final void assertSameBytes(List<String> environment, String option) throws Exception {
    String[] arguments = ofFeed();
    Path direct = run(DIRECT, 1, arguments);
    Path output = temporary.resolve("other");
    Shell.Result result = result(runner, output, environment, option, arguments);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(files(output)).isEqualTo(files(direct));
  }

  private Path run(String name, int parallelism, String... arguments) throws Exception {
    Shell.Result result = result(name, parallelism, arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return temporary.resolve(name + parallelism);
  }

  private Shell.Result result(String name, int parallelism, String... arguments) throws Exception {
    String option = name.equals(DIRECT) ? "--targetParallelism=N" : workers;
    return result(
        name,
        temporary.resolve(name + parallelism),
        List.of(),
        option.replace("N", "" + parallelism),
        arguments);
  }

  private Shell.Result result(
      String name, Path output, List<String> environment, String option, String... arguments)
      throws Exception {
    List<String> command =
        new ArrayList<>(List.of("score", "--output", output.toString(), "--runner", name));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--", option));
    return Shell.run(temporary, Shell.product(environment, command));
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
