package io.guanxi.series;

import io.guanxi.model.Country;
import io.guanxi.model.Decimals;
import io.guanxi.model.Dyad;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads monthly series from CSV: tidy {@code dyad,month,score} (other columns are passed over, so a
 * run's {@code scores.csv} is such a file), or {@code Country,YearMonth,Score}, where the country
 * stands for its pair with China, or an index {@code Partner,Index_Type,YearMonth,Index_Value}, of
 * which the rows of the type Aggregated count.
 */
public final class SeriesFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private static final CSVFormat WRITTEN =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final String shown;
  private final UnaryOperator<String> canonical;
  private final Map<String, TreeMap<YearMonth, Double>> series = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  private SeriesFile(String shown, UnaryOperator<String> canonical) {
    this.shown = shown;
    this.canonical = canonical;
  }

  /**
   * Reads a file.
   *
   * @param shown how messages name it
   * @param canonical gives a dyad its configured name; gives other dyads back as they are
   * @return one series a dyad, by id
   * @throws FaultsException with every fault: unreadable, unknown columns, bad months or numbers,
   *     unknown countries, two values for one dyad and month
   */
  public static List<MonthlySeries> read(Path file, String shown, UnaryOperator<String> canonical) {
    SeriesFile reader = new SeriesFile(shown, canonical);
    try {
      String text = TextEncoding.decodeUtf8(Files.readAllBytes(file), shown);
      try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
        reader.read(rows);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new FaultsException(shown + ": cannot be read: " + e.getMessage());
    }
    if (reader.series.isEmpty() && reader.faults.isEmpty()) {
      reader.faults.add(shown + ": holds no row");
    }
    if (!reader.faults.isEmpty()) {
      throw new FaultsException(reader.faults);
    }
    List<MonthlySeries> found = new ArrayList<>();
    reader.series.forEach((dyad, scores) -> found.add(new MonthlySeries(dyad, scores)));
    return found;
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

  private void read(CSVParser rows) {
    List<String> header = rows.getHeaderNames();
    if (header.containsAll(List.of("dyad", "month", "score"))) {
      rows.forEach(row -> add(row, row.get("dyad"), row.get("month"), row.get("score")));
    } else if (header.containsAll(List.of("Country", "YearMonth", "Score"))) {
      rows.forEach(row -> country(row, row.get("Country"), row.get("YearMonth"), row.get("Score")));
    } else if (header.containsAll(List.of("Partner", "Index_Type", "YearMonth", "Index_Value"))) {
      rows.forEach(this::index);
    } else {
      faults.add(
          shown
              + ": has the columns "
              + String.join(", ", header)
              + "; a series has dyad, month, score or Country, YearMonth, Score or Partner, Index_Type, YearMonth, Index_Value");
    }
  }

  /** An index of both directions together; an empty value is a month that is missing. */
  private void index(CSVRecord row) {
    if (row.get("Index_Type").equals("Aggregated") && !row.get("Index_Value").isEmpty()) {
      country(row, row.get("Partner"), row.get("YearMonth"), row.get("Index_Value"));
    }
  }

  private void country(CSVRecord row, String name, String month, String score) {
    String code = Country.ofEnglishName(name).orElse(null);
    if (code == null) {
      fault(
          row, "country '" + name + "' is unknown" + LookAlike.hint(name, Country.englishNames()));
    } else {
      add(row, "CHN-" + code, month, score);
    }
  }

  private void add(CSVRecord row, String dyadText, String monthText, String scoreText) {
    Dyad dyad = Dyad.parse(dyadText).orElse(null);
    if (dyad == null) {
      fault(
          row, "dyad '" + dyadText + "' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB");
      return;
    }
    YearMonth month;
    double score;
    try {
      month = YearMonth.parse(monthText);
      score = Double.parseDouble(scoreText);
    } catch (DateTimeException e) {
      fault(row, "month '" + monthText + "' is not YYYY-MM");
      return;
    } catch (NumberFormatException e) {
      fault(row, "score '" + scoreText + "' is not a number; a missing month is a missing row");
      return;
    }
    if (!Double.isFinite(score)) {
      fault(row, "score '" + scoreText + "' is not a number; a missing month is a missing row");
      return;
    }
    String id = canonical.apply(dyad.id());
    Double other = series.computeIfAbsent(id, d -> new TreeMap<>()).putIfAbsent(month, score);
    if (other != null) {
      fault(row, id + " " + month + " stands twice: " + other + " and " + score);
    }
  }

  private void fault(CSVRecord row, String message) {
    faults.add(shown + ": row " + row.getRecordNumber() + ": " + message);
  }
}
