package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.SinkRows;
import io.guanxi.testkit.SqlRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as Parquet and in DuckDB, read by DuckDB itself. */
class SinkCommandTest {
  @TempDir private Path folder;

  private Path run() {
    return folder.resolve("run");
  }

  private Guanxi.Result score(String... arguments) {
    return Guanxi.score(ProjectFiles.home(), run(), arguments);
  }

  private Guanxi.Result export(String to) {
    return Guanxi.run(ProjectFiles.home(), "export", to, "--run", run().toString());
  }

  private static List<List<String>> rows(String file, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      return SqlRows.of(connection, query);
    }
  }

  private String duckdb() {
    return folder.resolve("sub/scores.duckdb").toString();
  }

  private String parquet(String pattern) {
    return "'" + folder.resolve("columns") + "/" + pattern + "/*.parquet'";
  }

  @Test
  void bothHaveTheRowsOfEveryTable() throws Exception {
    Guanxi.Result result =
        score(
            "--uncertainty=200",
            "--sink",
            "duckdb:" + duckdb(),
            "--sink",
            "parquet:" + folder.resolve("columns"));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .endsWith(
            "written to duckdb:"
                + duckdb()
                + "\nwritten to parquet:"
                + folder.resolve("columns")
                + "\n");
    SinkRows.assertAs(run(), query -> rows(duckdb(), query), "%s");
    SinkRows.assertAs(run(), query -> rows("", query), parquet("%s"));
    assertThat(
            rows(
                duckdb(),
                "SELECT column_type FROM (DESCRIBE scores) WHERE column_name IN ('month', 'score',"
                    + " 'displayed', 'events')"))
        .containsExactly(
            List.of("DATE"), List.of("DOUBLE"), List.of("DECIMAL(18,6)"), List.of("BIGINT"));
    assertThat(rows(duckdb(), "SELECT count(*) FROM latest_scores"))
        .isEqualTo(rows(duckdb(), "SELECT count(*) FROM scores"));
    assertThat(rows("", "SELECT typeof(created), failed, feed FROM " + parquet("runs")))
        .containsExactly(List.of("TIMESTAMP WITH TIME ZONE", "false", "null"));
  }

  @Test
  void aFeedOfAllPairsHasItsFlows() throws Exception {
    StringBuilder text = new StringBuilder();
    String[] countries = {"CHN", "KOR", "USA", "RUS", "JPN"};
    for (int i = 0; i < 20_000; i++) {
      String day = String.format(Locale.ROOT, "2018%02d%02d", 1 + i % 12, 1 + i % 28);
      text.append(
              FeedRows.gdelt(
                  58,
                  i,
                  day,
                  countries[i % 5],
                  countries[(i / 5 + i + 1) % 5],
                  i % 3 == 0 ? "190" : "040",
                  "1"))
          .append('\n');
    }
    Path feed = Files.writeString(folder.resolve("feed.csv"), text);

    Guanxi.Result result =
        score(
            "--events",
            "gdelt1:" + feed,
            "--dyad",
            "ALL",
            "--initial",
            "CHN-KOR=2017-12:1.5",
            "--max-rejects",
            "20000",
            "--sink",
            "duckdb:" + duckdb());

    assertThat(result.code()).as(result.err()).isZero();
    SinkRows.assertAs(run(), query -> rows(duckdb(), query), "%s");
    assertThat(rows(duckdb(), "SELECT DISTINCT feed FROM latest_scores"))
        .containsExactly(List.of("gdelt1"));
  }

  @Test
  void theSameRunTwiceIsThereOnceAndAnotherBesideIt() throws Exception {
    String columns = "parquet:" + folder.resolve("columns");
    score("--sink", "duckdb:" + duckdb(), "--sink", columns);
    List<List<String>> first = rows(duckdb(), "SELECT * FROM scores ORDER BY ALL");
    Map<Path, byte[]> files = tables();

    assertThat(export("duckdb:" + duckdb()).out()).isEqualTo("wrote duckdb:" + duckdb() + "\n");
    assertThat(export(columns).code()).isZero();

    assertThat(rows(duckdb(), "SELECT * FROM scores ORDER BY ALL")).isEqualTo(first);
    assertThat(rows(duckdb(), "SELECT count(*) FROM runs")).containsExactly(List.of("1"));
    assertThat(tables()).containsExactlyEntriesOf(files);

    score("--p0", "running", "--sink", "duckdb:" + duckdb(), "--sink", columns);
    assertThat(rows(duckdb(), "SELECT count(*), count(DISTINCT run_id) FROM scores"))
        .containsExactly(List.of(String.valueOf(2 * first.size()), "2"));
    assertThat(rows("", "SELECT count(*) FROM " + parquet("runs"))).containsExactly(List.of("2"));
    assertThat(tables()).hasSize(2 * files.size()).containsAllEntriesOf(files);
  }

  private Map<Path, byte[]> tables() throws IOException {
    Map<Path, byte[]> tables = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("columns"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.toString()).endsWith(".parquet");
        tables.put(file, Files.readAllBytes(file));
      }
    }
    return tables;
  }

  @Test
  void aSinkThatFailsKeepsNeitherTheRunNorTheOtherSink() throws Exception {
    Path text =
        Files.writeString(folder.resolve("text.duckdb"), "no data base, but text\n".repeat(400));

    Guanxi.Result result =
        score("--sink", "duckdb:" + text, "--sink", "parquet:" + folder.resolve("columns"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: --sink duckdb:" + text + ": ")
        .contains("is published in " + run() + " all the same");
    assertThat(text).content().startsWith("no data base, but text\n");
    SinkRows.assertAs(run(), query -> rows("", query), parquet("%s"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsAFaultAndLeavesNothingAside() throws IOException {
    Files.createDirectories(folder.resolve("columns"));
    Files.writeString(folder.resolve("columns/breakdown"), "in the way");

    Guanxi.Result result = score("--sink", "parquet:" + folder.resolve("columns"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("cannot be written").contains("columns/breakdown");
    try (Stream<Path> files = Files.walk(folder.resolve("columns"))) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactly(folder.resolve("columns/breakdown"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scores | Did you mean 'parquet:scores'?",
        "x/scores.DuckDB | Did you mean 'duckdb:x/scores.DuckDB'?",
        "mysql://me:secret@host/db | --sink mysql:…: is no sink; parquet:FOLDER, duckdb:FILE or jdbc:postgresql://HOST:PORT/DATABASE is one",
        "postgresql://me:secret@host/db | --sink postgresql:…: is no sink",
        "jdbc:mysql://host/db?password=secret | --sink jdbc:…: is no sink",
        "jdbc:postgresql://me:secret@host/db | --sink jdbc:postgresql:…: is no address of PostgreSQL",
        "jdbc:postgresql://h:x/db?password=secret | --sink jdbc:postgresql:…: is no address of PostgreSQL",
        "jdbc:postgresql://h/?password=secret | --sink jdbc:postgresql:…: is no address of PostgreSQL",
        "jdbc:postgresql://127.0.0.1:1/db?user=me&password=secret | --sink jdbc:postgresql://127.0.0.1:1/db, schema guanxi: Connection to 127.0.0.1:1 refused.",
        "jdbc:postgresql://no.such.invalid/db?user=me&password=secret | (java.net.UnknownHostException: no.such.invalid)",
        "jdbc:postgresql://h/db?currentSchema=a,b&password=secret | currentSchema=a,b: one schema is needed",
        "parquet: | --sink parquet:: the name of a folder is needed",
        "duckdb:a;b | --sink duckdb:a;b: the name of a file without ';' is needed",
        "parquet:s3://bucket/x | is an address of another file system; a path of this machine is needed",
        "duckdb:config | --sink duckdb:config: is a folder; a file is needed",
      })
  void whatIsNoSinkIsToldBeforeTheRunWithoutAPassword(String sink, String message) {
    String given = sink.equals("duckdb:config") ? "duckdb:" + ProjectFiles.root() : sink;

    Guanxi.Result result = score("--sink", given);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(message.replace("duckdb:config", given))
        .doesNotContain("secret");
    assertThat(run()).doesNotExist();
  }

  @Test
  void exportTakesWhatLooksLikeASinkForOne() {
    score();

    Guanxi.Result result = export("scores.duckdb");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: export scores.duckdb: is no sink; ")
        .endsWith("Did you mean 'duckdb:scores.duckdb'?\n");
  }

  @Test
  void planNamesTheSinks() {
    Guanxi.Result result =
        Guanxi.run(ProjectFiles.home(), "plan", "--sink", "parquet:" + folder.resolve("columns"));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .endsWith("  parquet:" + folder.resolve("columns") + "  (the same tables)\n");
    assertThat(folder.resolve("columns")).doesNotExist();
  }
}
