package io.guanxi.system;

import static io.guanxi.testkit.S3Relay.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.S3Relay;
import io.guanxi.testkit.S3Server;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a store does to its readers: the run is whole or ends with the object's name. */
@EnabledIfSystemProperty(
    named = "guanxi.cluster",
    matches = "true",
    disabledReason = "s3:// is known only with mvn -Pcluster verify")
class StoreFaultIT {
  private static final String CURATED = "events/rok.csv";
  private static final String FEED = "events/feed.gz";
  private static final List<String> BOTH = List.of(CURATED, FEED);

  /** How long a read waits: half a second in place of half a minute. */
  private static final String PATIENCE = "--httpClientConfiguration={\"socketTimeout\":500}";

  @TempDir private Path folder;
  @TempDir private Path results;
  private S3Server server;
  private int runs;

  @BeforeEach
  void start() throws Exception {
    server = S3Server.start(folder);
    Path bucket = server.bucket("events");
    Files.copy(ProjectFiles.home().resolve("data/events/china-rok.csv"), bucket.resolve("rok.csv"));
    writeFeed(bucket.resolve("feed.gz"), 4_000);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStoreThatIsBusyOrSaysNothingForAWhileIsAskedAgain() throws Exception {
    for (String path : BOTH) {
      Path calm = done(path, (number, client) -> Long.MAX_VALUE);
      Path busy =
          done(
              path,
              (number, client) -> {
                if (number > 3) {
                  return Long.MAX_VALUE;
                }
                if (number == 2) {
                  return SILENCE;
                }
                S3Relay.answer(client, number == 1 ? "503 Slow Down" : "500 Internal Server Error");
                return 0;
              },
              PATIENCE);
      assertThat(busy.resolve("scores.csv")).hasSameBinaryContentAs(calm.resolve("scores.csv"));
    }
  }

  @Test
  void aStoreThatSaysNothingAnyMoreIsTold() throws Exception {
    for (String path : BOTH) { // from the first byte on, and in the midst of the object
      long until = path.equals(FEED) ? -5_000 : SILENCE;
      Shell.Result result = run(path, (number, client) -> until, PATIENCE);
      assertThat(result.err())
          .startsWith("guanxi: ")
          .contains("s3://" + path + ": cannot be read: ", "Read timed out");
      assertThat(result.code()).isEqualTo(2);
    }
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void anAnswerThatBreaksOffIsNotTakenForTheWhole() throws Exception {
    for (String path : BOTH) {
      Shell.Result result = run(path, (number, client) -> 5_000);
      assertThat(result.err())
          .startsWith("guanxi: ")
          .contains("s3://" + path + ": cannot be read: ");
      assertThat(result.code()).isEqualTo(2);
    }
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void aStoreThatStaysBusyOrRefusesIsTold() throws Exception {
    for (String answer : List.of("503 Slow Down", "403 Forbidden")) {
      for (String path : BOTH) {
        Shell.Result result =
            run(
                path,
                (number, client) -> {
                  S3Relay.answer(client, answer);
                  return 0;
                });
        assertThat(result.err()).startsWith("guanxi: ");
        assertThat(result.err()).contains("s3://" + path + ": cannot be read: ");
        assertThat(result.code()).isEqualTo(2);
      }
    }
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void anObjectThatChangesItsSizeOnTheWayIsTold() throws Exception {
    for (String path : BOTH) {
      Path object = server.bucket("events").resolveSibling(path);
      byte[] bytes = Files.readAllBytes(object);
      for (int size : List.of(bytes.length + 1, bytes.length / 2)) {
        Shell.Result result =
            run(
                path,
                (number, client) -> {
                  Files.write(object, Arrays.copyOf(bytes, size));
                  return Long.MAX_VALUE;
                });
        assertThat(result.err()).startsWith("guanxi: ").contains("s3://" + path + ": ", "changed");
        assertThat(result.code()).isEqualTo(2);
        Files.write(object, bytes);
      }
    }
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void aPlaceThatNobodyMayWriteToIsTold() throws Exception {
    for (String path : BOTH) {
      Shell.Result result =
          run(path, (number, client) -> Long.MAX_VALUE, "--tempLocation=s3://nobody-has-it/tmp");
      assertThat(result.err()).startsWith("guanxi: --tempLocation s3://nobody-has-it/tmp: ");
      assertThat(result.code()).isEqualTo(2);
    }
    assertThat(results).isEmptyDirectory();
  }

  private Path done(String path, S3Relay.Trouble trouble, String... beam) throws Exception {
    Shell.Result result = run(path, trouble, beam);
    assertThat(result.code()).as(result.err()).isZero();
    return results.resolve("" + runs);
  }

  private Shell.Result run(String path, S3Relay.Trouble trouble, String... beam) throws Exception {
    try (S3Relay relay = S3Relay.start(server, path, trouble)) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "score",
                  "--events",
                  (path.equals(FEED) ? "gdelt1:" : "curated:") + "s3://" + path,
                  "--dyad",
                  "CHN-KOR",
                  "--output",
                  results.resolve("" + ++runs).toString(),
                  "--",
                  "--endpoint=" + relay.endpoint()));
      arguments.addAll(List.of(beam));
      return Shell.run(folder, Shell.product(S3Server.environment(S3Server.SECRET), arguments));
    }
  }

  /** Rows that hardly pack, so that the archive is of some size. */
  private static void writeFeed(Path file, int rows) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < rows; i++) {
        String row =
            FeedRows.gdelt(58, i * 7919L % 1_000_003, "20190110", "CHN", "KOR", "040", "1") + "\n";
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
