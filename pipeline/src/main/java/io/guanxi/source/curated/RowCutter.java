package io.guanxi.source.curated;

import io.guanxi.model.Location;
import io.guanxi.model.RejectReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of an RFC 4180 file into rows, keeping each row's raw text and line number.
 *
 * <p>Commons CSV reads the cells of a row, but gives neither the raw text nor a way to go on after
 * a row that it cannot read; both are needed so that a bad row becomes a reject and the rest goes
 * on. A cell that opens with a quotation mark and never closes would swallow the rest of the file:
 * only its first line is given up, and cutting goes on with the next.
 */
final class RowCutter {
  /** Rows longer than this, in characters, are rejected. */
  static final int ROW_LIMIT = 1 << 20;

  private static final int UNCLOSED = -1;
  private static final int MALFORMED = -2;

  private final String text;
  private final String source;
  private final String file;
  private final List<CuratedRow> rows = new ArrayList<>();
  private final long scanLimit;
  private long scanned;
  private int position;
  private long line = 1;

  private RowCutter(String text, String source, String file) {
    this.text = text;
    this.scanLimit = 50L * text.length() + ROW_LIMIT;
    this.source = source;
    this.file = file;
  }

  /** All rows of the text in order, blank lines left out. */
  static List<CuratedRow> cut(String text, String source, String file) {
    RowCutter cutter = new RowCutter(text, source, file);
    while (cutter.position < text.length()) {
      cutter.cutOne();
    }
    return cutter.rows;
  }

  private void cutOne() {
    int begin = position;
    RejectReason fault = null;
    int end = scanned > scanLimit ? endOfLine(begin) : endOfRow(begin);
    if (end < 0) {
      fault = end == UNCLOSED ? RejectReason.UNCLOSED_QUOTE : RejectReason.MALFORMED_QUOTE;
      end = endOfLine(begin);
    }
    if (end - begin > ROW_LIMIT) {
      fault = RejectReason.ROW_TOO_LONG;
    }
    String raw = text.substring(begin, end);
    if (fault == null && raw.indexOf('\0') >= 0) {
      fault = RejectReason.NUL_CHARACTER;
    }
    if (!raw.isBlank()) {
      rows.add(new CuratedRow(new Location(source, file, line), raw, fault));
    }
    int next = afterLineEnd(end);
    line += linesBetween(begin, next);
    position = next;
  }

  /** Index of the line end that closes the row, or {@link #UNCLOSED} or {@link #MALFORMED}. */
  private int endOfRow(int begin) {
    boolean cellStart = true;
    int i = begin;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' && cellStart) {
        int close = closingQuote(i + 1);
        if (close < 0) {
          scanned += text.length() - begin;
          return UNCLOSED;
        }
        i = close + 1;
        if (i < text.length() && ",\r\n".indexOf(text.charAt(i)) < 0) {
          scanned += i - begin;
          return MALFORMED;
        }
        cellStart = false;
      } else if (c == '\n' || c == '\r') {
        return i;
      } else {
        cellStart = c == ',';
        i++;
      }
    }
    return text.length();
  }

  /**
   * Index of the quotation mark that closes a cell, doubled ones left out; −1 when there is none.
   */
  private int closingQuote(int from) {
    int quote = text.indexOf('"', from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
      quote = text.indexOf('"', quote + 2);
    }
    return quote;
  }

  private int endOfLine(int begin) {
    int i = begin;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int afterLineEnd(int end) {
    if (end >= text.length()) {
      return end;
    }
    boolean carriageReturnLineFeed =
        text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
    return end + (carriageReturnLineFeed ? 2 : 1);
  }

  private long linesBetween(int begin, int next) {
    long lines = 0;
    for (int i = begin; i < next; i++) {
      char c = text.charAt(i);
      boolean loneReturn = c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n');
      if (c == '\n' || loneReturn) {
        lines++;
      }
    }
    return lines;
  }
}
