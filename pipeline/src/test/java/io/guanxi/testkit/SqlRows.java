package io.guanxi.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a data base answers, as texts. */
public final class SqlRows {
  private SqlRows() {}

  /** The rows of a query, the cells of each as texts; an empty one as {@code null}. */
  public static List<List<String>> of(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(found.getString(i)));
        }
        rows.add(cells);
      }
      return rows;
    }
  }
}
