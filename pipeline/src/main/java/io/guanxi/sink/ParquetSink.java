package io.guanxi.sink;

import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder of Parquet files: a folder a table, and in it a file a run.
 *
 * @param folder the folder
 * @param shown how messages name it
 * @param parameter the parameter that named it
 */
record ParquetSink(Path folder, String shown, String parameter) implements Sink {
  static final String PREFIX = "parquet:";

  static ParquetSink of(String given, String parameter) {
    String folder = given.substring(PREFIX.length());
    if (folder.isEmpty()) {
      throw new FaultsException(parameter + " " + given, "the name of a folder is needed");
    }
    return new ParquetSink(Folder.of(folder, parameter).path(), given, parameter);
  }

  private String where() {
    return parameter + " " + shown;
  }

  @Override
  public void check() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FaultsException(where(), "is a file; a folder is needed");
    }
  }

  @Override
  public void write(Run run) {
    check();
    // All of them aside first, then in place, the table of runs last: a run that it names is whole.
    Map<Path, Path> placeByAside = new LinkedHashMap<>();
    try (Connection connection = DuckDb.open("", where());
        Statement statement = connection.createStatement()) {
      for (SinkTable table : SinkTable.of(run)) {
        Path place =
            folder.resolve(table.name()).resolve(run.manifest().id().orElseThrow() + ".parquet");
        Path aside = place.resolveSibling("." + place.getFileName() + ".part");
        placeByAside.put(aside, place);
        Files.createDirectories(place.getParent());
        table.create(statement, DuckDb.SCHEMA, false);
        DuckDb.append(connection, table, run);
        statement.execute(
            "COPY "
                + table.in(DuckDb.SCHEMA)
                + " TO "
                + SinkTable.literal(aside.toString())
                + " (FORMAT parquet)");
        statement.execute("DROP TABLE " + table.in(DuckDb.SCHEMA));
      }
      for (Map.Entry<Path, Path> file : placeByAside.entrySet()) {
        Files.move(
            file.getKey(),
            file.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (SQLException e) {
      throw Database.fault(where(), e);
    } catch (IOException e) {
      throw new FaultsException(where(), "cannot be written: " + e);
    } finally {
      placeByAside.keySet().forEach(ParquetSink::remove);
    }
  }

  private static void remove(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      // Its name begins with a dot, so no reader takes it.
    }
  }
}
