package io.guanxi.run;

import io.guanxi.model.Quad;
import io.guanxi.source.feed.FeedRecord;
import io.guanxi.source.feed.FeedVocabulary;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of {@code flows.csv} and {@code flows_by_theme.csv} from sorted records, without a
 * text a cell: a world of pairs has millions of them.
 */
public final class FlowTables {
  private static final int QUADS = Quad.values().length;
  private static final int DAYS = 32;

  private final long[] records;
  private final byte[][] countries;
  private final byte[][] themes;
  private final int[] themeOfCode;
  private final int[] quadOfCode;

  // By month, months since 1800-01; null for months that are not written.
  private final byte[] @Nullable [] months = new byte[FeedRecord.MONTHS][];
  private final byte[] @Nullable [] rowsOfFeed = new byte[FeedRecord.MONTHS][];
  private final byte[][] daysOfMonth = new byte[DAYS][];

  private FlowTables(long[] records, FeedVocabulary vocabulary, SortedMap<Integer, Long> feedRows) {
    this.records = records;
    this.countries = ascii(vocabulary.countries());
    List<String> names = vocabulary.codes().stream().map(code -> code.theme()).distinct().toList();
    this.themes = ascii(names);
    this.themeOfCode =
        vocabulary.codes().stream().mapToInt(code -> names.indexOf(code.theme())).toArray();
    List<Quad> quads = List.of(Quad.values());
    this.quadOfCode =
        vocabulary.codes().stream().mapToInt(code -> quads.indexOf(code.quad())).toArray();
    feedRows.forEach(
        (month, rows) -> {
          months[month] = ascii(FeedRecord.yearMonth(month).toString());
          rowsOfFeed[month] = ascii(rows.toString());
        });
    for (int day = 0; day < DAYS; day++) {
      daysOfMonth[day] = ascii((day < 10 ? "-0" : "-") + day);
    }
  }

  /**
   * Writes the rows of both tables, at the same time, without headers.
   *
   * @param records sorted {@link FeedRecord}s
   * @param vocabulary what their numbers mean
   * @param feedRows rows of the feed by month (months since 1800-01), only the months to be written
   * @param zeros directed pairs ({@link FeedRecord#pair}), rising, that have a row in every month
   *     of the feed, of zeros where nothing was seen
   * @return rows of {@code flows.csv}
   */
  public static long write(
      long[] records,
      FeedVocabulary vocabulary,
      SortedMap<Integer, Long> feedRows,
      List<Integer> zeros,
      OutputStream flows,
      OutputStream themes)
      throws IOException {
    FlowTables tables = new FlowTables(records, vocabulary, feedRows);
    ForkJoinTask<?> aside =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  tables.themes(new CsvBytes(themes));
                  return null;
                });
    long rows = tables.flows(new CsvBytes(flows), zeros, feedRows.keySet());
    try {
      aside.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    return rows;
  }

  private long flows(CsvBytes out, List<Integer> zeros, Set<Integer> covered) throws IOException {
    List<Long> due = new ArrayList<>();
    for (int pair : zeros) {
      for (int month : covered) {
        due.add(FeedRecord.cell(pair, month));
      }
    }
    long rows = 0;
    int next = 0;
    Sums sums = new Sums();
    int i = 0;
    while (i < records.length) {
      long cell = FeedRecord.cell(records[i]);
      sums.clear();
      while (i < records.length && FeedRecord.cell(records[i]) == cell) {
        sums.add(records[i], quadOfCode[FeedRecord.code(records[i])]);
        i++;
      }
      if (months[FeedRecord.monthOfCell(cell)] == null) {
        continue;
      }
      for (; next < due.size() && due.get(next) <= cell; next++) {
        if (due.get(next) < cell) {
          row(out, due.get(next), null, new Sums());
          rows++;
        }
      }
      row(out, cell, null, sums);
      rows++;
    }
    for (; next < due.size(); next++) {
      row(out, due.get(next), null, new Sums());
      rows++;
    }
    out.flush();
    return rows;
  }

  private void themes(CsvBytes out) throws IOException {
    Sums sums = new Sums();
    int i = 0;
    while (i < records.length) {
      long cell = FeedRecord.cell(records[i]);
      int theme = themeOfCode[FeedRecord.code(records[i])];
      sums.clear();
      while (i < records.length
          && FeedRecord.cell(records[i]) == cell
          && themeOfCode[FeedRecord.code(records[i])] == theme) {
        sums.add(records[i], quadOfCode[FeedRecord.code(records[i])]);
        i++;
      }
      if (months[FeedRecord.monthOfCell(cell)] != null) {
        row(out, cell, themes[theme], sums);
      }
    }
    out.flush();
  }

  private void row(CsvBytes out, long cell, byte @Nullable [] theme, Sums sums) throws IOException {
    int number = FeedRecord.monthOfCell(cell);
    byte[] month = written(months, number);
    out.text(countries[FeedRecord.sourceOfCell(cell)]);
    out.text(countries[FeedRecord.targetOfCell(cell)]);
    out.text(month);
    if (theme != null) {
      out.text(theme);
    }
    out.number(sums.rows);
    out.number(sums.events);
    out.decimal(sums.positive);
    out.decimal(sums.negative);
    if (sums.events == 0) {
      out.empty();
    } else {
      out.mean(sums.positive + sums.negative, sums.events);
    }
    for (int quad = 0; quad < QUADS; quad++) {
      out.number(sums.quads[quad]);
    }
    out.text(written(rowsOfFeed, number));
    if (sums.days == 0) {
      out.empty();
      out.empty();
    } else {
      out.text(month, daysOfMonth[Integer.numberOfTrailingZeros(sums.days)]);
      out.text(month, daysOfMonth[31 - Integer.numberOfLeadingZeros(sums.days)]);
    }
    out.endRow();
  }

  private static byte[] written(byte[] @Nullable [] texts, int month) {
    return Objects.requireNonNull(texts[month], "only months of the feed are written");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[][] ascii(List<String> texts) {
    return texts.stream().map(FlowTables::ascii).toArray(byte[][]::new);
  }

  private static final class Sums {
    private long rows;
    private long events;
    private long positive;
    private long negative;
    private final long[] quads = new long[QUADS];
    private int days;

    void clear() {
      rows = 0;
      events = 0;
      positive = 0;
      negative = 0;
      days = 0;
      Arrays.fill(quads, 0);
    }

    void add(long record, int quad) {
      rows++;
      if (!FeedRecord.isDuplicate(record)) {
        events++;
        int value = FeedRecord.value(record);
        positive += Math.max(value, 0);
        negative += Math.min(value, 0);
        quads[quad]++;
        // Day 0: only the month is known.
        days |= FeedRecord.day(record) == 0 ? 0 : 1 << FeedRecord.day(record);
      }
    }
  }
}
