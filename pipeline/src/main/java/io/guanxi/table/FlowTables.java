package io.guanxi.table;

import io.guanxi.model.Quad;
import io.guanxi.source.feed.FeedRecord;
import io.guanxi.source.feed.FeedVocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes {@code flows.csv} and {@code flows_by_theme.csv} from sorted records, without a text a
 * cell: a world of pairs has millions of them.
 */
public final class FlowTables {
  private static final int QUADS = Quad.values().length;
  private static final YearMonth FIRST_MONTH = YearMonth.of(1800, 1);

  private final SortedMap<Integer, Long> feedRows;
  private final CsvBytes flows;
  private final CsvBytes themes;
  private final byte[][] countries;
  private final byte[][] themeNames;
  private final int[] themeOfCode;
  private final int[] quadOfCode;
  private long flowRows;

  private FlowTables(
      FeedVocabulary vocabulary,
      SortedMap<Integer, Long> feedRows,
      OutputStream flows,
      OutputStream themes) {
    this.feedRows = feedRows;
    this.flows = new CsvBytes(flows);
    this.themes = new CsvBytes(themes);
    this.countries = ascii(vocabulary.countries());
    List<String> names = vocabulary.codes().stream().map(code -> code.theme()).distinct().toList();
    this.themeNames = ascii(names);
    this.themeOfCode =
        vocabulary.codes().stream().mapToInt(code -> names.indexOf(code.theme())).toArray();
    List<Quad> quads = List.of(Quad.values());
    this.quadOfCode =
        vocabulary.codes().stream().mapToInt(code -> quads.indexOf(code.quad())).toArray();
  }

  /**
   * Writes both tables.
   *
   * @param records sorted {@link FeedRecord}s
   * @param vocabulary what their numbers mean
   * @param feedRows rows of the feed by month (months since 1800-01), only the months to be written
   * @param zeros directed pairs (number of the source times 256, plus the target's) that have a row
   *     in every month of the feed, of zeros where nothing was seen; empty when only pairs that
   *     were seen have rows
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
    FlowTables tables = new FlowTables(vocabulary, feedRows, flows, themes);
    tables.flows.header(RunTable.FLOWS);
    tables.themes.header(RunTable.FLOWS_BY_THEME);
    tables.write(records, zeros);
    tables.flows.flush();
    tables.themes.flush();
    return tables.flowRows;
  }

  private void write(long[] records, List<Integer> zeros) throws IOException {
    List<Long> due = new ArrayList<>();
    for (int pair : zeros.stream().sorted().toList()) {
      for (int month : feedRows.keySet()) {
        due.add(FeedRecord.cell(pair / 256, pair % 256, month));
      }
    }
    int next = 0;
    Sums cell = new Sums();
    Sums themed = new Sums();
    int i = 0;
    while (i < records.length) {
      long key = FeedRecord.cell(records[i]);
      Long ofFeed = feedRows.get(FeedRecord.month(records[i]));
      int from = i;
      while (i < records.length && FeedRecord.cell(records[i]) == key) {
        i++;
      }
      if (ofFeed == null) {
        continue;
      }
      while (next < due.size() && due.get(next) <= key) {
        if (due.get(next) < key) {
          zero(due.get(next));
        }
        next++;
      }
      cell.clear();
      int j = from;
      while (j < i) {
        int theme = themeOfCode[FeedRecord.code(records[j])];
        themed.clear();
        while (j < i && themeOfCode[FeedRecord.code(records[j])] == theme) {
          themed.add(records[j], quadOfCode[FeedRecord.code(records[j])]);
          j++;
        }
        cell.add(themed);
        key(themes, key);
        themes.text(themeNames[theme]);
        sums(themes, key, themed, ofFeed);
      }
      key(flows, key);
      sums(flows, key, cell, ofFeed);
      flowRows++;
    }
    for (; next < due.size(); next++) {
      zero(due.get(next));
    }
  }

  private void zero(long key) throws IOException {
    key(flows, key);
    sums(flows, key, new Sums(), feedRows.getOrDefault(FeedRecord.monthOfCell(key), 0L));
    flowRows++;
  }

  private void key(CsvBytes out, long key) throws IOException {
    out.text(countries[FeedRecord.sourceOfCell(key)]);
    out.text(countries[FeedRecord.targetOfCell(key)]);
    int month = FeedRecord.monthOfCell(key);
    out.month(FIRST_MONTH.getYear() + month / 12, month % 12 + 1);
  }

  private static void sums(CsvBytes out, long key, Sums sums, long feedRows) throws IOException {
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
    out.number(feedRows);
    int month = FeedRecord.monthOfCell(key);
    int year = FIRST_MONTH.getYear() + month / 12;
    if (sums.days == 0) {
      out.empty();
      out.empty();
    } else {
      out.day(year, month % 12 + 1, Integer.numberOfTrailingZeros(sums.days));
      out.day(year, month % 12 + 1, 31 - Integer.numberOfLeadingZeros(sums.days));
    }
    out.endRow();
  }

  private static byte[][] ascii(List<String> texts) {
    return texts.stream()
        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
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
        days |= 1 << FeedRecord.day(record);
      }
    }

    void add(Sums part) {
      rows += part.rows;
      events += part.events;
      positive += part.positive;
      negative += part.negative;
      days |= part.days;
      for (int i = 0; i < QUADS; i++) {
        quads[i] += part.quads[i];
      }
    }
  }
}
