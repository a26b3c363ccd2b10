package io.guanxi.series;

import io.guanxi.model.Dyad;
import io.guanxi.model.Months;
import io.guanxi.scheme.TradeSource;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads trade from CSV: a row a month with exports and imports of a reporting country, or a row a
 * period ({@code 2022}, {@code 2022-01/2022-05}) with its totals, of which one may be empty; and
 * reporter, unit and source in columns of the file or in the configuration. Both countries may
 * report in one file. Other columns are passed over.
 */
public final class TradeFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  /** Amounts of the unit in a billion dollars. */
  private static final Map<String, Double> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("USD", 1e9);
    UNITS.put("thousand USD", 1e6);
    UNITS.put("million USD", 1e3);
    UNITS.put("billion USD", 1.0);
  }

  private final Dyad dyad;
  private final TradeSource source;
  private final String shown;
  private final Map<String, Reports> reports = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

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

  private TradeFile(Dyad dyad, TradeSource source) {
    this.dyad = dyad;
    this.source = source;
    this.shown = source.file();
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
    TradeFile reader = new TradeFile(dyad, source);
    try {
      String text = TextEncoding.decodeUtf8(Files.readAllBytes(path), reader.shown);
      try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
        reader.read(rows);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new FaultsException(reader.shown + ": cannot be read: " + e.getMessage());
    }
    if (reader.faults.isEmpty() && reader.reports.isEmpty()) {
      reader.faults.add(reader.shown + ": holds no row");
    }
    if (!reader.faults.isEmpty()) {
      throw new FaultsException(reader.faults);
    }
    return reader.reports.entrySet().stream()
        .map(each -> each.getValue().series(each.getKey()))
        .toList();
  }

  private void read(CSVParser rows) {
    List<String> header = rows.getHeaderNames();
    Set<String> needed =
        new LinkedHashSet<>(
            List.of(source.monthColumn(), source.exportsColumn(), source.importsColumn()));
    optional("reporter", source.reporter(), needed);
    optional("unit", source.unit(), needed);
    optional("source", source.source(), needed);
    for (String column : needed) {
      if (!header.contains(column)) {
        faults.add(
            shown
                + ": has no column '"
                + column
                + "'"
                + LookAlike.hint(column, header)
                + "; it has "
                + String.join(", ", header)
                + (List.of("reporter", "unit", "source").contains(column)
                    ? "; name a column or give the " + column + " in dyads.json"
                    : "; other names stand under 'columns' in dyads.json"));
      }
    }
    if (faults.isEmpty()) {
      rows.forEach(this::add);
    }
  }

  private static void optional(String column, String configured, Set<String> needed) {
    if (configured.isEmpty()) {
      needed.add(column);
    }
  }

  private void add(CSVRecord row) {
    String where = shown + ": row " + row.getRecordNumber() + ": ";
    if (!row.isConsistent()) {
      faults.add(where + "has " + row.size() + " cells; the header has others");
      return;
    }
    String reporter = given(row, "reporter", source.reporter());
    if (!reporter.equals(dyad.first()) && !reporter.equals(dyad.second())) {
      faults.add(
          where
              + "reporter '"
              + reporter
              + "' is neither "
              + dyad.first()
              + " nor "
              + dyad.second());
    }
    String unit = given(row, "unit", source.unit());
    Double perBillion = UNITS.get(unit);
    if (perBillion == null) {
      faults.add(
          where
              + "unit '"
              + unit
              + "' is unknown"
              + LookAlike.hint(unit, UNITS.keySet())
              + "; allowed are "
              + String.join(", ", UNITS.keySet()));
    }
    Months period = period(row, where);
    double exports = amount(row, source.exportsColumn(), where);
    double imports = amount(row, source.importsColumn(), where);
    if (period == null || perBillion == null) {
      return;
    }
    TradeSeries.Flow flow = new TradeSeries.Flow(exports / perBillion, imports / perBillion);
    Reports ours = reports.computeIfAbsent(reporter, key -> new Reports());
    ours.sources.add(given(row, "source", source.source()));
    boolean isMonth = period.length() == 1 && Double.isFinite(flow.balance());
    if ((isMonth ? ours.flows.put(period.from(), flow) : ours.totals.put(period, flow)) != null) {
      faults.add(
          where
              + (isMonth ? "month " + period.from() : "period " + row.get(source.monthColumn()))
              + " stands twice");
    }
  }

  private static String given(CSVRecord row, String column, String configured) {
    return configured.isEmpty() ? row.get(column) : configured;
  }

  private @Nullable Months period(CSVRecord row, String where) {
    String text = row.get(source.monthColumn());
    String plain = text.replace('.', '-');
    Months period =
        Months.parse(plain.matches("\\d{4}") ? plain + "-01/" + plain + "-12" : plain).orElse(null);
    if (period == null) {
      faults.add(
          where
              + source.monthColumn()
              + " '"
              + text
              + "' is neither YYYY-MM or YYYY.MM nor, of a total, YYYY or YYYY-MM/YYYY-MM");
    }
    return period;
  }

  /** An amount; not a number when the cell is empty, which a total's may be. */
  private double amount(CSVRecord row, String column, String where) {
    String text = row.get(column);
    boolean isOther = column.equals(source.exportsColumn());
    String other = row.get(isOther ? source.importsColumn() : source.exportsColumn());
    if (text.isEmpty() && !other.isEmpty()) {
      return Double.NaN;
    }
    try {
      double amount = Double.parseDouble(text);
      if (amount >= 0 && Double.isFinite(amount)) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // said below, as for amounts that cannot be
    }
    faults.add(
        where + column + " '" + text + "' is not an amount; a missing month is a missing row");
    return Double.NaN;
  }
}
