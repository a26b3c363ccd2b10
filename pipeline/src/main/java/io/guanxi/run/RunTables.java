package io.guanxi.run;

import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Reject;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Band;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.score.Uncertainty;
import io.guanxi.text.Neutral;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows to CSV: UTF-8 without byte-order mark, RFC 4180 quoting, line feeds. Cells of free text that
 * a spreadsheet would run as a formula are made harmless ({@link Neutral}). {@link RunRows} reads
 * them back.
 */
public final class RunTables {
  private static final CSVFormat WRITTEN =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

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

  private static String optional(double value) {
    return Double.isNaN(value) ? "" : Decimals.shortest(value);
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
}
