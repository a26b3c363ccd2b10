package io.guanxi.run;

import io.guanxi.model.EventDate;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import io.guanxi.score.Band;
import io.guanxi.score.Breakdown;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

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

  private static ScoreRow scoreRow(TableRow row) {
    return new ScoreRow(
        row.text("dyad"),
        row.month("month"),
        row.number("score"),
        row.decimal("displayed"),
        row.number("change"),
        row.text("level"),
        row.text("level_part"),
        row.count("events"));
  }

  /** Reads {@code contributions.csv} of a run. */
  public static List<ContributionRow> contributions(Path folder) {
    return read(
        folder,
        RunTable.CONTRIBUTIONS,
        row ->
            new ContributionRow(
                row.text("dyad"),
                row.text("event_id"),
                EventDate.parse(row.text("date")),
                row.text("event_type"),
                row.text("theme"),
                row.text("status"),
                Micropoints.of(row.decimal("i0")),
                row.text("i0_basis"),
                new LocalizedNames(
                    row.text("title_en"), row.text("title_zh"), row.text("title_ko"))));
  }

  /** Reads {@code breakdown.csv} of a run. */
  public static List<Breakdown> breakdown(Path folder) {
    return read(folder, RunTable.BREAKDOWN, RunRows::breakdownRow);
  }

  /** Reads the rows of some dyads in {@code breakdown.csv} of a run, however long it is. */
  public static List<Breakdown> breakdown(Path folder, Set<String> dyads) {
    return readOf(dyads, folder, RunTable.BREAKDOWN, RunRows::breakdownRow);
  }

  private static Breakdown breakdownRow(TableRow row) {
    return new Breakdown(
        row.text("dyad"),
        row.text("period"),
        row.text("sign").equals(Sign.POSITIVE.label()) ? Sign.POSITIVE : Sign.NEGATIVE,
        row.text("theme"),
        row.count("events"),
        Micropoints.of(row.decimal("raw")),
        row.number("realised"),
        row.number("raw_share"),
        row.number("realised_share"));
  }

  /** Reads {@code uncertainty.csv} of a run; empty when the run drew no replicates. */
  public static List<BandRow> uncertainty(Path folder) {
    return readIfThere(
        folder,
        RunTable.UNCERTAINTY,
        row ->
            new BandRow(
                row.text("dyad"),
                row.month("month"),
                new Band(
                    row.number("low95"),
                    row.number("low80"),
                    row.number("median"),
                    row.number("high80"),
                    row.number("high95"),
                    row.count("replicates")),
                row.number("same_level")));
  }

  /** Reads {@code tornado.csv} of a run; empty when the run drew no replicates. */
  public static List<SwingRow> tornado(Path folder) {
    return readIfThere(
        folder,
        RunTable.TORNADO,
        row ->
            new SwingRow(
                row.text("dyad"),
                row.text("event_type"),
                row.count("events"),
                row.decimal("i0_low"),
                row.decimal("i0_high"),
                row.number("score_low"),
                row.number("score_high")));
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

  /**
   * Gives the rows of a table one by one.
   *
   * @param shown how messages name the file
   * @throws FaultsException when there is no such file
   */
  static void forEach(Path file, String shown, RunTable table, Consumer<TableRow> each) {
    try (InputStream in = PlainFile.open(file, shown);
        CSVParser parser = CSVParser.parse(in, StandardCharsets.UTF_8, READ)) {
      parser.forEach(row -> each.accept(new TableRow(table, row)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static <R> List<R> readIfThere(Path folder, RunTable table, Function<TableRow, R> row) {
    return Files.exists(folder.resolve(table.fileName())) ? read(folder, table, row) : List.of();
  }

  private static <R> List<R> readOf(
      Set<String> dyads, Path folder, RunTable table, Function<TableRow, R> row) {
    return rows(DyadLines.of(folder.resolve(table.fileName()), dyads::contains), table, row);
  }

  private static <R> List<R> read(Path folder, RunTable table, Function<TableRow, R> row) {
    Path file = folder.resolve(table.fileName());
    try {
      return rows(Files.readString(file, StandardCharsets.UTF_8), table, row);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static <R> List<R> rows(String text, RunTable table, Function<TableRow, R> row) {
    try (CSVParser parser = CSVParser.parse(text, READ)) {
      return parser.stream().map(record -> row.apply(new TableRow(table, record))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
