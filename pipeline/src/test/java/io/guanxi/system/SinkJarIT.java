package io.guanxi.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.PostgresServer;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Shell;
import io.guanxi.testkit.SinkRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The built jar has the drivers of sinks when it is asked for, and says so when it has not. */
class SinkJarIT {
  private static final String PROFILE = "guanxi.sinks";

  @TempDir private Path temporary;

  private Shell.Result score(String variable, String... sinks) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                variable,
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-Dguanxi.home=" + ProjectFiles.home(),
                "-jar",
                ProjectFiles.root().resolve(Shell.JAR).toString(),
                "score",
                "--output",
                temporary.resolve("run").toString()));
    for (String sink : sinks) {
      command.addAll(List.of("--sink", sink));
    }
    return Shell.run(temporary, command.toArray(String[]::new));
  }

  @Test
  @EnabledIfSystemProperty(
      named = PROFILE,
      matches = "true",
      disabledReason = "drivers are in the jar only when it is built by mvn -Psinks verify")
  void writesToAllOfThem() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Shell.Result result =
          score(
              "PGPASSWORD=" + PostgresServer.PASSWORD,
              "parquet:columns",
              "duckdb:scores.duckdb",
              server.url() + "?user=postgres");

      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .endsWith(
              "written to parquet:columns\nwritten to duckdb:scores.duckdb\nwritten to "
                  + server.url()
                  + ", schema guanxi\n");
      SinkRows.assertAs(temporary.resolve("run"), server::rows, "guanxi.%s");
    }
  }

  @Test
  @DisabledIfSystemProperty(named = PROFILE, matches = "true", disabledReason = "it has them")
  void thePlainJarSaysHowToGetThem() throws Exception {
    for (String sink : List.of("parquet:columns", "duckdb:scores.duckdb")) {
      assertThat(score("A=1", sink))
          .isEqualTo(
              new Shell.Result(
                  2,
                  "",
                  "guanxi: --sink "
                      + sink
                      + ": this jar was built without the drivers of sinks; build it with 'mvn"
                      + " -Psinks package'\n"));
    }
    assertThat(score("A=1", "jdbc:postgresql://host/db?password=secret").err())
        .startsWith("guanxi: --sink jdbc:postgresql:…: this jar was built without the drivers")
        .doesNotContain("secret");
    assertThat(temporary).isEmptyDirectory();
  }
}
