package io.guanxi.run;

import io.guanxi.source.feed.FeedRecord;
import java.io.IOException;
import java.io.OutputStream;

/** Writes cells of numbers, days and plain words as bytes; nothing in them needs a quote. */
final class CsvBytes {
  private static final int BUFFER = 64 << 10;

  /** No cell is longer. */
  private static final int CELL = 64;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER + CELL];
  private final byte[] digits = new byte[20];
  private int size;
  private boolean rowBegun;

  CsvBytes(OutputStream out) {
    this.out = out;
  }

  void endRow() throws IOException {
    buffer[size++] = '\n';
    rowBegun = false;
    if (size >= BUFFER) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  private void beginCell() throws IOException {
    if (size + CELL > buffer.length) {
      flush();
    }
    if (rowBegun) {
      buffer[size++] = ',';
    }
    rowBegun = true;
  }

  void empty() throws IOException {
    beginCell();
  }

  void text(byte[] word) throws IOException {
    beginCell();
    System.arraycopy(word, 0, buffer, size, word.length);
    size += word.length;
  }

  /** A cell of two words, one right after the other. */
  void text(byte[] word, byte[] more) throws IOException {
    text(word);
    System.arraycopy(more, 0, buffer, size, more.length);
    size += more.length;
  }

  void number(long number) throws IOException {
    beginCell();
    digits(number);
  }

  /** Ten-thousandths of a point, as points without trailing zeros. */
  void decimal(long tenThousandths) throws IOException {
    beginCell();
    fraction(tenThousandths, FeedRecord.PER_POINT);
  }

  /** The sum over the number, as points to six decimals, rounded half away from zero. */
  void mean(long tenThousandths, long number) throws IOException {
    beginCell();
    long scaled = Math.multiplyExact(Math.abs(tenThousandths), 200L);
    long micros = (scaled + number) / (2 * number);
    fraction(tenThousandths < 0 ? -micros : micros, 1_000_000);
  }

  private void digits(long number) {
    if (number < 10) {
      buffer[size++] = (byte) ('0' + number);
      return;
    }
    int n = 0;
    long rest = number;
    do {
      digits[n++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    while (n > 0) {
      buffer[size++] = digits[--n];
    }
  }

  private void fraction(long scaled, int unit) {
    if (scaled < 0) {
      buffer[size++] = '-';
    }
    long whole = Math.abs(scaled) / unit;
    long rest = Math.abs(scaled) % unit;
    digits(whole);
    if (rest > 0) {
      buffer[size++] = '.';
      for (long step = unit / 10; rest > 0; step /= 10) {
        buffer[size++] = (byte) ('0' + rest / step);
        rest %= step;
      }
    }
  }
}
