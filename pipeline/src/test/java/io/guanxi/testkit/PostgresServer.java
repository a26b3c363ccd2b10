package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real server of PostgreSQL with an empty data base, in a temporary folder and on a port of its
 * own, which only knows users with a password.
 */
public final class PostgresServer implements AutoCloseable {
  /** The password of its one user. */
  public static final String PASSWORD = "not & for = logs";

  /** The same as an address has it. */
  public static final String ENCODED = "not+%26+for+%3D+logs";

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final String USER = "postgres";

  private final Path folder;
  private final int port;
  private final Process process;

  private PostgresServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts a server; the test is skipped, with a message, where PostgreSQL 15 is not installed. */
  public static PostgresServer start() throws Exception {
    assumeTrue(
        Files.isExecutable(PROGRAMS.resolve("initdb")),
        "no PostgreSQL 15 on this machine (Debian: apt-get install postgresql-15): the sink is not"
            + " written to");
    Path folder = Files.createTempDirectory("guanxi-postgres");
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    own(folder);
    own(password);
    run(
        "initdb",
        "--pgdata=" + folder.resolve("data"),
        "--username=" + USER,
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        program(
                "postgres",
                "-D",
                folder.resolve("data").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=" + folder,
                "-c",
                "fsync=off")
            .start();
    PostgresServer server = new PostgresServer(folder, port, process);
    try {
      server.await();
    } catch (Exception | AssertionError e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void await() throws Exception {
    for (int i = 0; i < 300; i++) {
      try (Connection connection = connect()) {
        assertThat(connection.isValid(5)).isTrue();
        return;
      } catch (SQLException e) { // not yet
        assertThat(process.isAlive()).as("the server").isTrue();
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the server did not come up in 30 s");
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** The address of its data base, with neither user nor password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
  }

  /** The same with both, to which more can be joined by {@code &}. */
  public String urlWithPassword() {
    return url() + "?user=" + USER + "&password=" + ENCODED;
  }

  /** A connection of its user. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  /** Executes statements of SQL, one after the other. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The rows of a query, the cells of each as texts; an empty one as {@code null}. */
  public List<List<String>> rows(String query) throws SQLException {
    try (Connection connection = connect()) {
      return SqlRows.of(connection, query);
    }
  }

  /** PostgreSQL refuses to be started by root. */
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void own(Path path) throws IOException {
    if (isRoot()) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    }
  }

  private static ProcessBuilder program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    command.add(PROGRAMS.resolve(name).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static void run(String name, String... arguments) throws Exception {
    Process process = program(name, arguments).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Override
  public void close() throws IOException {
    // SIGINT: the fast way, which does not wait for connections.
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().onExit().join();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(file);
        }
      }
    }
  }
}
