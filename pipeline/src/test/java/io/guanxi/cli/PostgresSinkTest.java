package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.PostgresServer;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.SinkRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a real PostgreSQL. */
class PostgresSinkTest {
  private static PostgresServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void empty() throws SQLException {
    server.execute("DROP SCHEMA IF EXISTS guanxi CASCADE", "DROP SCHEMA IF EXISTS mine CASCADE");
  }

  private Guanxi.Result score(String sink, String... arguments) {
    return Guanxi.score(
        ProjectFiles.home(),
        folder.resolve("run"),
        Stream.concat(Stream.of("--sink", sink), Stream.of(arguments)).toArray(String[]::new));
  }

  private static List<List<List<String>>> everything() throws SQLException {
    List<List<List<String>>> tables = new ArrayList<>();
    for (String table : List.of("scores", "contributions", "breakdown", "rejects")) {
      tables.add(server.rows("SELECT * FROM guanxi." + table + " ORDER BY run_id, row_no"));
    }
    tables.add(
        server.rows("SELECT run_id, feed, failed, arguments FROM guanxi.runs ORDER BY run_id"));
    return tables;
  }

  private Guanxi.Result export() {
    return Guanxi.run(
        ProjectFiles.home(),
        "export",
        server.urlWithPassword(),
        "--run",
        folder.resolve("run").toString());
  }

  @Test
  void everyTableHasTheRowsOfItsFile() throws Exception {
    Guanxi.Result result = score(server.urlWithPassword());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).endsWith("written to " + server.url() + ", schema guanxi\n");
    SinkRows.assertAs(folder.resolve("run"), server::rows, "guanxi.%s");
    assertThat(server.rows("SELECT arguments::jsonb ->> 'p0', failed FROM guanxi.runs"))
        .containsExactly(List.of("[\"month-start\"]", "f"));
    assertThat(
            server.rows(
                "SELECT col_description('guanxi.scores'::regclass, 5), pg_typeof(score), pg_typeof(displayed), pg_typeof(month) FROM guanxi.scores LIMIT 1"))
        .containsExactly(
            List.of(
                "score at the end of the month, unrounded (points)",
                "double precision",
                "numeric",
                "date"));
  }

  @Test
  void theSameRunTwiceIsThereOnce() throws Exception {
    score(server.urlWithPassword());
    List<List<List<String>>> first = everything();

    Guanxi.Result again = score(server.urlWithPassword());
    Guanxi.Result exported = export();

    assertThat(again.code() + exported.code()).as(again.err() + exported.err()).isZero();
    assertThat(exported.out()).isEqualTo("wrote " + server.url() + ", schema guanxi\n");
    assertThat(everything()).isEqualTo(first);
    assertThat(first.get(0)).hasSizeGreaterThan(100);
  }

  @Test
  void theViewHasTheNewestRunOfEachPair() throws Exception {
    score(server.urlWithPassword());
    // A second before any other: the time of a run has whole seconds.
    server.execute("UPDATE guanxi.runs SET created = created - interval '1 hour'");
    score(server.urlWithPassword(), "--dyad", "CHN-KOR", "--p0", "running");

    assertThat(server.rows("SELECT count(DISTINCT run_id) FROM guanxi.scores"))
        .containsExactly(List.of("2"));
    assertThat(
            server.rows(
                "SELECT l.dyad, r.arguments::jsonb -> 'p0' ->> 0, count(*) = count(DISTINCT month)"
                    + " FROM guanxi.latest_scores l JOIN guanxi.runs r USING (run_id)"
                    + " GROUP BY 1, 2 ORDER BY 1"))
        .containsExactly(
            List.of("CHN-KOR", "running", "t"), List.of("USA-KOR", "month-start", "t"));
  }

  @Test
  void aSchemaOfTheUsersOwnIsMade() throws Exception {
    Guanxi.Result result = score(server.urlWithPassword() + "&currentSchema=mine");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).endsWith(", schema mine\n");
    assertThat(server.rows("SELECT count(*) > 0 FROM mine.latest_scores"))
        .containsExactly(List.of("t"));
    assertThat(server.rows("SELECT 1 FROM pg_namespace WHERE nspname = 'guanxi'")).isEmpty();
  }

  @Test
  void aConnectionThatEndsMidwayLeavesTheDataBaseAsItWas() throws Exception {
    score(server.urlWithPassword());
    List<List<List<String>>> before = everything();
    server.execute(
        "CREATE FUNCTION guanxi.cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.row_no ="
            + " 50 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$",
        "CREATE TRIGGER cut BEFORE INSERT ON guanxi.contributions FOR EACH ROW EXECUTE FUNCTION"
            + " guanxi.cut()");

    assertCut(score(server.urlWithPassword()), server.url());
    assertThat(everything()).isEqualTo(before);
    assertCut(score(server.urlWithPassword(), "--p0", "running"), server.url());
    assertThat(everything()).isEqualTo(before);

    // Published all the same, and written as soon as the sink can be reached.
    server.execute("DROP TRIGGER cut ON guanxi.contributions");
    Guanxi.Result exported = export();
    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(server.rows("SELECT count(*) FROM guanxi.runs")).containsExactly(List.of("2"));
  }

  @Test
  void aLineThatBreaksMidwayLeavesTheDataBaseAsItWas() throws Exception {
    score(server.urlWithPassword());
    List<List<List<String>>> before = everything();
    try (ServerSocket proxy = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread breaking = new Thread(() -> pass(proxy, server.port(), 40_000));
      breaking.setDaemon(true);
      breaking.start();
      String port = ":" + proxy.getLocalPort() + "/";

      Guanxi.Result result =
          score(
              server.urlWithPassword().replace(":" + server.port() + "/", port), "--p0", "running");

      assertCut(result, server.url().replace(":" + server.port() + "/", port));
    }
    assertThat(everything()).isEqualTo(before);
  }

  /** Hands on what goes to a port, and breaks a connection after so many bytes. */
  private static void pass(ServerSocket proxy, int port, long most) {
    try {
      while (true) {
        Socket client = proxy.accept();
        Socket real = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread back = new Thread(() -> copy(real, client, Long.MAX_VALUE));
        back.setDaemon(true);
        back.start();
        Thread forth = new Thread(() -> copy(client, real, most));
        forth.setDaemon(true);
        forth.start();
      }
    } catch (IOException e) {
      assertThat(proxy.isClosed()).isTrue();
    }
  }

  private static void copy(Socket from, Socket to, long most) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[4096];
      long passed = 0;
      for (int n = in.read(buffer); n > 0 && passed < most; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        passed += n;
      }
    } catch (IOException e) {
      // The other direction has ended.
    }
  }

  private void assertCut(Guanxi.Result result, String shown) throws IOException {
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("guanxi: --sink " + shown + ", schema guanxi: ");
    assertThat(result.err())
        .contains("is published in " + folder.resolve("run"))
        .doesNotContain(PostgresServer.PASSWORD, PostgresServer.ENCODED);
    assertThat(result.out()).contains("rows read: ").doesNotContain("written to jdbc");
    assertThat(Files.readString(folder.resolve("run/manifest.json")))
        .doesNotContain("postgresql", PostgresServer.PASSWORD, PostgresServer.ENCODED);
  }

  @Test
  void aWrongPasswordIsToldBeforeTheRun() {
    Guanxi.Result result = score(server.url() + "?user=postgres&password=guessed-it");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "guanxi: --sink "
                + server.url()
                + ", schema guanxi: FATAL: password authentication failed for user \"postgres\"\n");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aRejectedRowWithACharacterThatPostgresDoesNotKnowIsThere() throws Exception {
    Path events = folder.resolve("events.csv");
    String text = Files.readString(ProjectFiles.home().resolve("data/events/china-rok.csv"));
    Files.writeString(events, text + "a\0b\n");

    Guanxi.Result result =
        score(server.urlWithPassword(), "--events", events.toString(), "--max-rejects", "1");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(server.rows("SELECT reason, raw FROM guanxi.rejects"))
        .containsExactly(List.of("NUL_CHARACTER", "a\uFFFDb"));
  }
}
