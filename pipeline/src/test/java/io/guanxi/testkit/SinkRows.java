package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.run.Column;
import io.guanxi.run.Run;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of a sink compared with the CSV tables of the run. */
public final class SinkRows {
  private SinkRows() {}

  /** Asks a data base; the cells of a row as texts, an empty one as {@code null}. */
  public interface Query {
    List<List<String>> rows(String query) throws SQLException;
  }

  /**
   * Asserts that every table of the run has the same cells in the same order, and that no other run
   * is there.
   *
   * @param schema where the tables are; a pattern with {@code %s} for the table's name
   */
  public static void assertAs(Path folder, Query query, String schema) throws SQLException {
    Run run = Run.open(folder, folder.toString(), "--run");
    String id = run.manifest().id().orElseThrow();
    int rows = 0;
    for (RunTable table : run.tables()) {
      List<List<String>> wanted = new ArrayList<>();
      RunRows.forEachRow(
          run.file(table),
          cells -> {
            List<String> row = new ArrayList<>(List.of(id, String.valueOf(wanted.size() + 1)));
            for (int i = 0; i < cells.size(); i++) {
              row.add(normal(cells.get(i), table.columns().get(i)));
            }
            wanted.add(row);
          });
      List<List<String>> found = new ArrayList<>();
      String from = String.format(Locale.ROOT, schema, table.title());
      for (List<String> cells : query.rows("SELECT * FROM " + from + " ORDER BY row_no")) {
        List<String> row = new ArrayList<>(cells.subList(0, 2));
        for (int i = 2; i < cells.size(); i++) {
          Column column = table.columns().get(i - 2);
          row.add(
              cells.get(i).equals("null") || column.type() == Column.Type.TEXT
                  ? cells.get(i)
                  : normal(cells.get(i), column));
        }
        found.add(row);
      }
      assertThat(found).as(table.title()).isEqualTo(wanted);
      rows += found.size();
    }
    assertThat(rows).isGreaterThan(500);
    assertThat(query.rows("SELECT run_id FROM " + String.format(Locale.ROOT, schema, "runs")))
        .containsExactly(List.of(id));
  }

  /** Numbers without trailing zeros, doubles as Java has them, months as their first day. */
  private static String normal(String cell, Column column) {
    if (cell.isEmpty()) {
      return "null";
    }
    return switch (column.type()) {
      case DECIMAL -> new BigDecimal(cell).stripTrailingZeros().toPlainString();
      case DOUBLE -> String.valueOf(Double.parseDouble(cell));
      case MONTH -> cell.length() == 7 ? cell + "-01" : cell;
      default -> String.valueOf(column.value(cell));
    };
  }
}
