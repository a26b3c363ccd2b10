package io.guanxi.source.mapped;

import io.guanxi.model.CodeStyle;
import io.guanxi.model.FeedMapping;
import io.guanxi.model.MappedDays;
import io.guanxi.source.feed.DateStyle;
import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a mapped file as UTF-8 cells parted by tabs, the day as {@code yyyyMMdd}.
 *
 * <p>The header becomes an empty line, and so does each line feed inside a quoted cell, behind its
 * row, so that lines keep their numbers. Tabs and line ends inside cells become blanks. A day that
 * does not fit the pattern stays as it is, and bytes that are no text of the encoding become a byte
 * that is no UTF-8: both are rejected where rows are checked. Where a quotation mark opens and does
 * not close within {@link FeedScan#ROW_LIMIT} characters, its line becomes a row of one cell, which
 * is rejected, and reading goes on with the next line.
 */
final class TranscribedRows implements FeedBytes {
  private static final int LIMIT = FeedScan.ROW_LIMIT;
  private static final int CHUNK = 1 << 15;

  /** A part of a day: nobody writes longer ones. */
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,4}");

  /** Stands for what cannot be decoded: a character that Unicode will never assign. */
  private static final char UNDECODABLE = '\uFFFF';

  private static final byte NO_UTF8 = (byte) 0xFF;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader reader;
  private final char delimiter;
  private final boolean quoted;
  private final int dateColumn;
  private final List<Integer> parts;
  private final String[] partTexts;
  private final int width;
  private final boolean isoDays;
  private final MappedDays.@Nullable Reader days;
  private final StringBuilder window = new StringBuilder();
  private final StringBuilder row = new StringBuilder();
  private final char[] chunk = new char[CHUNK];
  private boolean ended;
  private boolean skipHeader;
  private boolean first = true;
  private int at;
  private int cell;
  private int cellFrom;
  private byte[] out = new byte[0];
  private int outFrom;

  TranscribedRows(FeedBytes file, Transcript transcript) {
    FeedMapping mapping = transcript.mapping();
    this.reader =
        new InputStreamReader(
            stream(file),
            Charset.forName(mapping.encoding())
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNDECODABLE)));
    this.delimiter = mapping.delimiter();
    this.quoted = mapping.quoted();
    this.dateColumn = transcript.dateColumn();
    this.parts = transcript.parts();
    this.partTexts = new String[parts.size()];
    Arrays.fill(partTexts, "");
    this.width = transcript.width();
    this.skipHeader = mapping.header();
    String pattern = mapping.days().pattern();
    this.isoDays = pattern.equals("yyyy-MM-dd");
    this.days = pattern.isEmpty() ? null : new MappedDays.Reader(mapping.days());
  }

  /** The cells of one line. */
  static List<String> cells(String line, char delimiter, boolean quoted) {
    FeedMapping mapping =
        new FeedMapping(
            "",
            delimiter,
            quoted,
            "UTF-8",
            false,
            0,
            Map.of(),
            new MappedDays("", "en"),
            "",
            List.of(),
            CodeStyle.AS_WRITTEN,
            '.',
            "",
            "",
            "",
            "");
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int[] read = {0};
    TranscribedRows rows =
        new TranscribedRows(
            (buffer, from, length) -> {
              int n = Math.min(length, bytes.length - read[0]);
              System.arraycopy(bytes, read[0], buffer, from, n);
              read[0] += n;
              return n == 0 ? -1 : n;
            },
            new Transcript(mapping, -1, List.of(), 0));
    try {
      rows.next();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
    String text = new String(rows.out, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    return Arrays.asList((end < 0 ? text : text.substring(0, end)).split("\t", -1));
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    while (outFrom == out.length) {
      if (!next()) {
        return -1;
      }
    }
    int n = Math.min(length, out.length - outFrom);
    System.arraycopy(out, outFrom, buffer, from, n);
    outFrom += n;
    return n;
  }

  /** Transcribes the next row; false when there is none. */
  private boolean next() throws IOException {
    window.delete(0, at);
    at = 0;
    row.setLength(0);
    cell = 0;
    cellFrom = 0;
    int i = 0;
    int feeds = 0;
    boolean inQuotes = false;
    boolean cellBegins = true;
    for (; ; ) {
      if (i == window.length() && !fill()) {
        if (inQuotes) {
          return giveUpFirstLine();
        }
        if (i == 0 && row.length() == 0) {
          return false;
        }
        break;
      }
      char c = window.charAt(i++);
      if (first) {
        first = false;
        if (c == BYTE_ORDER_MARK) {
          continue;
        }
      }
      if (inQuotes) {
        if (c == '"') {
          if (i < window.length() || fill()) {
            if (window.charAt(i) == '"') {
              i++;
              append('"');
              continue;
            }
          }
          inQuotes = false;
        } else {
          feeds += c == '\n' ? 1 : 0;
          append(c);
        }
        if (i > LIMIT) {
          return giveUpFirstLine();
        }
      } else if (c == delimiter) {
        endCell();
        row.append('\t');
        cellFrom = row.length();
        cellBegins = true;
      } else if (c == '\n') {
        break;
      } else if (c == '"' && quoted && cellBegins) {
        inQuotes = true;
        cellBegins = false;
      } else {
        append(c);
        cellBegins = false;
      }
      if (!inQuotes && i > 2 * LIMIT) {
        // Already too long a row; what follows of it need not be kept.
        window.delete(0, i);
        i = 0;
      }
    }
    at = i;
    if (row.length() > 0 && row.charAt(row.length() - 1) == '\r') {
      row.setLength(row.length() - 1);
    }
    endCell();
    if (!parts.isEmpty() && row.length() > 0) {
      appendDay();
    }
    emit(feeds);
    return true;
  }

  /** Puts the day together, in the cell behind all others; empty cells beyond make room for it. */
  private void appendDay() {
    while (cell > width && row.length() > 0 && row.charAt(row.length() - 1) == '\t') {
      row.setLength(row.length() - 1);
      cell--;
    }
    String month = partTexts[1];
    String day = parts.get(2) < 0 ? "0" : partTexts[2];
    row.append('\t').append(partTexts[0]);
    row.append(month.length() == 1 ? "0" : "").append(month);
    row.append(day.length() == 1 ? "0" : "").append(day);
    Arrays.fill(partTexts, "");
  }

  private void append(char c) {
    if (row.length() <= 2 * LIMIT) {
      row.append(c == '\t' || c == '\n' ? ' ' : c);
    }
  }

  private void endCell() {
    if (cell == dateColumn && days != null) {
      String day = row.substring(Math.min(cellFrom, row.length()));
      String basic = days.read(isoDays ? withoutTime(day) : day);
      if (basic != null) {
        row.setLength(cellFrom);
        row.append(basic);
      } else if (day.length() == 8) {
        // Left as it stands: it is refused with every other cell that is no day. A text that looks
        // like a day of the other kind must not pass for one.
        row.append('?');
      }
    }
    int part = parts.indexOf(cell);
    if (part >= 0) {
      String text = row.substring(Math.min(cellFrom, row.length()));
      // What is no number makes a day that is none.
      partTexts[part] = DIGITS.matcher(text).matches() ? text : "?" + text;
    }
    cell++;
  }

  private static String withoutTime(String day) {
    byte[] bytes = day.getBytes(StandardCharsets.UTF_8);
    return bytes.length > 10 && DateStyle.isTime(bytes, 10, bytes.length)
        ? day.substring(0, 10)
        : day;
  }

  private boolean giveUpFirstLine() {
    int end = window.indexOf("\n");
    row.setLength(0);
    row.append(window, 0, end < 0 ? Math.min(window.length(), LIMIT) : end);
    for (int i = 0; i < row.length(); i++) {
      if (row.charAt(i) == '\t' || row.charAt(i) == '\r') {
        row.setCharAt(i, ' ');
      }
    }
    at = end < 0 ? window.length() : end + 1;
    emit(0);
    return true;
  }

  private void emit(int feeds) {
    if (skipHeader) {
      skipHeader = false;
      row.setLength(0);
    }
    row.append("\n".repeat(feeds + 1));
    outFrom = 0;
    if (row.indexOf(String.valueOf(UNDECODABLE)) < 0) {
      out = row.toString().getBytes(StandardCharsets.UTF_8);
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 0; i <= row.length(); i++) {
      if (i == row.length() || row.charAt(i) == UNDECODABLE) {
        bytes.writeBytes(row.substring(from, i).getBytes(StandardCharsets.UTF_8));
        if (i < row.length()) {
          bytes.write(NO_UTF8);
        }
        from = i + 1;
      }
    }
    out = bytes.toByteArray();
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int n = reader.read(chunk);
    if (n < 0) {
      ended = true;
      return false;
    }
    window.append(chunk, 0, n);
    return true;
  }

  private static InputStream stream(FeedBytes file) {
    return new InputStream() {
      private final byte[] one = new byte[1];

      @Override
      public int read() throws IOException {
        int n = read(one, 0, 1);
        return n < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        return length == 0 ? 0 : file.read(buffer, from, length);
      }
    };
  }
}
