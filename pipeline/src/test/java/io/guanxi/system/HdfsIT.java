package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.HdfsServer;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.ServerProcess;
import io.guanxi.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Events, configuration and results are on a Hadoop file system, as on this machine's disk. */
@EnabledIfSystemProperty(
    named = "guanxi.cluster",
    matches = "true",
    disabledReason = "hdfs:// is known only with mvn -Pcluster verify")
class HdfsIT {
  private static final List<String> TABLES =
      List.of("scores.csv", "contributions.csv", "breakdown.csv", "rejects.csv");

  @TempDir private static Path place;
  private static HdfsServer server;

  @TempDir private Path folder;
  private int runs;

  @BeforeAll
  static void start() throws Exception {
    server = HdfsServer.start(place);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void eventsAndConfigurationAreReadWhereverTheyAre() throws Exception {
    Path home = ProjectFiles.home();
    Path curated = home.resolve("data/events/china-rok.csv");
    Path one = Files.createDirectory(folder.resolve("one"));
    Path feeds = Files.createDirectory(folder.resolve("feeds"));
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.copy(curated, one.resolve("rok.csv"));
    Path gdelt = Files.writeString(feeds.resolve("gdelt.csv"), rows());
    Files.copy(gdelt, others.resolve("gdelt.txt"));
    server.put("/", one, feeds, others, home.resolve("config"));

    Path local = score("--events", curated.toString());
    for (String events : List.of("hdfs:///one/rok.csv", server.address() + "one")) {
      assertSameTables(local, score("--events", events, "--config", server.address() + "config"));
    }
    assertSameTables(
        score("--events", "gdelt1:" + gdelt),
        score("--events", "gdelt1:" + server.address() + "feeds/*"));
    String none = server.address() + "one/none.csv";
    String folderOfOthers = server.address() + "others";
    assertThat(
            run(
                "score",
                "--events",
                none,
                "--events",
                folderOfOthers,
                "--output",
                output().toString()))
        .isEqualTo(
            new Shell.Result(
                2,
                "",
                "guanxi: --events "
                    + none
                    + ": no such file, folder or match\n"
                    + "guanxi: --events "
                    + folderOfOthers
                    + ": the folder holds no *.csv file\n"));
  }

  @Test
  void runsAreKeptThereAndReadByWhoHasNeverSeenThem() throws Exception {
    String place = server.address() + "scores/out";
    Path local = score();
    done("score", "--dyad", "CHN-KOR", "--output", place);
    done("score", "--dyad", "CHN-KOR", "--p0", "month-start", "--output", "hdfs:///scores/out");

    assertThat(done("runs", "--output", place).out())
        .isEqualTo(
            done("runs", "--output", "hdfs:///scores/out")
                .out()
                .replace("hdfs:///scores/out", place));
    String explained = done("explain", "CHN-KOR", "2022-08", "--run", place).out();
    assertThat(explained)
        .isEqualTo(done("explain", "CHN-KOR", "2022-08", "--run", local.toString()).out());
    List<String> kept = server.list("/scores/out");
    for (String table : TABLES) {
      assertThat(kept).anyMatch(name -> name.endsWith("/" + table));
    }
    assertThat(kept).noneMatch(name -> name.contains(".guanxi-"));
  }

  @Test
  void aServerThatIsNotThereIsTheUsersFault() throws Exception {
    String events = "hdfs://localhost:" + ServerProcess.freePort() + "/events/rok.csv";

    Shell.Result result = run("score", "--events", events, "--output", output().toString());

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: --events " + events + ": cannot be listed: ")
        .contains("Connection refused");
  }

  private Path output() {
    return folder.resolve("out" + runs++);
  }

  private Path score(String... arguments) throws Exception {
    Path output = output();
    List<String> all =
        new ArrayList<>(List.of("score", "--dyad", "CHN-KOR", "--output", output.toString()));
    all.addAll(List.of(arguments));
    done(all.toArray(String[]::new));
    return output;
  }

  private Shell.Result done(String... arguments) throws Exception {
    Shell.Result result = run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  /** Runs the jar as on a machine that has never seen the place. */
  private Shell.Result run(String... arguments) throws Exception {
    List<String> environment = new ArrayList<>(server.environment());
    environment.add("XDG_CACHE_HOME=" + folder.resolve("cache" + runs++));
    return Shell.run(folder, Shell.product(environment, List.of(arguments)));
  }

  private static void assertSameTables(Path expected, Path actual) {
    for (String table : TABLES) {
      assertThat(actual.resolve(table)).hasSameBinaryContentAs(expected.resolve(table));
    }
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      boolean there = i % 2 == 0;
      String day = "20190" + (1 + i % 9) + (10 + i % 18);
      rows.append(
              FeedRows.gdelt(
                  58,
                  i,
                  day,
                  there ? "CHN" : "KOR",
                  there ? "KOR" : "CHN",
                  i % 3 == 0 ? "190" : "040",
                  "1"))
          .append('\n');
    }
    return rows.toString();
  }
}
