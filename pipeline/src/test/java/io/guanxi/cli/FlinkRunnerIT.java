package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private void assertSameBytes(String... arguments) throws Exception {
    Path direct = run("DirectRunner", "1", arguments);
    Path one = run("FlinkRunner", "1", arguments);
    Path two = run("FlinkRunner", "2", arguments);

    assertThat(files(direct)).containsKey("scores.csv").isEqualTo(files(one)).isEqualTo(files(two));
  }

  private Path run(String runner, String parallelism, String... arguments) throws Exception {
    Path output = temporary.resolve(runner + parallelism);
    List<String> command =
        Stream.of(
                Stream.of(
                    Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                    "-Dguanxi.home=" + ProjectFiles.root(),
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
    Shell.Result result = Shell.run(temporary, command.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return output;
  }

  /** What a run wrote; of the manifest all but its time stamp. */
  private static Map<String, String> files(Path output) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(
            output.relativize(file).toString(),
            Files.readString(file).replaceFirst("\"created\" : \"[^\"]*\"", ""));
      }
    }
    return texts;
  }
}
