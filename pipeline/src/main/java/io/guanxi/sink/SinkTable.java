package io.guanxi.sink;

import io.guanxi.run.Column;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Json;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of a sink: a table of runs with the run and the number of the row before its own columns,
 * or the table of the runs themselves.
 *
 * @param name the table's name
 * @param description what stands in it
 * @param columns its columns, in order
 * @param rows how its rows are found in a run
 */
record SinkTable(String name, String description, List<Column> columns, Rows rows) {
  /** The column by which all tables are joined. */
  static final String RUN_ID = "run_id";

  /** The column by which the rows of a run are put in order. */
  static final String ROW_NO = "row_no";

  /** For each pair, the scores of the newest run that has it. */
  static final String LATEST = "latest_scores";

  /** Decimals of an exact number. */
  static final int DECIMALS = 6;

  private static final Column ID =
      new Column(RUN_ID, Column.Type.TEXT, "", "the run, see the table runs");

  /** Takes the values of a row, in the order of the columns; null for an empty cell. */
  interface Row {
    void take(List<@Nullable Object> values) throws SQLException;
  }

  /** Gives the rows of a run one by one. */
  interface Rows {
    void each(Run run, Row row) throws SQLException;
  }

  /** The tables that a run has, the one of the runs last. */
  static List<SinkTable> of(Run run) {
    List<SinkTable> tables = new ArrayList<>();
    run.tables().forEach(table -> tables.add(of(table)));
    tables.add(RUNS);
    return tables;
  }

  private static SinkTable of(RunTable table) {
    List<Column> columns = new ArrayList<>();
    columns.add(ID);
    columns.add(
        new Column(ROW_NO, Column.Type.INTEGER, "", "place of the row in the run's table, from 1"));
    columns.addAll(table.columns());
    return new SinkTable(
        table.title(),
        table.description(),
        List.copyOf(columns),
        (run, row) -> {
          String id = run.manifest().id().orElseThrow();
          long[] number = {0};
          try {
            RunRows.forEachRow(
                run.file(table),
                cells -> {
                  List<@Nullable Object> values = new ArrayList<>();
                  values.add(id);
                  values.add(++number[0]);
                  for (int i = 0; i < cells.size(); i++) {
                    values.add(table.columns().get(i).value(cells.get(i)));
                  }
                  take(row, values);
                });
          } catch (Passed e) {
            throw e.fault;
          }
        });
  }

  private static void take(Row row, List<@Nullable Object> values) {
    try {
      row.take(values);
    } catch (SQLException e) {
      throw new Passed(e);
    }
  }

  /** Carries a fault out of a loop that knows none. */
  private static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException fault;

    Passed(SQLException fault) {
      super(fault);
      this.fault = fault;
    }
  }

  private static final SinkTable RUNS =
      new SinkTable(
          "runs",
          "The runs that are here, one row a run.",
          List.of(
              new Column(RUN_ID, Column.Type.TEXT, "", "name of the run, made of its content"),
              new Column("created", Column.Type.TIME, "", "when it was made last"),
              new Column(
                  "feed", Column.Type.TEXT, "", "format of the feed; empty for curated events"),
              new Column("failed", Column.Type.BOOLEAN, "", "whether too many rows were rejected"),
              new Column("statement", Column.Type.TEXT, "", "what has to be said of its numbers"),
              new Column("guanxi", Column.Type.TEXT, "", "version of the tool"),
              new Column("method", Column.Type.TEXT, "", "version of the method"),
              new Column("beam", Column.Type.TEXT, "", "version of Beam"),
              new Column(
                  "arguments", Column.Type.TEXT, "", "the arguments that were given, as JSON")),
          (run, row) -> row.take(ofRun(run.manifest())));

  private static List<@Nullable Object> ofRun(RunManifest run) {
    List<String> cells =
        List.of(
            run.id().orElseThrow(),
            run.created().orElse(""),
            run.feed().map(RunManifest.Feed::format).orElse(""),
            String.valueOf(RunCounts.of(run.counts()).rejected() > run.arguments().maxRejects()),
            run.statement(),
            run.versions().guanxi(),
            run.versions().method(),
            run.versions().beam(),
            Json.write(run.arguments().given()).replaceAll("\n *", " ").strip());
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      values.add(RUNS.columns.get(i).value(cells.get(i)));
    }
    return values;
  }

  /** The table's name in SQL. */
  String in(String schema) {
    return quoted(schema) + "." + quoted(name);
  }

  /** A name as SQL takes it whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL takes it whatever is in it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * Makes the table with its descriptions.
   *
   * @param key whether it is declared that a run has each row once
   */
  void create(Statement statement, String schema, boolean key) throws SQLException {
    String named = in(schema);
    String cells =
        columns.stream()
            .map(column -> quoted(column.name()) + " " + sql(column.type()))
            .collect(Collectors.joining(", "));
    String numbered = equals(RUNS) ? "" : ", " + ROW_NO;
    String unique = key ? ", PRIMARY KEY (" + RUN_ID + numbered + ")" : "";
    statement.execute("CREATE TABLE " + named + " (" + cells + unique + ")");
    statement.execute("COMMENT ON TABLE " + named + " IS " + literal(description));
    for (Column column : columns) {
      String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
      statement.execute(
          "COMMENT ON COLUMN "
              + named
              + "."
              + quoted(column.name())
              + " IS "
              + literal(column.description() + unit));
    }
  }

  /** Makes the view of the newest scores. */
  static void createLatest(Statement statement, String schema) throws SQLException {
    String runs = RUNS.in(schema);
    SinkTable table = of(RunTable.SCORES);
    String scores = table.in(schema);
    String columns =
        table.columns.stream()
            .map(column -> "s." + quoted(column.name()))
            .collect(Collectors.joining(", "));
    statement.execute(
        "CREATE VIEW "
            + quoted(schema)
            + "."
            + LATEST
            + " AS WITH pairs AS (SELECT DISTINCT s.dyad, r.feed, r.created, r.run_id FROM "
            + scores
            + " s JOIN "
            + runs
            + " r ON r.run_id = s.run_id WHERE NOT r.failed), newest AS (SELECT dyad, feed, created, run_id,"
            + " row_number() OVER (PARTITION BY dyad, feed ORDER BY created DESC, run_id) AS place FROM pairs)"
            + " SELECT n.feed, n.created, "
            + columns
            + " FROM newest n JOIN "
            + scores
            + " s ON s.run_id = n.run_id AND s.dyad = n.dyad WHERE n.place = 1");
  }

  /** A type that PostgreSQL and DuckDB both know. */
  private static String sql(Column.Type type) {
    return switch (type) {
      case TEXT -> "TEXT";
      case INTEGER -> "BIGINT";
      case DECIMAL -> "NUMERIC(18, " + DECIMALS + ")";
      case DOUBLE -> "DOUBLE PRECISION";
      case MONTH, DAY -> "DATE";
      case TIME -> "TIMESTAMPTZ";
      case BOOLEAN -> "BOOLEAN";
    };
  }
}
