package io.guanxi.sink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.testkit.PostgresServer;
import io.guanxi.text.FaultsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From where the sink has its password. */
class PostgresPasswordTest {
  /** How the driver is told of another file than the one in the home folder. */
  private static final String FILE = "org.postgresql.pgpassfile";

  @TempDir private Path folder;

  @Test
  void theAddressGoesBeforeTheVariablesAndTheseBeforeTheFile() throws Exception {
    Map<String, String> right = Map.of("PGUSER", "postgres", "PGPASSWORD", PostgresServer.PASSWORD);
    Map<String, String> wrong = Map.of("PGUSER", "nobody", "PGPASSWORD", "guessed-it");
    try (PostgresServer server = PostgresServer.start()) {
      String url = server.url();
      assertReached(PostgresSink.of(url, "--sink", right));
      assertReached(PostgresSink.of(server.urlWithPassword(), "--sink", wrong));
      assertRefused(PostgresSink.of(url, "--sink", wrong));
      assertRefused(PostgresSink.of(url, "--sink", Map.of("PGUSER", "postgres")));

      Path file = folder.resolve("pgpass");
      Files.writeString(file, "127.0.0.1:*:*:postgres:" + PostgresServer.PASSWORD + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      System.setProperty(FILE, file.toString());
      try {
        assertReached(PostgresSink.of(url, "--sink", Map.of("PGUSER", "postgres")));
        assertRefused(PostgresSink.of(url + "?user=postgres", "--sink", wrong));
      } finally {
        System.clearProperty(FILE);
      }
    }
  }

  private static void assertReached(Sink sink) {
    assertThatCode(sink::check).doesNotThrowAnyException();
  }

  private static void assertRefused(Sink sink) {
    assertThatThrownBy(sink::check)
        .isInstanceOf(FaultsException.class)
        .hasMessageStartingWith("--sink " + sink.shown() + ": ")
        .hasMessageContaining("password")
        .message()
        .doesNotContain("guessed-it");
  }
}
