package io.guanxi.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Picks the lines of some dyads out of a table whose first column is the dyad and whose cells hold
 * no line ends, without taking the other lines apart: a table of many dyads has millions.
 */
final class DyadLines {
  private static final int BUFFER = 1 << 20;

  private final Predicate<String> wanted;
  private final ByteArrayOutputStream picked = new ByteArrayOutputStream();
  private byte[] dyad = {};
  private boolean isWanted = true;
  private boolean header = true;

  private DyadLines(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * The header and the lines of the dyads that are wanted.
   *
   * @param wanted asked once for the lines of a dyad that follow one another
   */
  static String of(Path file, Predicate<String> wanted) {
    DyadLines lines = new DyadLines(wanted);
    try (InputStream in = Files.newInputStream(file)) {
      lines.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return lines.picked.toString(StandardCharsets.UTF_8);
  }

  private void read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int kept = 0;
    for (int n = in.read(buffer, 0, BUFFER); n > 0; ) {
      int size = kept + n;
      int begin = 0;
      for (int i = kept; i < size; i++) {
        if (buffer[i] == '\n') {
          line(buffer, begin, i + 1);
          begin = i + 1;
        }
      }
      kept = size - begin;
      if (begin == 0 && size == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * size);
      } else {
        System.arraycopy(buffer, begin, buffer, 0, kept);
      }
      n = in.read(buffer, kept, buffer.length - kept);
    }
    if (kept > 0) {
      line(buffer, 0, kept);
    }
  }

  private void line(byte[] bytes, int begin, int end) {
    if (header) {
      header = false;
    } else if (!isSame(bytes, begin, end)) {
      int comma = begin;
      while (comma < end && bytes[comma] != ',') {
        comma++;
      }
      dyad = Arrays.copyOfRange(bytes, begin, Math.min(end, comma + 1));
      isWanted = wanted.test(new String(bytes, begin, comma - begin, StandardCharsets.UTF_8));
    }
    if (isWanted) {
      picked.write(bytes, begin, end - begin);
    }
  }

  private boolean isSame(byte[] bytes, int begin, int end) {
    return dyad.length > 0
        && end - begin >= dyad.length
        && Arrays.equals(bytes, begin, begin + dyad.length, dyad, 0, dyad.length);
  }
}
