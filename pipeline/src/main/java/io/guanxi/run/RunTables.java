package io.guanxi.run;

import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import io.guanxi.model.EventDate;
import io.guanxi.model.Micropoints;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Names;
import io.guanxi.model.Reject;
import io.guanxi.model.Sign;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Band;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.score.Uncertainty;
import io.guanxi.text.Neutral;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows to CSV and back: UTF-8 without byte-order mark, RFC 4180 quoting, line feeds. Cells of free
 * text that a spreadsheet would run as a formula are made harmless ({@link Neutral}).
 */
public final class RunTables {
  private static final CSVFormat WRITTEN =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
  private static final CSVFormat READ =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private RunTables() {}

  /** The text of {@code scores.csv}. */
  public static String scores(List<DyadScores> dyads, Scheme scheme) {
    return table(
        RunTable.SCORES,
        printer -> {
          for (DyadScores scores : dyads) {
            String dyad = scores.profile().dyad().id();
            MonthlyScore same = null;
            String cells = "";
            for (MonthlyScore month : scores.months()) {
              // Silent months, which most are, differ in nothing but the month.
              if (same == null || !month.equals(same.at(month.month()))) {
                cells = cellsAfterMonth(dyad, month, scheme);
                same = month;
              }
              printer.getOut().append(dyad).append(',').append(month.month().toString());
              printer.getOut().append(',').append(cells).append('\n');
            }
          }
        });
  }

  private static String cellsAfterMonth(String dyad, MonthlyScore month, Scheme scheme) {
    ScoreRow row = ScoreRow.of(dyad, month, scheme);
    return WRITTEN.format(
        Decimals.shortest(row.score()),
        row.displayed().toPlainString(),
        Decimals.shortest(row.change()),
        row.level(),
        row.levelPart(),
        Micropoints.toText(month.positiveMicros()),
        Micropoints.toText(month.negativeMicros()),
        row.events(),
        month.positiveEvents(),
        month.negativeEvents(),
        Decimals.shortest(month.heldBack()));
  }

  /** The text of {@code contributions.csv}. */
  public static String contributions(List<DyadScores> dyads) {
    return table(
        RunTable.CONTRIBUTIONS,
        printer -> {
          for (DyadScores scores : dyads) {
            for (Contribution each : scores.contributions()) {
              Coding coding = each.coding().coding();
              printer.printRecord(
                  coding.dyad().id(),
                  coding.date().month(),
                  Neutral.text(coding.eventId()),
                  coding.date(),
                  coding.eventType(),
                  coding.theme(),
                  coding.status().label(),
                  Micropoints.toText(each.coding().i0Micros()),
                  coding.i0Override() == null
                      ? ContributionRow.FROM_CODEBOOK
                      : ContributionRow.OF_ITS_OWN,
                  Decimals.shortest(each.p0()),
                  Decimals.shortest(each.impact()),
                  Neutral.text(coding.titles().en()),
                  Neutral.text(coding.titles().zh()),
                  Neutral.text(coding.titles().ko()),
                  Neutral.text(coding.citation()),
                  Neutral.text(coding.coder()),
                  Neutral.text(coding.note()),
                  coding.verification() == null ? "" : coding.verification().label());
            }
          }
        });
  }

  /** The text of {@code breakdown.csv}. */
  public static String breakdown(List<Breakdown> rows) {
    return table(
        RunTable.BREAKDOWN,
        printer -> {
          for (Breakdown row : rows) {
            printer.printRecord(
                row.dyad(),
                row.period(),
                row.sign().label(),
                row.theme(),
                row.events(),
                Micropoints.toText(row.rawMicros()),
                Decimals.shortest(row.realised()),
                optional(row.rawShare()),
                optional(row.realisedShare()));
          }
        });
  }

  /** The text of {@code rejects.csv}. */
  public static String rejects(List<Reject> rejects) {
    return table(
        RunTable.REJECTS,
        printer -> {
          for (Reject reject : rejects) {
            printer.printRecord(
                reject.location().source(),
                Neutral.text(reject.location().file()),
                reject.location().line(),
                reject.reason(),
                Neutral.text(reject.message()),
                Neutral.text(reject.raw()));
          }
        });
  }

  /** The text of {@code unknown_names.csv}: the most frequent name first. */
  public static String unknownNames(Map<String, Long> rowsByName) {
    return table(
        RunTable.UNKNOWN_NAMES,
        printer -> {
          List<Map.Entry<String, Long>> names =
              rowsByName.entrySet().stream()
                  .sorted(
                      Map.Entry.<String, Long>comparingByValue()
                          .reversed()
                          .thenComparing(Map.Entry.comparingByKey()))
                  .toList();
          for (Map.Entry<String, Long> name : names) {
            printer.printRecord(Neutral.text(name.getKey()), name.getValue());
          }
        });
  }

  /** The text of {@code uncertainty.csv}. */
  public static String uncertainty(List<Uncertainty> dyads) {
    return table(
        RunTable.UNCERTAINTY,
        printer -> {
          for (Uncertainty dyad : dyads) {
            for (Uncertainty.MonthBand row : dyad.months()) {
              List<Object> cells = new ArrayList<>();
              cells.add(dyad.profile().dyad().id());
              cells.add(row.month());
              cells.add(Decimals.shortest(row.score()));
              addBand(cells, row.band());
              cells.add(optional(row.sameLevel()));
              cells.add(optional(row.samePart()));
              cells.add(row.band().replicates());
              printer.printRecord(cells);
            }
          }
        });
  }

  /** The text of {@code shares_uncertainty.csv}. */
  public static String sharesUncertainty(List<Uncertainty> dyads) {
    return table(
        RunTable.SHARES_UNCERTAINTY,
        printer -> {
          for (Uncertainty dyad : dyads) {
            for (Uncertainty.ShareBand row : dyad.shares()) {
              List<Object> cells = new ArrayList<>();
              cells.add(dyad.profile().dyad().id());
              cells.add(dyad.period());
              cells.add(row.sign().label());
              cells.add(row.theme());
              cells.add(row.measure().label());
              cells.add(optional(row.share()));
              addBand(cells, row.band());
              cells.add(row.band().replicates());
              printer.printRecord(cells);
            }
          }
        });
  }

  /** The text of {@code tornado.csv}. */
  public static String tornado(List<Uncertainty> dyads) {
    return table(
        RunTable.TORNADO,
        printer -> {
          for (Uncertainty dyad : dyads) {
            int rank = 0;
            for (Uncertainty.Swing row : dyad.swings()) {
              rank++;
              printer.printRecord(
                  dyad.profile().dyad().id(),
                  rank,
                  row.type().code(),
                  row.events(),
                  Micropoints.toText(row.type().i0Micros()),
                  Micropoints.toText(row.type().lowestMicros()),
                  Micropoints.toText(row.type().highestMicros()),
                  Decimals.shortest(row.score()),
                  optional(row.atLowest()),
                  optional(row.atHighest()),
                  optional(row.size()));
            }
          }
        });
  }

  private static void addBand(List<Object> cells, Band band) {
    for (double end :
        new double[] {band.low95(), band.low80(), band.median(), band.high80(), band.high95()}) {
      cells.add(optional(end));
    }
  }

  /** Reads {@code scores.csv} of a run. */
  public static List<ScoreRow> readScores(Path folder) {
    return read(folder, RunTable.SCORES, RunTables::scoreRow);
  }

  /** Reads the rows of some dyads in {@code scores.csv} of a run, however long it is. */
  public static List<ScoreRow> readScores(Path folder, Set<String> dyads) {
    return readOf(dyads, folder, RunTable.SCORES, RunTables::scoreRow);
  }

  /** The dyads of {@code scores.csv} of a run, in its order. */
  public static List<String> readDyads(Path folder) {
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
  public static List<ContributionRow> readContributions(Path folder) {
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
  public static List<Breakdown> readBreakdown(Path folder) {
    return read(folder, RunTable.BREAKDOWN, RunTables::breakdownRow);
  }

  /** Reads the rows of some dyads in {@code breakdown.csv} of a run, however long it is. */
  public static List<Breakdown> readBreakdown(Path folder, Set<String> dyads) {
    return readOf(dyads, folder, RunTable.BREAKDOWN, RunTables::breakdownRow);
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
  public static List<BandRow> readUncertainty(Path folder) {
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
  public static List<SwingRow> readTornado(Path folder) {
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

  private static String optional(double value) {
    return Double.isNaN(value) ? "" : Decimals.shortest(value);
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private interface Body {
    void print(CSVPrinter printer) throws IOException;
  }

  private static String table(RunTable table, Body body) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, WRITTEN)) {
      printer.printRecord(table.columns().stream().map(Column::name));
      body.print(printer);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
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
