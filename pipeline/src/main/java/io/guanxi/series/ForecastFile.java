package io.guanxi.series;

import io.guanxi.model.Dyad;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads forecasts that others made, from tidy CSV {@code model,origin,target_month,dyad,value} with
 * or without {@code quantile}; a row whose quantile is empty is the single value.
 */
public final class ForecastFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private static final List<String> COLUMNS =
      List.of("model", "origin", "target_month", "dyad", "value");

  /**
   * A row.
   *
   * @param model who made it
   * @param origin the last month known
   * @param target the month foreseen, after the origin
   * @param dyad id of the pair
   * @param value score, points
   * @param quantile probability of at most the value; null for the single value
   */
  public record Row(
      String model,
      YearMonth origin,
      YearMonth target,
      String dyad,
      double value,
      @Nullable Double quantile) {}

  private ForecastFile() {}

  /**
   * Reads a file.
   *
   * @param shown how messages name it
   * @param canonical gives a dyad its configured name; gives other dyads back as they are
   * @throws FaultsException with every fault: unreadable, missing columns, bad months, numbers or
   *     quantiles, a target that does not lie after its origin, the same forecast twice
   */
  public static List<Row> read(Path file, String shown, UnaryOperator<String> canonical) {
    List<Row> found = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    try {
      String text = TextEncoding.decodeUtf8(PlainFile.read(file, shown), shown);
      try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
        if (!rows.getHeaderNames().containsAll(COLUMNS)) {
          throw new FaultsException(
              shown,
              "has the columns "
                  + String.join(", ", rows.getHeaderNames())
                  + "; forecasts have "
                  + String.join(", ", COLUMNS)
                  + ", and quantile where there are any");
        }
        Set<List<Object>> seen = new HashSet<>();
        for (CSVRecord record : rows) {
          try {
            Row row = row(record, canonical);
            Double quantile = row.quantile();
            if (!seen.add(
                List.of(
                    row.model(),
                    row.origin(),
                    row.target(),
                    row.dyad(),
                    quantile == null ? "" : quantile))) {
              throw new IllegalArgumentException(
                  "this forecast stands twice: " + String.join(",", record.toList()));
            }
            found.add(row);
          } catch (IllegalArgumentException e) {
            faults.add(Fault.at(shown, "row " + record.getRecordNumber() + ": " + e.getMessage()));
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new FaultsException(shown, "cannot be read: " + e.getMessage());
    }
    if (found.isEmpty() && faults.isEmpty()) {
      faults.add(Fault.at(shown, "holds no row"));
    }
    FaultsException.throwIfAny(faults);
    return found;
  }

  private static Row row(CSVRecord record, UnaryOperator<String> canonical) {
    String dyadText = record.get("dyad");
    Dyad dyad =
        Dyad.parse(dyadText)
            .orElseThrow(
                () -> new IllegalArgumentException(Fault.of("dyad", dyadText).not(Dyad.FORM)));
    YearMonth origin = month(record, "origin");
    YearMonth target = month(record, "target_month");
    if (!target.isAfter(origin)) {
      throw new IllegalArgumentException(
          Fault.of("target_month", target).not("after origin '" + origin + "'"));
    }
    Double quantile = null;
    if (record.isMapped("quantile") && !record.get("quantile").isEmpty()) {
      quantile = number(record, "quantile");
      if (!(quantile > 0 && quantile < 1)) {
        throw new IllegalArgumentException(
            Fault.of("quantile", record.get("quantile")).not("between 0 and 1"));
      }
    }
    if (record.get("model").isEmpty()) {
      throw new IllegalArgumentException("model is empty");
    }
    return new Row(
        record.get("model"),
        origin,
        target,
        canonical.apply(dyad.id()),
        number(record, "value"),
        quantile);
  }

  private static YearMonth month(CSVRecord record, String column) {
    try {
      return YearMonth.parse(record.get(column));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          Fault.of(column, record.get(column)).not("a month as YYYY-MM"), e);
    }
  }

  private static double number(CSVRecord record, String column) {
    try {
      double value = Double.parseDouble(record.get(column));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(Fault.of(column, record.get(column)).not("a number"));
  }
}
