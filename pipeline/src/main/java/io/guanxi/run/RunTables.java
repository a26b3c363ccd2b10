package io.guanxi.run;

import io.guanxi.model.Coding;
import io.guanxi.model.Contribution;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.Reject;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Band;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadScores;
import io.guanxi.score.Uncertainty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows to CSV: UTF-8 without byte-order mark, RFC 4180 quoting, line feeds. Each {@link Column}
 * says how its values are written; {@link RunRows} reads them back.
 */
public final class RunTables {
  private static final CSVFormat WRITTEN =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private RunTables() {}

  /** The text of {@code scores.csv}. */
  public static String scores(List<DyadScores> dyads, Scheme scheme) {
    return table(
        RunTable.SCORES,
        out -> {
          for (DyadScores scores : dyads) {
            MonthlyScore same = null;
            for (MonthlyScore month : scores.months()) {
              // Silent months, which most are, differ in nothing but the month.
              if (same != null && month.equals(same.at(month.month()))) {
                out.again(month.month());
              } else {
                out.row(scoreCells(scores.profile().dyad().id(), month, scheme));
                same = month;
              }
            }
          }
        });
  }

  private static Object[] scoreCells(String dyad, MonthlyScore month, Scheme scheme) {
    ScoreRow row = ScoreRow.of(dyad, month, scheme);
    return new Object[] {
      dyad,
      row.month(),
      row.score(),
      row.displayed(),
      row.change(),
      row.level(),
      row.levelPart(),
      month.positiveMicros(),
      month.negativeMicros(),
      row.events(),
      month.positiveEvents(),
      month.negativeEvents(),
      month.heldBack()
    };
  }

  /** The text of {@code contributions.csv}. */
  public static String contributions(List<DyadScores> dyads) {
    return table(
        RunTable.CONTRIBUTIONS,
        out -> {
          for (DyadScores scores : dyads) {
            for (Contribution each : scores.contributions()) {
              Coding coding = each.coding().coding();
              out.row(
                  coding.dyad().id(),
                  coding.date().month(),
                  coding.eventId(),
                  coding.date(),
                  coding.eventType(),
                  coding.theme(),
                  coding.status().label(),
                  each.coding().i0Micros(),
                  coding.i0Override() == null
                      ? ContributionRow.FROM_CODEBOOK
                      : ContributionRow.OF_ITS_OWN,
                  each.p0(),
                  each.impact(),
                  coding.titles().en(),
                  coding.titles().zh(),
                  coding.titles().ko(),
                  coding.citation(),
                  coding.coder(),
                  coding.note(),
                  coding.verification() == null ? null : coding.verification().label());
            }
          }
        });
  }

  /** The text of {@code breakdown.csv}. */
  public static String breakdown(List<Breakdown> rows) {
    return table(
        RunTable.BREAKDOWN,
        out -> {
          for (Breakdown row : rows) {
            out.row(
                row.dyad(),
                row.period(),
                row.sign().label(),
                row.theme(),
                row.events(),
                row.rawMicros(),
                row.realised(),
                row.rawShare(),
                row.realisedShare());
          }
        });
  }

  /** The text of {@code rejects.csv}. */
  public static String rejects(List<Reject> rejects) {
    return table(
        RunTable.REJECTS,
        out -> {
          for (Reject reject : rejects) {
            out.row(
                reject.location().source(),
                reject.location().file(),
                reject.location().line(),
                reject.reason(),
                reject.message(),
                reject.raw());
          }
        });
  }

  /** The text of {@code unknown_names.csv}: the most frequent name first. */
  public static String unknownNames(Map<String, Long> rowsByName) {
    List<Map.Entry<String, Long>> names =
        rowsByName.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    return table(
        RunTable.UNKNOWN_NAMES,
        out -> {
          for (Map.Entry<String, Long> name : names) {
            out.row(name.getKey(), name.getValue());
          }
        });
  }

  /** The text of {@code uncertainty.csv}. */
  public static String uncertainty(List<Uncertainty> dyads) {
    return table(
        RunTable.UNCERTAINTY,
        out -> {
          for (Uncertainty dyad : dyads) {
            for (Uncertainty.MonthBand row : dyad.months()) {
              Band band = row.band();
              out.row(
                  dyad.profile().dyad().id(),
                  row.month(),
                  row.score(),
                  band.low95(),
                  band.low80(),
                  band.median(),
                  band.high80(),
                  band.high95(),
                  row.sameLevel(),
                  row.samePart(),
                  band.replicates());
            }
          }
        });
  }

  /** The text of {@code shares_uncertainty.csv}. */
  public static String sharesUncertainty(List<Uncertainty> dyads) {
    return table(
        RunTable.SHARES_UNCERTAINTY,
        out -> {
          for (Uncertainty dyad : dyads) {
            for (Uncertainty.ShareBand row : dyad.shares()) {
              Band band = row.band();
              out.row(
                  dyad.profile().dyad().id(),
                  dyad.period(),
                  row.sign().label(),
                  row.theme(),
                  row.measure().label(),
                  row.share(),
                  band.low95(),
                  band.low80(),
                  band.median(),
                  band.high80(),
                  band.high95(),
                  band.replicates());
            }
          }
        });
  }

  /** The text of {@code tornado.csv}. */
  public static String tornado(List<Uncertainty> dyads) {
    return table(
        RunTable.TORNADO,
        out -> {
          for (Uncertainty dyad : dyads) {
            int rank = 0;
            for (Uncertainty.Swing row : dyad.swings()) {
              rank++;
              out.row(
                  dyad.profile().dyad().id(),
                  rank,
                  row.type().code(),
                  row.events(),
                  row.type().i0Micros(),
                  row.type().lowestMicros(),
                  row.type().highestMicros(),
                  row.score(),
                  row.atLowest(),
                  row.atHighest(),
                  row.size());
            }
          }
        });
  }

  private interface Body {
    void print(Rows rows) throws IOException;
  }

  /** Writes rows of a table; how a value stands in its cell is its column's. */
  private static final class Rows {
    private final CSVPrinter printer;
    private final List<Column> columns;
    private final String[] cells;
    private String rest = "";

    Rows(CSVPrinter printer, List<Column> columns) throws IOException {
      this.printer = printer;
      this.columns = columns;
      this.cells = columns.stream().map(Column::name).toArray(String[]::new);
      printer.printRecord((Object[]) cells);
    }

    /** A row with a value for each column, in their order. */
    void row(@Nullable Object... values) throws IOException {
      if (values.length != columns.size()) {
        throw new IllegalArgumentException(values.length + " values, " + columns);
      }
      for (int i = 0; i < values.length; i++) {
        cells[i] = columns.get(i).cell(values[i]);
      }
      printer.printRecord((Object[]) cells);
      rest = "";
    }

    /**
     * The row before in another month. Dyad and month are the first columns; the others are written
     * out once for all such rows, since they are most of a table.
     */
    void again(YearMonth month) throws IOException {
      if (rest.isEmpty()) {
        rest = WRITTEN.format((Object[]) Arrays.copyOfRange(cells, 2, cells.length));
      }
      printer.getOut().append(cells[0]).append(',').append(month.toString());
      printer.getOut().append(',').append(rest).append('\n');
    }
  }

  private static String table(RunTable table, Body body) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, WRITTEN)) {
      body.print(new Rows(printer, table.columns()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }
}
