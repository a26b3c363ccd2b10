package io.guanxi.source.curated;

import io.guanxi.model.Location;
import io.guanxi.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of an RFC 4180 file into rows and cells in one go, keeping each row's raw text and
 * line number.
 *
 * <p>No library gives the raw text and goes on after a row that it cannot read; both are needed so
 * that a bad row becomes a reject and the rest goes on. A cell that opens with a quotation mark and
 * never closes would swallow the rest of the file: only its first line is given up, and cutting
 * goes on with the next. The time is linear all the same: a run of quotation marks that closes no
 * cell of an earlier line is even, so a cell that opens with it is closed by it.
 */
final class RowCutter {
  /** Rows longer than this, in characters, are rejected. */
  static final int ROW_LIMIT = 1 << 20;

  private static final int UNCLOSED = -1;
  private static final int MALFORMED = -2;

  private final byte[] bytes;
  private final String file;
  private int position;
  private long line = 1;

  /** Begin and end of each cell of the row, quotation marks left out; begin < 0 when quoted. */
  private int[] cells = new int[32];

  private int cellEnds;

  /**
   * A cutter at the beginning.
   *
   * @param bytes UTF-8; a byte-order mark is left out
   */
  RowCutter(byte[] bytes, String file) {
    this.bytes = bytes;
    this.file = file;
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    this.position = marked ? 3 : 0;
  }

  /** The next row, blank lines left out; null after the last. */
  @Nullable CuratedRow next() {
    while (position < bytes.length) {
      CuratedRow row = cutOne();
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private @Nullable CuratedRow cutOne() {
    int begin = position;
    RejectReason fault = null;
    int end = endOfRow(begin);
    if (end < 0) {
      fault = end == UNCLOSED ? RejectReason.UNCLOSED_QUOTE : RejectReason.MALFORMED_QUOTE;
      end = endOfLine(begin);
    }
    String raw = text(begin, end);
    if (raw.length() > ROW_LIMIT) {
      fault = RejectReason.ROW_TOO_LONG;
    }
    if (fault == null && raw.indexOf('\0') >= 0) {
      fault = RejectReason.NUL_CHARACTER;
    }
    long at = line;
    position = afterLineEnd(end);
    line += linesBetween(begin, position);
    return raw.isBlank()
        ? null
        : new CuratedRow(
            new Location(CuratedFormat.NAME, file, at),
            raw,
            fault == null ? cells() : List.of(),
            fault);
  }

  /** Index of the line end that closes the row, or {@link #UNCLOSED} or {@link #MALFORMED}. */
  private int endOfRow(int begin) {
    cellEnds = 0;
    int i = begin;
    while (true) {
      int from = i;
      if (i < bytes.length && bytes[i] == '"') {
        int close = closingQuote(i + 1);
        if (close < 0) {
          return UNCLOSED;
        }
        i = close + 1;
        if (i < bytes.length && bytes[i] != ',' && !isLineEnd(i)) {
          return MALFORMED;
        }
        addCell(-from - 1, close);
      } else {
        while (i < bytes.length && bytes[i] != ',' && !isLineEnd(i)) {
          i++;
        }
        addCell(from, i);
      }
      if (i >= bytes.length || bytes[i] != ',') {
        return i;
      }
      i++;
    }
  }

  private void addCell(int begin, int end) {
    if (cellEnds == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    cells[cellEnds++] = begin;
    cells[cellEnds++] = end;
  }

  private List<String> cells() {
    List<String> texts = new ArrayList<>(cellEnds / 2);
    for (int i = 0; i < cellEnds; i += 2) {
      boolean quoted = cells[i] < 0;
      String text = text(quoted ? -cells[i] : cells[i], cells[i + 1]);
      texts.add((quoted && text.indexOf('"') >= 0 ? text.replace("\"\"", "\"") : text).strip());
    }
    return texts;
  }

  private String text(int begin, int end) {
    return begin == end ? "" : new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }

  /**
   * Index of the quotation mark that closes a cell, doubled ones left out; −1 when there is none.
   */
  private int closingQuote(int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        if (i + 1 >= bytes.length || bytes[i + 1] != '"') {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private boolean isLineEnd(int i) {
    return bytes[i] == '\n' || bytes[i] == '\r';
  }

  private int endOfLine(int begin) {
    int i = begin;
    while (i < bytes.length && !isLineEnd(i)) {
      i++;
    }
    return i;
  }

  private int afterLineEnd(int end) {
    boolean two = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
    return Math.min(bytes.length, end + (two ? 2 : 1));
  }

  private long linesBetween(int begin, int next) {
    long lines = 0;
    for (int i = begin; i < next; i++) {
      boolean loneReturn = bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n');
      lines += bytes[i] == '\n' || loneReturn ? 1 : 0;
    }
    return lines;
  }
}
