package io.guanxi.source.feed;

import io.guanxi.model.DuplicatePolicy;
import io.guanxi.text.FaultsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells from its first rows whether a file may be of a format. */
public final class FeedDetection {
  /** So many first rows decide. */
  public static final int ROWS = 20;

  private FeedDetection() {}

  /**
   * Whether the first row is the format's header, or more than half of the rows have a number of
   * columns that the format allows and a date where the format has one.
   *
   * @param rows the first rows, without line ends
   */
  public static boolean accepts(FeedFormat format, List<byte[]> rows) {
    if (!rows.isEmpty() && format.isHeader(cells(rows.get(0)))) {
      return true;
    }
    long fitting = rows.stream().filter(row -> fits(format, row)).count();
    return 2 * fitting > rows.size();
  }

  /**
   * Asserts that the codes of a file have not lost their leading zeros, as far as its head tells.
   *
   * @param head the first bytes of the file
   * @param whole whether they are all of it
   * @param file how messages name the file
   * @throws FaultsException when one of them is none without its zero
   */
  public static void requireZeros(
      FeedFormat format, FeedVocabulary vocabulary, byte[] head, boolean whole, String file)
      throws IOException {
    int length = head.length;
    while (!whole && length > 0 && head[length - 1] != '\n') {
      length--;
    }
    ByteArrayInputStream in = new ByteArrayInputStream(head, 0, length);
    FeedBytes bytes = in::read;
    FeedTranscript transcript = format.transcript();
    FeedScan scan = new FeedScan(format, vocabulary, FeedSelection.all(), DuplicatePolicy.NONE, 1);
    new FeedRange(scan)
        .read(transcript == null ? bytes : transcript.rows(bytes), 0, 0, Long.MAX_VALUE);
    String lost = scan.lostZeros();
    if (lost != null) {
      throw FeedScan.zerosLost(file, lost);
    }
  }

  /** The cells of a row as text. */
  public static List<String> cells(byte[] row) {
    return List.of(new String(row, StandardCharsets.UTF_8).split("\t", -1));
  }

  private static boolean fits(FeedFormat format, byte[] row) {
    List<String> cells = cells(row);
    int columns = cells.size();
    while (columns > 0 && cells.get(columns - 1).isBlank()) {
      columns--;
    }
    int filled = columns;
    int date = format.columns().date();
    if (format.widths().stream().noneMatch(w -> w >= filled && w <= cells.size())
        || date >= cells.size()) {
      return false;
    }
    byte[] day = cells.get(date).getBytes(StandardCharsets.UTF_8);
    return format.dates().read(day, 0, day.length) != DateStyle.NONE;
  }
}
