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

  private final String text;
  private final String source;
  private final String file;
  private final List<CuratedRow> rows = new ArrayList<>();
  private int position;
  private long line = 1;

  private RowCutter(String text, String source, String file) {
    this.text = text;
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
    int end = endOfRow(begin);
    RejectReason fault = null;
    if (end < 0) {
      end = endOfLine(begin);
      fault = RejectReason.UNCLOSED_QUOTE;
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

  /**
   * Index of the line end that closes the row, or −1 when a quotation mark is still open at the
   * end.
   */
  private int endOfRow(int begin) {
    boolean quoted = false;
    boolean cellStart = true;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"') {
          if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            i++;
          } else {
            quoted = false;
          }
        } else if (i - begin > ROW_LIMIT) {
          return -1;
        }
      } else if (c == '"' && cellStart) {
        quoted = true;
        cellStart = false;
      } else if (c == '\n' || c == '\r') {
        return i;
      } else {
        cellStart = c == ',';
      }
    }
    return quoted ? -1 : text.length();
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
