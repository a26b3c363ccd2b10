package io.guanxi.sink;

import io.guanxi.run.Run;
import io.guanxi.text.FaultsException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A schema of a data base of PostgreSQL. */
final class PostgresSink implements Sink {
  static final String PREFIX = "jdbc:postgresql:";

  /** The schema, unless the address names one as {@code currentSchema}. */
  private static final String SCHEMA = "guanxi";

  /** The driver logs addresses with their passwords; held, since loggers are forgotten. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  private final String url;
  private final Properties properties;
  private final String schema;
  private final String shown;
  private final String parameter;

  private PostgresSink(
      String url, Properties properties, String schema, String shown, String parameter) {
    this.url = url;
    this.properties = properties;
    this.schema = schema;
    this.shown = shown;
    this.parameter = parameter;
  }

  /**
   * The sink of an address. User and password are those of the address, else {@code PGUSER} and
   * {@code PGPASSWORD}, else what the driver finds in the file {@code .pgpass}.
   *
   * @param environment the variables of the process
   */
  static PostgresSink of(String given, String parameter, Map<String, String> environment) {
    DRIVER_LOG.setLevel(Level.OFF);
    // What the address says goes before these.
    Properties properties = new Properties();
    put(properties, "user", environment.get("PGUSER"));
    put(properties, "password", environment.get("PGPASSWORD"));
    put(properties, "ApplicationName", "guanxi");
    put(properties, "tcpKeepAlive", "true");
    Properties parts = Driver.parseURL(given, properties);
    if (parts == null
        || parts.getProperty("PGDBNAME", "").isEmpty()
        || given.replaceFirst("\\?.*", "").contains("@")) {
      throw new FaultsException(
          parameter + " " + PREFIX + "…",
          "is no address of PostgreSQL; "
              + PREFIX
              + "//HOST:PORT/DATABASE?user=NAME is one, with the password in PGPASSWORD or .pgpass");
    }
    String schema = parts.getProperty("currentSchema", SCHEMA);
    if (schema.contains(",")) {
      throw new FaultsException(
          parameter + " " + PREFIX + "…: currentSchema=" + schema, "one schema is needed");
    }
    String shown =
        PREFIX
            + "//"
            + parts.getProperty("PGHOST")
            + ":"
            + parts.getProperty("PGPORT")
            + "/"
            + parts.getProperty("PGDBNAME")
            + ", schema "
            + schema;
    return new PostgresSink(given, properties, schema, shown, parameter);
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  private String where() {
    return parameter + " " + shown;
  }

  private Connection connect() throws SQLException {
    Connection connection = new Driver().connect(url, properties);
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public String shown() {
    return shown;
  }

  @Override
  public void check() {
    try {
      connect().close();
    } catch (SQLException e) {
      throw Database.fault(where(), e);
    }
  }

  @Override
  public void write(Run run) {
    try (Connection connection = connect()) {
      prepare(connection);
      Database.write(connection, schema, true, this::copy, run);
    } catch (SQLException e) {
      throw Database.fault(where(), e);
    }
  }

  /** Waits for others that write to the same schema, and makes it when it is missing. */
  private void prepare(Connection connection) throws SQLException {
    try (PreparedStatement lock =
            connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))");
        PreparedStatement find =
            connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?");
        Statement make = connection.createStatement()) {
      lock.setString(1, "guanxi sink " + schema);
      lock.execute();
      find.setString(1, schema);
      try (ResultSet rows = find.executeQuery()) {
        if (!rows.next()) {
          make.execute("CREATE SCHEMA " + SinkTable.quoted(schema));
        }
      }
    }
  }

  private void copy(Connection connection, SinkTable table, Run run) throws SQLException {
    String names =
        table.columns().stream()
            .map(column -> SinkTable.quoted(column.name()))
            .collect(Collectors.joining(", "));
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table.in(schema) + " (" + names + ") FROM STDIN (FORMAT csv)");
    try {
      table
          .rows()
          .each(
              run,
              values -> {
                byte[] line = line(values).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
              });
      copy.endCopy();
    } finally {
      cancel(copy);
    }
  }

  /** Ends what a fault has left. */
  private static void cancel(CopyIn copy) {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      // The connection is gone, and the transaction with it.
    }
  }

  /** A row as PostgreSQL reads it; what is empty and not quoted is NULL. */
  private static String line(List<@Nullable Object> values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.isEmpty() ? "" : ",");
      if (value instanceof String text) {
        // PostgreSQL knows no NUL in a text; a rejected row may hold one.
        line.append('"').append(text.replace("\"", "\"\"").replace('\0', '\uFFFD')).append('"');
      } else if (value != null) {
        line.append(value);
      }
    }
    return line.append('\n').toString();
  }
}
