package io.guanxi.report;

import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Months;
import io.guanxi.model.Sign;
import io.guanxi.run.Column;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.score.Breakdown;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * A run as figures and pages take it: its tables, with the columns of {@link RunTable} under their
 * names, and what it was made with.
 *
 * <p>Texts and months are string columns, counts are integer columns, all other numbers double
 * columns; an empty cell is a missing value.
 *
 * @param run the run
 * @param configuration the configuration as it was in the run, with the starts and the rule of its
 *     command line
 * @param scores one row a dyad and month, months in order
 * @param contributions one row a scored coding
 * @param breakdown one row a dyad, period, sign and theme
 * @param rejects one row a rejected row of the input
 * @param uncertainty one row a dyad and month; no row when the run drew no replicates
 */
public record ReportedRun(
    Run run,
    Configuration configuration,
    Table scores,
    Table contributions,
    Table breakdown,
    Table rejects,
    Table uncertainty) {

  private static final List<RunTable> READ =
      List.of(RunTable.SCORES, RunTable.CONTRIBUTIONS, RunTable.BREAKDOWN, RunTable.REJECTS);

  /**
   * Reads the tables of a run.
   *
   * @param run the run
   * @param configuration the configuration as it was in the run
   * @throws FaultsException when a table is gone or was changed, or the run has no scores
   */
  public static ReportedRun read(Run run, Configuration configuration) {
    READ.forEach(run::require);
    ReportedRun reported =
        new ReportedRun(
            run,
            configuration,
            table(run, RunTable.SCORES),
            table(run, RunTable.CONTRIBUTIONS),
            table(run, RunTable.BREAKDOWN),
            table(run, RunTable.REJECTS),
            uncertainty(run));
    if (reported.scores().isEmpty()) {
      throw new FaultsException(run.shown(RunTable.SCORES), "holds no month to report");
    }
    return reported;
  }

  /** What the run says of itself. */
  public RunManifest manifest() {
    return run.manifest();
  }

  /** The dyads that the run has scores of, in the configuration's order. */
  public List<DyadProfile> dyads() {
    List<String> present = scores.stringColumn("dyad").unique().asList();
    return configuration.dyads().values().stream()
        .filter(profile -> present.contains(profile.dyad().id()))
        .toList();
  }

  /** The first and the last month of a dyad, which has at least one. */
  public Months window(String dyad) {
    List<String> months = of(scores, dyad).stringColumn("month").asList();
    return new Months(
        YearMonth.parse(months.get(0)), YearMonth.parse(months.get(months.size() - 1)));
  }

  /**
   * The run as if it had only the months of a window; sums of longer periods stay as they are.
   *
   * @throws FaultsException when the run has none of them
   */
  public ReportedRun within(Months window) {
    Table left = within(scores, "month", window);
    if (left.isEmpty()) {
      throw new FaultsException("--from, --to: no month of " + run.shown() + " lies in them");
    }
    return new ReportedRun(
        run,
        configuration,
        left,
        within(contributions, "month", window),
        within(breakdown, "period", window),
        rejects,
        within(uncertainty, "month", window));
  }

  private static Table within(Table table, String column, Months window) {
    return table.where(
        table
            .stringColumn(column)
            .eval(
                (String text) ->
                    text.length() != "YYYY-MM".length() || window.contains(YearMonth.parse(text))));
  }

  /** The rows of one of the tables that belong to a dyad, in their order. */
  public Table of(Table table, String dyad) {
    return table.where(table.stringColumn("dyad").isEqualTo(dyad));
  }

  /** The rows of the breakdown. */
  public List<Breakdown> breakdownRows() {
    List<Breakdown> rows = new ArrayList<>();
    for (Row row : breakdown) {
      rows.add(
          new Breakdown(
              row.getString("dyad"),
              row.getString("period"),
              row.getString("sign").equals(Sign.POSITIVE.label()) ? Sign.POSITIVE : Sign.NEGATIVE,
              row.getString("theme"),
              row.getInt("events"),
              Micropoints.of(new BigDecimal(Decimals.shortest(row.getDouble("raw")))),
              row.getDouble("realised"),
              row.getDouble("raw_share"),
              row.getDouble("realised_share")));
    }
    return rows;
  }

  private static Table uncertainty(Run run) {
    if (run.manifest().outputs().containsKey(RunTable.UNCERTAINTY.fileName())) {
      run.require(RunTable.UNCERTAINTY);
      return table(run, RunTable.UNCERTAINTY);
    }
    String columns =
        RunTable.UNCERTAINTY.columns().stream().map(Column::name).collect(Collectors.joining(","));
    return parsed(columns + "\n", RunTable.UNCERTAINTY);
  }

  private static Table table(Run run, RunTable table) {
    try {
      return parsed(Files.readString(run.file(table), StandardCharsets.UTF_8), table);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + run.file(table), e);
    }
  }

  /** By the table's declaration; a column that an older run lacks is not there. */
  private static Table parsed(String text, RunTable table) {
    Map<String, ColumnType> types =
        table.columns().stream().collect(Collectors.toMap(Column::name, ReportedRun::type));
    return Table.read()
        .usingOptions(
            CsvReadOptions.builder(new StringReader(text))
                .tableName(table.title())
                .columnTypes(name -> types.getOrDefault(name, ColumnType.STRING))
                .missingValueIndicator("")
                .maxCharsPerColumn(1 << 20)
                .build());
  }

  private static ColumnType type(Column column) {
    return switch (column.type()) {
      case INTEGER -> ColumnType.INTEGER;
      case DECIMAL, DOUBLE -> ColumnType.DOUBLE;
      default -> ColumnType.STRING;
    };
  }
}
