package io.guanxi.source.feed;

import java.util.List;

/** Tells from its first rows whether a file may be of a format. */
public final class FeedDetection {
  /** So many first rows decide. */
  public static final int ROWS = 20;

  private FeedDetection() {}

  /**
   * Whether more than half of the rows have a number of columns that the format allows and, unless
   * they are its header, a date where the format has one.
   *
   * @param rows the first rows, without line ends
   */
  public static boolean accepts(FeedFormat format, List<byte[]> rows) {
    long fitting = rows.stream().filter(row -> fits(format, row)).count();
    return 2 * fitting > rows.size();
  }

  private static boolean fits(FeedFormat format, byte[] row) {
    int columns = 1;
    int from = 0;
    int dateFrom = -1;
    int dateTo = -1;
    for (int i = 0; i <= row.length; i++) {
      if (i == row.length || row[i] == '\t') {
        if (columns - 1 == format.columns().date()) {
          dateFrom = from;
          dateTo = i;
        }
        from = i + 1;
        columns += i == row.length ? 0 : 1;
      }
    }
    if (!format.widths().contains(columns) || dateFrom < 0) {
      return false;
    }
    return isHeader(format, row) || format.dates().read(row, dateFrom, dateTo) != DateStyle.NONE;
  }

  private static boolean isHeader(FeedFormat format, byte[] row) {
    return !format.header().isEmpty() && FeedScan.isHeader(format, row, 0, row.length);
  }
}
