package io.guanxi.series;

import io.guanxi.model.Dyad;
import io.guanxi.model.Months;
import io.guanxi.scheme.TradeSource;
import io.guanxi.text.CsvSheet;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads trade from CSV: a row a month with exports and imports of a reporting country, or a row a
 * period ({@code 2022}, {@code 2022-01/2022-05}) with its totals, of which one may be empty; and
 * reporter, unit and source in columns of the file or in the configuration. Both countries may
 * report in one file. Other columns are passed over. How cells, months and numbers may be written
 * is said at {@link CsvSheet}.
 */
public final class TradeFile {
  /** Amounts of the unit in a billion dollars. */
  private static final Map<String, Double> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("USD", 1e9);
    UNITS.put("thousand USD", 1e6);
    UNITS.put("million USD", 1e3);
    UNITS.put("billion USD", 1.0);
  }

  private final CsvSheet sheet;
  private final Dyad dyad;
  private final TradeSource source;
  private final Map<String, Reports> reports = new LinkedHashMap<>();

  /** What one country reports. */
  private static final class Reports {
    private final TreeMap<YearMonth, TradeSeries.Flow> flows = new TreeMap<>();
    private final Map<Months, TradeSeries.Flow> totals = new LinkedHashMap<>();
    private final Set<String> sources = new LinkedHashSet<>();

    TradeSeries series(String reporter) {
      return new TradeSeries(
          reporter,
          String.join("; ", sources),
          flows,
          totals.entrySet().stream()
              .map(each -> new TradeSeries.Total(each.getKey(), each.getValue()))
              .toList());
    }
  }

  private TradeFile(CsvSheet sheet, Dyad dyad, TradeSource source) {
    this.sheet = sheet;
    this.dyad = dyad;
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @param path where the file is
   * @param source how it is configured; messages name it so
   * @return a series a reporting country, in the order of the file
   * @throws FaultsException with every fault: unreadable, missing columns, bad periods, amounts or
   *     units, a reporter that is neither of the two countries, a period that stands twice
   */
  public static List<TradeSeries> read(Path path, Dyad dyad, TradeSource source) {
    TradeFile reader = new TradeFile(CsvSheet.read(path, source.file()), dyad, source);
    reader.read();
    reader.sheet.end();
    if (reader.reports.isEmpty()) {
      throw new FaultsException(source.file(), "holds no row");
    }
    return reader.reports.entrySet().stream()
        .map(each -> each.getValue().series(each.getKey()))
        .toList();
  }

  private void read() {
    Set<String> needed =
        new LinkedHashSet<>(
            List.of(source.monthColumn(), source.exportsColumn(), source.importsColumn()));
    optional("reporter", source.reporter(), needed);
    optional("unit", source.unit(), needed);
    optional("source", source.source(), needed);
    List<String> header = sheet.columns();
    for (String column : needed) {
      if (!header.contains(column)) {
        sheet.fault(
            Fault.of("column", column)
                    .that("is missing; there are " + String.join(", ", header), header)
                + (List.of("reporter", "unit", "source").contains(column)
                    ? "; name a column or give the " + column + " in dyads.json"
                    : "; other names stand under 'columns' in dyads.json"));
      }
    }
    if (header.containsAll(needed)) {
      sheet.forEach(this::add);
    }
  }

  private static void optional(String column, String configured, Set<String> needed) {
    if (configured.isEmpty()) {
      needed.add(column);
    }
  }

  private void add(CsvSheet.Row row) {
    String reporter = given(row, "reporter", source.reporter());
    if (!reporter.equals(dyad.first()) && !reporter.equals(dyad.second())) {
      row.fault(
          Fault.of("reporter", reporter)
              .that("is neither " + dyad.first() + " nor " + dyad.second()));
    }
    String unit = given(row, "unit", source.unit());
    Double perBillion = UNITS.get(unit);
    if (perBillion == null) {
      row.fault(Fault.of("unit", unit).notOneOf(UNITS.keySet()));
    }
    Months period = period(row);
    double exports = amount(row, source.exportsColumn(), source.importsColumn());
    double imports = amount(row, source.importsColumn(), source.exportsColumn());
    if (period == null || perBillion == null) {
      return;
    }
    TradeSeries.Flow flow = new TradeSeries.Flow(exports / perBillion, imports / perBillion);
    Reports ours = reports.computeIfAbsent(reporter, key -> new Reports());
    ours.sources.add(given(row, "source", source.source()));
    boolean isMonth = period.length() == 1 && Double.isFinite(flow.balance());
    if ((isMonth ? ours.flows.put(period.from(), flow) : ours.totals.put(period, flow)) != null) {
      row.fault(
          (isMonth ? "month " + period.from() : "period " + text(row, source.monthColumn()))
              + " stands twice");
    }
  }

  private String given(CsvSheet.Row row, String column, String configured) {
    return configured.isEmpty() ? text(row, column) : configured;
  }

  private String text(CsvSheet.Row row, String column) {
    return row.text(sheet.columns().indexOf(column));
  }

  private @Nullable Months period(CsvSheet.Row row) {
    String text = text(row, source.monthColumn());
    String plain =
        row.findMonth(sheet.columns().indexOf(source.monthColumn()))
            .map(YearMonth::toString)
            .orElse(text.replace('.', '-'));
    Months period =
        Months.parse(plain.matches("\\d{4}") ? plain + "-01/" + plain + "-12" : plain).orElse(null);
    if (period == null) {
      row.fault(
          Fault.of(source.monthColumn(), text)
              .that("is neither YYYY-MM or YYYY.MM nor, of a total, YYYY or YYYY-MM/YYYY-MM"));
    }
    return period;
  }

  /** An amount; not a number when the cell is empty, which a total's may be. */
  private double amount(CsvSheet.Row row, String column, String otherColumn) {
    String text = text(row, column);
    if (text.isEmpty() && !text(row, otherColumn).isEmpty()) {
      return Double.NaN;
    }
    double amount = row.number(sheet.columns().indexOf(column)).orElse(Double.NaN);
    if (!(amount >= 0)) {
      row.fault(Fault.of(column, text).not("an amount; a missing month is a missing row"));
      return Double.NaN;
    }
    return amount;
  }
}
