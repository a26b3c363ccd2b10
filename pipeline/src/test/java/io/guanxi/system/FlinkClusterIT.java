package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.FlinkCluster;
import io.guanxi.testkit.InputFaults;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.S3Server;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jar on a Flink cluster as {@code deploy/flink} starts it: processes that share no file,
 * but all reach a server of S3 where the events are and where workers leave what they write.
 */
@EnabledIfSystemProperty(
    named = "guanxi.flink",
    matches = "true",
    disabledReason = "Flink is in the jar only when it is built by mvn -Pflink,cluster verify")
@EnabledIfSystemProperty(
    named = "guanxi.cluster",
    matches = "true",
    disabledReason = "S3 is in the jar only when it is built by mvn -Pflink,cluster verify")
class FlinkClusterIT {
  private static final int FILES = 6;
  private static final String CURATED = "s3://events/*.csv";
  private static final String FEED = "s3://events/feed/*.csv";

  @TempDir private Path folder;
  @TempDir private Path results;
  private int runs;

  @Test
  void givesTheSameBytesHoweverTheWorkIsShared() throws Exception {
    try (S3Server store = store();
        FlinkCluster cluster = start()) {
      assertNoProcessSeesAFileOfAnother(cluster);
      Path curated = done(direct(store, CURATED));
      Path flows = done(direct(store, FEED));
      for (int parallelism : List.of(1, 2, 5)) {
        assertSameTables(curated, done(onCluster(store, cluster, CURATED, parallelism)));
        assertSameTables(flows, done(onCluster(store, cluster, FEED, parallelism)));
      }
      for (String worker : FlinkCluster.WORKERS) {
        assertThat(cluster.log(worker)).contains("ScanFeed/", "switched from RUNNING to FINISHED");
      }
      assertThat(files(store.bucket("exchange"))).isEmpty();
    }
  }

  // A cluster of its own: of each run some 30 MB of classes stay on a worker, which has 256.
  @Test
  void bucketsAreReadAndWrittenAndFaultsEndARunAsElsewhere() throws Exception {
    try (S3Server store = store();
        FlinkCluster cluster = start()) {
      assertSameTables(done(direct(store, FEED)), fromBucketToBucket(store, cluster));

      InputFaults.cutArchive(store.bucket("events"));
      assertFault(
          "s3://events/cut.gz: is truncated: the archive ends too early\n",
          onCluster(store, cluster, "gdelt1:s3://events/cut.gz", 2));
      assertFault(
          "the workers have left nothing on this machine's disk",
          started(store, "FlinkRunner", CURATED, List.of("--flinkMaster=" + cluster.master())));
    }
  }

  /** Workers and driver write to one bucket; the folder of the run that is published there. */
  private Path fromBucketToBucket(S3Server store, FlinkCluster cluster) throws Exception {
    Path output = store.bucket("scores").resolve("out");
    List<String> arguments =
        List.of(
            "score",
            "--events",
            FEED,
            "--dyad",
            "ALL",
            "--output",
            "s3://scores/out",
            "--runner",
            "FlinkRunner",
            "--",
            "--endpoint=" + store.endpoint(),
            "--flinkMaster=" + cluster.master(),
            "--parallelism=2");
    List<String> environment = new ArrayList<>(S3Server.environment(S3Server.SECRET));
    environment.add("XDG_CACHE_HOME=" + folder.resolve("cache"));
    Shell.Result result = Shell.run(folder, Shell.product(environment, arguments));
    assertThat(result.code()).as(result.err()).isZero();
    List<Path> published = files(output.resolve("vintages/published"));
    assertThat(published).hasSize(1);
    String name = published.get(0).getFileName().toString();
    assertThat(output.toFile().list()).containsExactly("vintages");
    return output.resolve("vintages").resolve(name.substring(name.lastIndexOf('-') + 1));
  }

  private record Started(Path output, Shell.Running running) {}

  private S3Server store() throws Exception {
    S3Server store = S3Server.start(Files.createDirectory(folder.resolve("store")));
    Path events = store.bucket("events");
    try (Stream<Path> all = Files.list(ProjectFiles.home().resolve("data/events"))) {
      for (Path file : all.toList()) {
        Files.copy(file, events.resolve(file.getFileName()));
      }
    }
    Path feed = Files.createDirectory(events.resolve("feed"));
    for (int file = 0; file < FILES; file++) {
      Files.writeString(feed.resolve(file + ".csv"), rows(file));
    }
    store.bucket("exchange");
    return store;
  }

  private FlinkCluster start() throws Exception {
    return FlinkCluster.start(folder, S3Server.environment(S3Server.SECRET));
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

  private Started direct(S3Server store, String events) throws Exception {
    return started(store, "DirectRunner", events, List.of());
  }

  private Started onCluster(S3Server store, FlinkCluster cluster, String events, int parallelism)
      throws Exception {
    return started(
        store,
        "FlinkRunner",
        events,
        List.of(
            "--flinkMaster=" + cluster.master(),
            "--parallelism=" + parallelism,
            "--tempLocation=s3://exchange/tmp",
            "--feedMemoryMb=1")); // so that there are partitions and blocks to share
  }

  private Started started(S3Server store, String runner, String events, List<String> beam)
      throws Exception {
    Path output = results.resolve(runner + ++runs);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "score", "--events", events, "--output", output.toString(), "--runner", runner));
    if (events.equals(FEED)) {
      arguments.addAll(List.of("--dyad", "ALL"));
    }
    arguments.addAll(List.of("--", "--endpoint=" + store.endpoint()));
    arguments.addAll(beam);
    return new Started(
        output,
        Shell.start(folder, Shell.product(S3Server.environment(S3Server.SECRET), arguments)));
  }

  private static Path done(Started run) throws Exception {
    Shell.Result result = run.running().end();
    assertThat(result.code()).as(result.err()).isZero();
    return run.output();
  }

  private static void assertFault(String message, Started run) throws Exception {
    Shell.Result result = run.running().end();
    assertThat(result.err()).startsWith("guanxi: " + message);
    assertThat(result.code()).isEqualTo(2);
    assertThat(run.output()).doesNotExist();
  }

  private static void assertSameTables(Path expected, Path actual) throws IOException {
    List<Path> tables =
        files(expected).stream().filter(file -> file.toString().endsWith(".csv")).toList();
    assertThat(tables).hasSizeGreaterThanOrEqualTo(4);
    for (Path table : tables) {
      assertThat(actual.resolve(expected.relativize(table).toString()))
          .hasSameBinaryContentAs(table);
    }
  }

  /** All files below a folder but those of kept runs. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !folder.relativize(file).startsWith("vintages"))
          .toList();
    }
  }
}
