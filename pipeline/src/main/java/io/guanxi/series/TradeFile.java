package io.guanxi.series;

import io.guanxi.model.Dyad;
import io.guanxi.scheme.TradeSource;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
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
 * Reads monthly trade from CSV: a row a month with exports and imports of one reporting country,
 * and reporter, unit and source in columns of the file or in the configuration. Other columns are
 * passed over.
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
  private final TreeMap<YearMonth, TradeSeries.Flow> flows = new TreeMap<>();
  private final Set<String> reporters = new LinkedHashSet<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final List<String> faults = new ArrayList<>();

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
   * @throws FaultsException with every fault: unreadable, missing columns, bad months, amounts or
   *     units, a reporter that is neither of the two countries or changes, a month that stands
   *     twice
   */
  public static TradeSeries read(Path path, Dyad dyad, TradeSource source) {
    TradeFile reader = new TradeFile(dyad, source);
    try {
      String text = TextEncoding.decodeUtf8(Files.readAllBytes(path), reader.shown);
      try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
        reader.read(rows);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new FaultsException(reader.shown + ": cannot be read: " + e.getMessage());
    }
    if (reader.faults.isEmpty() && reader.flows.isEmpty()) {
      reader.faults.add(reader.shown + ": holds no row");
    }
    if (reader.reporters.size() > 1) {
      reader.faults.add(
          reader.shown
              + ": has more than one reporter: "
              + String.join(", ", reader.reporters)
              + "; a figure shows one country's reports");
    }
    if (!reader.faults.isEmpty()) {
      throw new FaultsException(reader.faults);
    }
    return new TradeSeries(
        reader.reporters.iterator().next(), String.join("; ", reader.sources), reader.flows);
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
    YearMonth month = month(row, where);
    double exports = amount(row, source.exportsColumn(), where);
    double imports = amount(row, source.importsColumn(), where);
    reporters.add(reporter);
    sources.add(given(row, "source", source.source()));
    if (month != null && perBillion != null) {
      TradeSeries.Flow flow = new TradeSeries.Flow(exports / perBillion, imports / perBillion);
      if (flows.put(month, flow) != null) {
        faults.add(where + "month " + month + " stands twice");
      }
    }
  }

  private static String given(CSVRecord row, String column, String configured) {
    return configured.isEmpty() ? row.get(column) : configured;
  }

  private @Nullable YearMonth month(CSVRecord row, String where) {
    String text = row.get(source.monthColumn());
    try {
      return YearMonth.parse(text.replace('.', '-'));
    } catch (DateTimeException e) {
      faults.add(where + "month '" + text + "' is neither YYYY-MM nor YYYY.MM");
      return null;
    }
  }

  private double amount(CSVRecord row, String column, String where) {
    String text = row.get(column);
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
