package io.guanxi.series;

import io.guanxi.model.Decimals;
import io.guanxi.model.Dyad;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.CountryNames;
import io.guanxi.text.CsvSheet;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Monthly series as a file has them.
 *
 * <p>Four forms are read: tidy {@code dyad,month,score} (other columns are passed over, so a run's
 * {@code scores.csv} is such a file); {@code Country,YearMonth,Score}, where the country stands for
 * its pair with China; {@code Partner,Index_Type,YearMonth,Index_Value}, the same with an index of
 * its own scale; and wide, a month and a column for each pair or country. Case of column names does
 * not count. How cells, months and numbers may be written is said at {@link CsvSheet}.
 *
 * @param series one series a dyad, by id
 * @param decimals most digits behind the decimal sign that any score is written with
 * @param notes what was detected or left out, each a sentence that names the file
 */
public record SeriesFile(List<MonthlySeries> series, int decimals, List<String> notes) {
  private static final CSVFormat WRITTEN =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** The index that a file of several is read for: both directions together. */
  private static final String AGGREGATED = "Aggregated";

  /** Copies the lists. */
  public SeriesFile {
    series = List.copyOf(series);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file.
   *
   * @param shown how messages name it
   * @param configuration gives pairs their names and order, and scores their scale
   * @throws FaultsException with every fault: unreadable, unknown columns, bad months or numbers,
   *     scores off the scale, unknown countries, two values for one dyad and month
   */
  public static SeriesFile read(Path file, String shown, Configuration configuration) {
    CsvSheet sheet = CsvSheet.read(file, shown);
    Reader reader = new Reader(sheet, configuration);
    reader.read();
    sheet.end();
    if (reader.scores.isEmpty()) {
      throw new FaultsException(shown, "holds no row");
    }
    List<MonthlySeries> found = new ArrayList<>();
    reader.scores.forEach((dyad, scores) -> found.add(new MonthlySeries(dyad, scores)));
    return new SeriesFile(found, reader.decimals, sheet.notes());
  }

  /**
   * Compared series as CSV, displayed scores: levels, and the changes from month to month; a change
   * is empty where the month before is not there.
   *
   * @param pairs the published series and the run's, aligned
   */
  public static String compared(List<Aligned> pairs) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, WRITTEN)) {
      printer.printRecord(
          "dyad",
          "month",
          "published",
          "here",
          "difference",
          "published_change",
          "here_change",
          "change_difference");
      for (Aligned pair : pairs) {
        Aligned changes = pair.changes();
        for (int i = 0; i < pair.months().size(); i++) {
          printer.printRecord(
              pair.dyad(),
              pair.months().get(i),
              Decimals.shortest(pair.reference().get(i)),
              Decimals.shortest(pair.candidate().get(i)),
              text(pair.differences().get(i)),
              change(changes, pair.months().get(i), changes.reference()),
              change(changes, pair.months().get(i), changes.candidate()),
              change(changes, pair.months().get(i), changes.differences()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static String change(Aligned changes, YearMonth month, List<Double> values) {
    int place = changes.months().indexOf(month);
    return place < 0 ? "" : text(values.get(place));
  }

  private static String text(double points) {
    return Decimals.shortest(Decimals.withoutNoise(points));
  }

  /** Reads one sheet. */
  private static final class Reader {
    private final CsvSheet sheet;
    private final Configuration configuration;
    private final int n;
    private final int dyadColumn;
    private final SortedMap<String, TreeMap<YearMonth, Double>> scores = new TreeMap<>();
    private final Map<String, Optional<String>> pairs = new HashMap<>();
    private final Set<String> passedOver = new TreeSet<>();
    private long empty;
    private int decimals;

    Reader(CsvSheet sheet, Configuration configuration) {
      this.sheet = sheet;
      this.configuration = configuration;
      this.n = configuration.scheme().n();
      this.dyadColumn = sheet.column("dyad");
    }

    void read() {
      int month = sheet.column("month", "YearMonth", "date");
      int pair = dyadColumn;
      int country = sheet.column("country", "partner");
      int score = sheet.column("score");
      int type = sheet.column("Index_Type");
      int index = sheet.column("Index_Value");
      if (month >= 0 && pair >= 0 && score >= 0) {
        sheet.forEach(row -> add(row, pair, row.text(pair), month, score, true));
      } else if (month >= 0 && country >= 0 && score >= 0) {
        sheet.forEach(row -> add(row, country, row.text(country), month, score, true));
      } else if (month >= 0 && country >= 0 && type >= 0 && index >= 0) {
        sheet.forEach(row -> index(row, country, type, month, index));
      } else if (month == 0 && sheet.columns().size() > 1 && pair + country + score == -3) {
        wide();
      } else {
        sheet.fault(
            "has the columns "
                + String.join(", ", sheet.columns())
                + "; a series has dyad, month, score or Country, YearMonth, Score or Partner,"
                + " Index_Type, YearMonth, Index_Value or a month and a column for each pair");
      }
      if (!passedOver.isEmpty()) {
        sheet.note(
            "of its indices "
                + AGGREGATED
                + " is read; passed over: "
                + String.join(", ", passedOver));
      }
      if (empty > 0) {
        sheet.note(empty + " empty cells are missing months");
      }
    }

    private void index(CsvSheet.Row row, int country, int type, int month, int index) {
      if (!row.text(type).equals(AGGREGATED)) {
        passedOver.add(row.text(type));
      } else if (row.text(index).isEmpty()) {
        empty++;
      } else {
        add(row, country, row.text(country), month, index, false);
      }
    }

    private void wide() {
      List<String> columns = sheet.columns();
      for (int i = 1; i < columns.size(); i++) {
        if (!columns.get(i).isEmpty() && pair(columns.get(i)).isEmpty()) {
          sheet.fault(words(Fault.of("column", columns.get(i)), false));
        }
      }
      sheet.note("is wide: " + pairs.size() + " pairs, a column each");
      sheet.forEach(
          row -> {
            for (int i = 1; i < columns.size(); i++) {
              if (row.text(i).isEmpty()) {
                empty++;
              } else if (pair(columns.get(i)).isPresent()) {
                add(row, -1, columns.get(i), 0, i, true);
              }
            }
          });
    }

    /** Adds a score; {@code pairColumn} is below 0 where the pair is a column's name. */
    private void add(
        CsvSheet.Row row,
        int pairColumn,
        String written,
        int monthColumn,
        int column,
        boolean onScale) {
      boolean asDyad = pairColumn >= 0 && pairColumn == dyadColumn;
      String id = asDyad && written.indexOf('-') != 3 ? null : pair(written).orElse(null);
      if (id == null) {
        row.fault(words(Fault.of(asDyad ? "dyad" : "country", written), asDyad));
        return;
      }
      YearMonth month = row.month(monthColumn);
      if (month == null) {
        return;
      }
      OptionalDouble score = row.number(column);
      if (score.isEmpty()) {
        row.fault(
            Fault.of("score", row.text(column)).not("a number; a missing month is a missing row"));
        return;
      }
      if (onScale && Math.abs(score.getAsDouble()) > n) {
        row.fault(
            Fault.of("score", row.text(column))
                .in(id + " " + month)
                .that("leaves the scale -" + n + " … " + n));
        return;
      }
      decimals = Math.max(decimals, row.decimals(column));
      Double other =
          scores
              .computeIfAbsent(id, each -> new TreeMap<>())
              .putIfAbsent(month, score.getAsDouble());
      if (other != null) {
        row.fault(id + " " + month + " stands twice: " + other + " and " + score.getAsDouble());
      }
    }

    /** The canonical id of a pair that is written as such or as China's partner. */
    private Optional<String> pair(String written) {
      return pairs.computeIfAbsent(
          written,
          text ->
              Dyad.parse(text)
                  .or(
                      () ->
                          CountryNames.find(text)
                              .filter(code -> !code.equals("CHN"))
                              .map(code -> new Dyad("CHN", code)))
                  .map(dyad -> configuration.canonicalId(dyad.id())));
    }

    private static String words(Fault of, boolean asDyad) {
      return asDyad || of.given().indexOf('-') == 3
          ? of.not(Dyad.FORM)
          : CountryNames.find(of.given()).isPresent()
              ? of.that("makes no pair with itself")
              : of.that("is unknown" + CountryNames.hint(of.given()));
    }
  }
}
