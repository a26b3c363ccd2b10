package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.S3Server;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The built jar reads events of S3 and Hadoop when it is asked for, and says so when it cannot. */
class StoreJarIT {
  private static final String PROFILE = "guanxi.cluster";
  private static final String REASON = "s3:// and hdfs:// are known only with mvn -Pcluster verify";

  @TempDir private Path folder;
  @TempDir private Path results;

  @Test
  @EnabledIfSystemProperty(named = PROFILE, matches = "true", disabledReason = REASON)
  void eventsOfABucketGiveTheBytesOfThoseOfADisk() throws Exception {
    try (S3Server server = S3Server.start(folder)) {
      Path bucket = server.bucket("events");
      Path gdelt = Files.createDirectory(bucket.resolve("gdelt"));
      for (int month = 1; month <= 3; month++) {
        zip(gdelt.resolve("2019-0" + month + ".zip"), rows(month));
      }
      Path curated =
          Files.copy(
              ProjectFiles.home().resolve("data/events/china-rok.csv"), bucket.resolve("rok.csv"));

      assertSameTables(
          score(server, "local", gdelt + "/*.zip"),
          score(server, "zips", "s3://events/gdelt/*.zip"));
      assertSameTables(
          score(server, "local-csv", curated.toString()),
          score(server, "csv", "s3://events/rok.csv"));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = PROFILE, matches = "true", disabledReason = REASON)
  void whatIsNotThereIsTheUsersFault() throws Exception {
    try (S3Server server = S3Server.start(folder)) {
      server.bucket("events");

      Map<String, String> missing =
          Map.of(
              "s3://events/none.csv",
              "no such file, folder or match\n",
              "s3://nobody-has-it/none.csv",
              "cannot be listed: The specified bucket does not exist");
      for (Map.Entry<String, String> each : missing.entrySet()) {
        String events = each.getKey();
        String message = "guanxi: --events " + events + ": " + each.getValue();
        Shell.Result result =
            run(S3Server.SECRET, "missing", events, "--endpoint=" + server.endpoint());
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith(message);
        if (message.endsWith("\n")) { // behind the other stands a number of the request
          assertThat(result.err()).isEqualTo(message);
        }
      }
      Shell.Result refused =
          run("wrong", "refused", "s3://events/none.csv", "--endpoint=" + server.endpoint());
      assertThat(refused.code()).as(refused.err()).isEqualTo(2);
      assertThat(refused.err())
          .startsWith("guanxi: --events s3://events/none.csv: cannot be listed: ");
    }
    assertThat(results).isEmptyDirectory();
  }

  @Test
  @EnabledIfSystemProperty(named = PROFILE, matches = "true", disabledReason = REASON)
  void aSecretOnTheCommandLineIsRefusedAndNotRepeated() throws Exception {
    Shell.Result result =
        run(
            "none",
            "secret",
            "s3://events/none.csv",
            "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"awsAccessKeyId\":\"a\",\"awsSecretKey\":\"hush\"}");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: Beam option --awsCredentialsProvider: holds a secret")
        .doesNotContain("hush");
  }

  @Test
  @DisabledIfSystemProperty(named = PROFILE, matches = "true", disabledReason = "it knows them")
  void thePlainJarSaysHowToGetThem() throws Exception {
    for (String scheme : List.of("s3", "hdfs")) {
      String events = scheme + "://events/rok.csv";
      assertThat(run("none", "plain", events, "--targetParallelism=1"))
          .isEqualTo(
              new Shell.Result(
                  2,
                  "",
                  "guanxi: --events "
                      + events
                      + ": no file system '"
                      + scheme
                      + "' is known; 'mvn -Pcluster package' builds a jar that knows s3, and hdfs"
                      + " where HADOOP_CONF_DIR or --hdfsConfiguration says where it is\n"));
    }
    assertThat(results).isEmptyDirectory();
  }

  private Path score(S3Server server, String name, String events) throws Exception {
    Shell.Result result = run(S3Server.SECRET, name, events, "--endpoint=" + server.endpoint());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).doesNotContain(S3Server.SECRET, S3Server.KEY);
    return results.resolve(name);
  }

  /** Runs the jar in an environment that has the secret, and asserts that it is written nowhere. */
  private Shell.Result run(String secret, String output, String events, String beam)
      throws Exception {
    List<String> arguments =
        List.of(
            "score",
            "--debug",
            "--events",
            events,
            "--dyad",
            "CHN-KOR",
            "--output",
            results.resolve(output).toString(),
            "--",
            beam);
    Shell.Result result = Shell.run(folder, Shell.product(S3Server.environment(secret), arguments));
    assertThat(result.out() + result.err()).doesNotContain(S3Server.KEY, S3Server.SECRET);
    S3Server.assertNoSecretIn(results);
    return result;
  }

  private static String rows(int month) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String day = "20190" + month + (10 + i % 18);
      rows.add(
          ""
              + FeedRows.gdelt(
                  58,
                  month * 10_000 + i,
                  day,
                  i % 2 == 0 ? "CHN" : "KOR",
                  i % 2 == 0 ? "KOR" : "CHN",
                  i % 3 == 0 ? "190" : "040",
                  "1"));
    }
    return String.join("\n", rows) + "\n";
  }

  private static void zip(Path file, String text) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(
          new ZipEntry(String.valueOf(file.getFileName()).replace(".zip", ".export.CSV")));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void assertSameTables(Path expected, Path actual) throws IOException {
    try (Stream<Path> files = Files.list(expected)) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".csv")).toList();
      assertThat(tables).hasSizeGreaterThanOrEqualTo(3);
      for (Path table : tables) {
        assertThat(actual.resolve(table.getFileName())).hasSameBinaryContentAs(table);
      }
    }
  }
}
