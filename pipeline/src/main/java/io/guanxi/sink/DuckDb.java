package io.guanxi.sink;

import io.guanxi.run.Run;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** What the two sinks that DuckDB writes have in common. */
final class DuckDb {
  /** The schema that every data base of DuckDB has. */
  static final String SCHEMA = "main";

  private DuckDb() {}

  /**
   * Opens a data base.
   *
   * @param file where it lies; an empty text for one in memory
   * @param where how messages name the sink
   * @throws FaultsException when DuckDB's library does not run here
   */
  static Connection open(String file, String where) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    try {
      return new DuckDBDriver().connect("jdbc:duckdb:" + file, properties);
    } catch (LinkageError e) {
      throw new FaultsException(where, "DuckDB's library does not run here: " + e.getMessage());
    }
  }

  /** Adds the rows of a run to a table. */
  static void append(Connection connection, SinkTable table, Run run) throws SQLException {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender(SCHEMA, table.name())) {
      table
          .rows()
          .each(
              run,
              values -> {
                appender.beginRow();
                for (Object value : values) {
                  append(appender, value);
                }
                appender.endRow();
              });
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof Long number) {
      appender.append(number);
    } else if (value instanceof Double number) {
      appender.append(number);
    } else if (value instanceof BigDecimal number) {
      appender.append(number.setScale(SinkTable.DECIMALS));
    } else if (value instanceof LocalDate day) {
      appender.append(day);
    } else if (value instanceof OffsetDateTime time) {
      appender.append(time);
    } else if (value instanceof Boolean truth) {
      appender.append(truth);
    } else {
      appender.append((String) value);
    }
  }
}
