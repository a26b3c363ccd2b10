package io.guanxi.sink;

import io.guanxi.run.Run;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A run into a data base, in one transaction. */
final class Database {
  private Database() {}

  /** How rows get into a table. */
  interface Filler {
    void fill(Connection connection, SinkTable table, Run run) throws SQLException;
  }

  /**
   * Makes the tables that are missing, and puts the run in the place of what they have of it.
   *
   * @param connection a connection whose transaction has begun; it is committed
   * @param key whether it is declared that a run has each row once
   */
  static void write(Connection connection, String schema, boolean key, Filler filler, Run run)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (SinkTable table : SinkTable.of(run)) {
        if (!isThere(connection, schema, table.name())) {
          table.create(statement, schema, key);
        }
        delete(connection, table.in(schema), run);
        filler.fill(connection, table, run);
      }
      if (!isThere(connection, schema, SinkTable.LATEST)) {
        SinkTable.createLatest(statement, schema);
      }
    }
    connection.commit();
  }

  private static void delete(Connection connection, String table, Run run) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM " + table + " WHERE " + SinkTable.RUN_ID + " = ?")) {
      statement.setString(1, run.manifest().id().orElseThrow());
      statement.executeUpdate();
    }
  }

  private static boolean isThere(Connection connection, String schema, String table)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?")) {
      statement.setString(1, schema);
      statement.setString(2, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** What a data base complains of, its first line; of a lost connection also why. */
  static FaultsException fault(String where, SQLException fault) {
    String message = String.valueOf(fault.getMessage());
    return new FaultsException(
        where,
        message.lines().findFirst().orElse(message)
            + (fault.getCause() instanceof IOException why ? " (" + why + ")" : ""));
  }
}
