package io.guanxi.sink;

import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A file of DuckDB.
 *
 * @param file the file
 * @param shown how messages name it
 * @param parameter the parameter that named it
 */
record DuckDbSink(Path file, String shown, String parameter) implements Sink {
  static final String PREFIX = "duckdb:";

  static DuckDbSink of(String given, String parameter) {
    String file = given.substring(PREFIX.length());
    // DuckDB's driver takes what follows a semicolon for options.
    if (file.isEmpty() || file.contains(";")) {
      throw new FaultsException(
          parameter + " " + given, "the name of a file without ';' is needed");
    }
    return new DuckDbSink(Folder.of(file, parameter).path(), given, parameter);
  }

  private String where() {
    return parameter + " " + shown;
  }

  @Override
  public void check() {
    if (Files.isDirectory(file)) {
      throw new FaultsException(where(), "is a folder; a file is needed");
    }
  }

  @Override
  public void write(Run run) {
    check();
    boolean made = Files.notExists(file);
    boolean done = false;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Connection connection = DuckDb.open(file.toString(), where())) {
        connection.setAutoCommit(false);
        Database.write(connection, DuckDb.SCHEMA, false, DuckDb::append, run);
      }
      done = true;
    } catch (SQLException e) {
      throw Database.fault(where(), e);
    } catch (IOException e) {
      throw new FaultsException(where(), "cannot be written: " + e);
    } finally {
      if (made && !done) {
        remove(file);
        remove(file.resolveSibling(file.getFileName() + ".wal"));
      }
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What stays is a data base without tables.
    }
  }
}
