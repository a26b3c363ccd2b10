package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The built jar on a Flink cluster of separate processes, as {@code deploy/flink} starts it. */
@EnabledIfSystemProperty(
    named = "guanxi.flink",
    matches = "true",
    disabledReason = "Flink is in the jar only when it is built by mvn -Pflink verify")
class FlinkClusterIT {
  private static final int FILES = 6;

  @TempDir private Path folder;
  @TempDir private Path shared;
  private Path output = Path.of("");

  @Test
  void givesTheSameBytesHoweverTheWorkIsShared() throws Exception {
    // Where the workers find the events and the driver its tables.
    Path home = Files.createDirectory(shared.resolve("home"));
    ProjectFiles.copy(ProjectFiles.home(), home);
    Path feed = Files.createDirectory(shared.resolve("feed"));
    for (int file = 0; file < FILES; file++) {
      Files.writeString(feed.resolve(file + ".csv"), rows(file));
    }
    List<String> all = List.of("--events", feed + "/*.csv", "--dyad", "ALL");

    try (FlinkCluster cluster = FlinkCluster.start(folder, shared.toString())) {
      assertNoProcessSeesAFileOfAnother(cluster);
      Path curated = score(home, "DirectRunner", List.of(), List.of());
      Path flows = score(home, "DirectRunner", all, List.of());
      for (String parallelism : List.of("1", "2", "5")) {
        List<String> beam =
            List.of(
                "--flinkMaster=" + cluster.master(),
                "--parallelism=" + parallelism,
                "--feedMemoryMb=1"); // so that there are partitions and blocks to share
        assertSameTables(curated, score(home, "FlinkRunner", List.of(), beam));
        assertSameTables(flows, score(home, "FlinkRunner", all, beam));
      }
      List<String> two = List.of("--flinkMaster=" + cluster.master(), "--parallelism=2");
      assertFault(
          FlinkFaults.cutArchive(shared) + ": is truncated: the archive ends too early\n",
          run(home, "FlinkRunner", List.of("--events", "gdelt1:" + shared + "/cut.gz"), two));
      assertFault(
          "--from 2099-01: the last month of",
          run(home, "FlinkRunner", List.of("--from", "2099-01"), two));
      for (String worker : FlinkCluster.WORKERS) {
        assertThat(cluster.log(worker)).contains("ScanFeed/", "switched from RUNNING to FINISHED");
      }
    }
  }

  private void assertNoProcessSeesAFileOfAnother(FlinkCluster cluster) throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "of this machine");
    for (String node : FlinkCluster.NODES) {
      for (String own : List.of("tmp", "work", "dev/shm")) {
        Files.writeString(cluster.rootOf(node).resolve(own).resolve("of-" + node), node);
      }
    }
    for (String node : FlinkCluster.NODES) {
      Path root = cluster.rootOf(node);
      assertThat(root.resolve("tmp/of-" + node)).hasContent(node);
      assertThat(Path.of(root + outside.toString())).doesNotExist();
      assertThat(Path.of(root + ProjectFiles.root().toString())).doesNotExist();
      for (String other : FlinkCluster.NODES) {
        for (String own : List.of("tmp", "work", "dev/shm")) {
          Path file = root.resolve(own).resolve("of-" + other);
          assertThat(Files.exists(file)).as("%s", file).isEqualTo(other.equals(node));
        }
      }
    }
  }

  /** Rows of a file, a quarter of which are in the file before it too. */
  private static String rows(int file) {
    StringBuilder rows = new StringBuilder();
    String[] countries = {"CHN", "KOR", "USA", "RUS", "JPN"};
    for (int n = file * 3_000; n < file * 3_000 + 4_000; n++) {
      String day = String.format(Locale.ROOT, "2018%02d%02d", 1 + n % 12, 1 + n % 28);
      String code = n % 2 == 0 ? "040" : "190";
      rows.append(FeedRows.gdelt(58, n, day, countries[n % 5], countries[(n + 1) % 5], code, "1"))
          .append('\n');
    }
    return rows.toString();
  }

  private Path score(Path home, String runner, List<String> arguments, List<String> beam)
      throws Exception {
    Shell.Result result = run(home, runner, arguments, beam);
    assertThat(result.code()).as(result.err()).isZero();
    return output;
  }

  private static void assertFault(String message, Shell.Result result) {
    assertThat(result.err()).startsWith("guanxi: " + message);
    assertThat(result.code()).isEqualTo(2);
  }

  private Shell.Result run(Path home, String runner, List<String> arguments, List<String> beam)
      throws Exception {
    output = Files.createTempDirectory(shared, runner).resolve("output");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-Dguanxi.home=" + home,
                "-jar",
                ProjectFiles.root().resolve(Shell.JAR).toString(),
                "score",
                "--output",
                output.toString(),
                "--runner",
                runner));
    command.addAll(arguments);
    command.add("--");
    command.addAll(beam);
    return Shell.run(shared, command.toArray(String[]::new));
  }

  private static void assertSameTables(Path expected, Path actual) throws Exception {
    try (var files = Files.list(expected)) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".csv")).toList();
      assertThat(tables).hasSizeGreaterThanOrEqualTo(4);
      for (Path table : tables) {
        assertThat(actual.resolve(table.getFileName())).hasSameBinaryContentAs(table);
      }
    }
  }
}
