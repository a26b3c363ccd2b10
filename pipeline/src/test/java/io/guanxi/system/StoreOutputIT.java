package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.S3Server;
import io.guanxi.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs are kept in a bucket, and read from there by who has never seen it. */
@EnabledIfSystemProperty(
    named = "guanxi.cluster",
    matches = "true",
    disabledReason = "s3:// is known only with mvn -Pcluster verify")
class StoreOutputIT {
  @TempDir private Path folder;
  private int readers;

  @Test
  void aRunInABucketHasTheBytesOfOneOnADiskAndIsReadByAll() throws Exception {
    try (S3Server server = S3Server.start(folder)) {
      Path bucket = server.bucket("scores");
      Path local = folder.resolve("local");
      done(server, S3Server.SECRET, "score", "--output", local.toString());
      done(server, S3Server.SECRET, "score", "--output", "s3://scores/out");

      String id = published(bucket.resolve("out"));
      for (String table : List.of("scores.csv", "contributions.csv", "breakdown.csv")) {
        assertThat(bucket.resolve("out/vintages").resolve(id).resolve(table))
            .hasSameBinaryContentAs(local.resolve(table));
      }
      String explained =
          done(server, S3Server.SECRET, "explain", "CHN-KOR", "2022-08", "--run", "s3://scores/out")
              .out();
      assertThat(explained)
          .isEqualTo(
              done(server, S3Server.SECRET, "explain", "CHN-KOR", "2022-08", "--run", "" + local)
                  .out());
      done(server, S3Server.SECRET, "validate", "--run", "s3://scores/out");
      assertThat(bucket.resolve("out/validation.json")).isNotEmptyFile();
      assertThat(done(server, S3Server.SECRET, "runs", "--output", "s3://scores/out").out())
          .contains(id);
    }
  }

  @Test
  void twoMachinesThatPublishAtOnceAreBothKept() throws Exception {
    try (S3Server server = S3Server.start(folder)) {
      Path bucket = server.bucket("scores");
      List<String> dyads = List.of("CHN-KOR", "USA-KOR");
      List<Shell.Running> running = new ArrayList<>();
      for (String dyad : dyads) {
        running.add(
            start(server, S3Server.SECRET, "score", "--dyad", dyad, "--output", "s3://scores/out"));
      }
      for (Shell.Running each : running) {
        Shell.Result result = each.end();
        assertThat(result.code()).as(result.err()).isZero();
      }
      List<String> ids = new ArrayList<>();
      List<String> kept = new ArrayList<>();
      try (Stream<Path> runs = Files.list(bucket.resolve("out/vintages/published"))) {
        for (Path run : runs.toList()) {
          String name = run.getFileName().toString();
          String id = name.substring(name.lastIndexOf('-') + 1);
          ids.add(id);
          kept.add(Files.readString(bucket.resolve("out/vintages/" + id + "/scores.csv")));
        }
      }
      List<String> alone = new ArrayList<>();
      for (String dyad : dyads) {
        Path local = folder.resolve(dyad);
        done(server, S3Server.SECRET, "score", "--dyad", dyad, "--output", local.toString());
        alone.add(Files.readString(local.resolve("scores.csv")));
      }
      assertThat(kept).containsExactlyInAnyOrderElementsOf(alone);
      assertThat(done(server, S3Server.SECRET, "runs", "--output", "s3://scores/out").out())
          .contains(ids);
    }
  }

  @Test
  void aPlaceThatIsNotReachedIsTheUsersFault() throws Exception {
    try (S3Server server = S3Server.start(folder)) {
      server.bucket("scores");
      Shell.Result wrong = run(server, "wrong", "score", "--output", "s3://scores/out");
      assertThat(wrong.code()).as(wrong.err()).isEqualTo(2);
      assertThat(wrong.err()).startsWith("guanxi: s3://scores/out: cannot be reached: ");

      for (String verb :
          List.of("score --output", "runs --output", "explain CHN-KOR 2022-08 --run")) {
        List<String> arguments = new ArrayList<>(List.of(verb.split(" ")));
        arguments.add("s3://nobody-has-it/out");
        Shell.Result missing = run(server, S3Server.SECRET, arguments.toArray(String[]::new));
        assertThat(missing.code()).as(missing.err()).isEqualTo(2);
        assertThat(missing.err())
            .startsWith(
                "guanxi: s3://nobody-has-it/out: cannot be reached: The specified bucket does not"
                    + " exist");
      }
    }
  }

  private Shell.Result done(S3Server server, String secret, String... arguments) throws Exception {
    Shell.Result result = run(server, secret, arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  /** Runs the jar as on a machine that has never seen the place. */
  private Shell.Result run(S3Server server, String secret, String... arguments) throws Exception {
    Shell.Result result = start(server, secret, arguments).end();
    assertThat(result.out() + result.err()).doesNotContain(S3Server.KEY, secret);
    Path cache = folder.resolve("cache" + readers);
    if (Files.exists(cache)) {
      S3Server.assertNoSecretIn(cache);
    }
    return result;
  }

  private Shell.Running start(S3Server server, String secret, String... arguments)
      throws Exception {
    List<String> environment = new ArrayList<>(S3Server.environment(secret));
    environment.add("XDG_CACHE_HOME=" + folder.resolve("cache" + ++readers));
    environment.add("GUANXI_BEAM_OPTIONS=--endpoint=" + server.endpoint());
    return Shell.start(folder, Shell.product(environment, List.of(arguments)));
  }

  private static String published(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("vintages/published"))) {
      String name = files.sorted().toList().get(0).getFileName().toString();
      return name.substring(name.lastIndexOf('-') + 1);
    }
  }
}
