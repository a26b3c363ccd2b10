package io.guanxi.run;

import io.guanxi.model.EventDate;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Names;
import io.guanxi.model.Sign;
import io.guanxi.score.Band;
import io.guanxi.score.Breakdown;
import io.guanxi.text.Neutral;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a run's tables, read back from what {@link RunTables} wrote. */
public final class RunRows {
  private static final CSVFormat READ =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private RunRows() {}

  /** Reads {@code scores.csv} of a run. */
  public static List<ScoreRow> scores(Path folder) {
    return read(folder, RunTable.SCORES, RunRows::scoreRow);
  }

  /** Reads the rows of some dyads in {@code scores.csv} of a run, however long it is. */
  public static List<ScoreRow> scores(Path folder, Set<String> dyads) {
    return readOf(dyads, folder, RunTable.SCORES, RunRows::scoreRow);
  }

  /** The dyads of {@code scores.csv} of a run, in its order. */
  public static List<String> dyads(Path folder) {
    Set<String> dyads = new LinkedHashSet<>();
    DyadLines.of(
        folder.resolve(RunTable.SCORES.fileName()),
        dyad -> {
          dyads.add(dyad);
          return false;
        });
    return List.copyOf(dyads);
  }

  private static ScoreRow scoreRow(CSVRecord row) {
    return new ScoreRow(
        row.get("dyad"),
        YearMonth.parse(row.get("month")),
        Double.parseDouble(row.get("score")),
        new BigDecimal(row.get("displayed")),
        Double.parseDouble(row.get("change")),
        row.get("level"),
        row.get("level_part"),
        Integer.parseInt(row.get("events")));
  }

  /** Reads {@code contributions.csv} of a run. */
  public static List<ContributionRow> contributions(Path folder) {
    return read(
        folder,
        RunTable.CONTRIBUTIONS,
        row ->
            new ContributionRow(
                row.get("dyad"),
                Neutral.original(row.get("event_id")),
                EventDate.parse(row.get("date")),
                row.get("event_type"),
                row.get("theme"),
                row.get("status"),
                Micropoints.of(new BigDecimal(row.get("i0"))),
                row.get("i0_basis"),
                new Names(
                    Neutral.original(row.get("title_en")),
                    Neutral.original(row.get("title_zh")),
                    Neutral.original(row.get("title_ko")))));
  }

  /** Reads {@code breakdown.csv} of a run. */
  public static List<Breakdown> breakdown(Path folder) {
    return read(folder, RunTable.BREAKDOWN, RunRows::breakdownRow);
  }

  /** Reads the rows of some dyads in {@code breakdown.csv} of a run, however long it is. */
  public static List<Breakdown> breakdown(Path folder, Set<String> dyads) {
    return readOf(dyads, folder, RunTable.BREAKDOWN, RunRows::breakdownRow);
  }

  private static Breakdown breakdownRow(CSVRecord row) {
    return new Breakdown(
        row.get("dyad"),
        row.get("period"),
        row.get("sign").equals(Sign.POSITIVE.label()) ? Sign.POSITIVE : Sign.NEGATIVE,
        row.get("theme"),
        Integer.parseInt(row.get("events")),
        Micropoints.of(new BigDecimal(row.get("raw"))),
        Double.parseDouble(row.get("realised")),
        number(row.get("raw_share")),
        number(row.get("realised_share")));
  }

  /** Reads {@code uncertainty.csv} of a run; empty when the run drew no replicates. */
  public static List<BandRow> uncertainty(Path folder) {
    return readIfThere(
        folder,
        RunTable.UNCERTAINTY,
        row ->
            new BandRow(
                row.get("dyad"),
                YearMonth.parse(row.get("month")),
                new Band(
                    number(row.get("low95")),
                    number(row.get("low80")),
                    number(row.get("median")),
                    number(row.get("high80")),
                    number(row.get("high95")),
                    Integer.parseInt(row.get("replicates"))),
                number(row.get("same_level"))));
  }

  /** Reads {@code tornado.csv} of a run; empty when the run drew no replicates. */
  public static List<SwingRow> tornado(Path folder) {
    return readIfThere(
        folder,
        RunTable.TORNADO,
        row ->
            new SwingRow(
                row.get("dyad"),
                row.get("event_type"),
                Integer.parseInt(row.get("events")),
                row.get("i0_low"),
                row.get("i0_high"),
                number(row.get("score_low")),
                number(row.get("score_high"))));
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  /**
   * Gives the rows of a table one by one, without its header.
   *
   * @param each takes the cells of a row, in the order of the columns
   */
  public static void forEachRow(Path file, Consumer<List<String>> each) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, READ)) {
      parser.forEach(row -> each.accept(row.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static <R> List<R> readIfThere(Path folder, RunTable table, Function<CSVRecord, R> row) {
    return Files.exists(folder.resolve(table.fileName())) ? read(folder, table, row) : List.of();
  }

  private static <R> List<R> readOf(
      Set<String> dyads, Path folder, RunTable table, Function<CSVRecord, R> row) {
    return rows(DyadLines.of(folder.resolve(table.fileName()), dyads::contains), row);
  }

  private static <R> List<R> read(Path folder, RunTable table, Function<CSVRecord, R> row) {
    Path file = folder.resolve(table.fileName());
    try {
      return rows(Files.readString(file, StandardCharsets.UTF_8), row);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static <R> List<R> rows(String text, Function<CSVRecord, R> row) {
    try (CSVParser parser = CSVParser.parse(text, READ)) {
      return parser.stream().map(row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
