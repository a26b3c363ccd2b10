import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * The least work: two threads, eight bytes at a time, the width of every row checked, nothing else
 * counted. Arguments: ALL or PAIRS, the file to write, the files to read.
 */
public final class PlainScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x80 * ONES;
  private static final int WIDTH = 58;
  private static final int BUFFER = 512 << 10;

  /** Sums by packed source, target and month; open addressing. */
  private static final class Sums {
    private long[] keys = new long[1 << 16];
    private long[] values = new long[3 << 16];
    private int size;

    void add(long key, long events, long positive, long negative) {
      int mask = keys.length - 1;
      int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
      while (keys[slot] != key) {
        if (keys[slot] == 0) {
          if (++size * 2 > keys.length) {
            grow();
            add(key, events, positive, negative);
            return;
          }
          keys[slot] = key;
          break;
        }
        slot = slot + 1 & mask;
      }
      values[3 * slot] += events;
      values[3 * slot + 1] += positive;
      values[3 * slot + 2] += negative;
    }

    void addAll(Sums other) {
      for (int slot = 0; slot < other.keys.length; slot++) {
        if (other.keys[slot] != 0) {
          add(other.keys[slot], other.values[3 * slot], other.values[3 * slot + 1],
              other.values[3 * slot + 2]);
        }
      }
    }

    private void grow() {
      long[] oldKeys = keys;
      long[] oldValues = values;
      keys = new long[2 * oldKeys.length];
      values = new long[2 * oldValues.length];
      size = 0;
      for (int slot = 0; slot < oldKeys.length; slot++) {
        if (oldKeys[slot] != 0) {
          add(oldKeys[slot], oldValues[3 * slot], oldValues[3 * slot + 1], oldValues[3 * slot + 2]);
        }
      }
    }
  }

  private final boolean all;
  private final Sums sums = new Sums();
  private final int[] ends = new int[80];

  private PlainScan(boolean all) {
    this.all = all;
  }

  public static void main(String[] args) throws Exception {
    boolean all = args[0].equals("ALL");
    List<String> files = Arrays.asList(args).subList(2, args.length);
    AtomicInteger next = new AtomicInteger();
    Callable<Sums> task =
        () -> {
          PlainScan scan = new PlainScan(all);
          for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            try (InputStream in = open(Path.of(files.get(i)))) {
              scan.read(in);
            }
          }
          return scan.sums;
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Sums total = new Sums();
    for (Future<Sums> sums : threads.invokeAll(List.of(task, task))) {
      total.addAll(sums.get());
    }
    threads.shutdown();
    write(total, Path.of(args[1]));
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) {
      return new GZIPInputStream(raw, 1 << 16);
    }
    if (file.toString().endsWith(".zip")) {
      ZipInputStream zip = new ZipInputStream(raw);
      zip.getNextEntry();
      return zip;
    }
    return raw;
  }

  private void read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER + Long.BYTES];
    int held = 0;
    for (int n; (n = in.read(buffer, held, BUFFER - held)) >= 0; ) {
      held += n;
      if (held < BUFFER && in.available() > 0) {
        continue;
      }
      int last = held - 1;
      while (last >= 0 && buffer[last] != '\n') {
        last--;
      }
      rows(buffer, last + 1);
      System.arraycopy(buffer, last + 1, buffer, 0, held - last - 1);
      held -= last + 1;
    }
    // An unpacking stream may say that there is more and then end.
    if (held > 0 && buffer[held - 1] != '\n') {
      buffer[held++] = '\n';
    }
    rows(buffer, held);
  }

  private void rows(byte[] bytes, int to) {
    int begin = 0;
    while (begin < to) {
      int cells = 0;
      int end = -1;
      for (int i = begin; end < 0; i += Long.BYTES) {
        long word = (long) LONGS.get(bytes, i);
        long hits = word - 0x0B * ONES & ~word & HIGH;
        while (hits != 0) {
          int at = i + (Long.numberOfTrailingZeros(hits) >>> 3);
          if (bytes[at] == '\t') {
            ends[Math.min(cells++, 79)] = at;
          } else if (bytes[at] == '\n') {
            end = at;
            break;
          }
          hits &= hits - 1;
        }
      }
      if (cells == WIDTH - 1) {
        row(bytes);
      }
      begin = end + 1;
    }
  }

  private void row(byte[] bytes) {
    int source = country(bytes, ends[6] + 1, ends[7]);
    int target = country(bytes, ends[16] + 1, ends[17]);
    if (source == 0 || target == 0 || source == target || !all && !wanted(source, target)) {
      return;
    }
    int month = 0;
    for (int i = ends[0] + 1; i < ends[0] + 7; i++) {
      month = month * 10 + bytes[i] - '0';
    }
    int from = ends[29] + 1;
    boolean minus = bytes[from] == '-';
    int tenths = 0;
    int decimals = 0;
    for (int i = minus ? from + 1 : from; i < ends[30]; i++) {
      if (bytes[i] == '.') {
        decimals = 1;
      } else if (decimals < 2) {
        tenths = tenths * 10 + bytes[i] - '0';
        decimals += decimals;
      }
    }
    tenths = decimals == 0 ? tenths * 10 : tenths;
    long key = (long) source << 40 | (long) target << 24 | month;
    sums.add(key, 1, minus ? 0 : tenths, minus ? -tenths : 0);
  }

  private static int country(byte[] bytes, int from, int to) {
    return to - from == 3
        ? (bytes[from] & 31) << 10 | (bytes[from + 1] & 31) << 5 | bytes[from + 2] & 31
        : 0;
  }

  private static final int CHN = code("CHN");
  private static final int KOR = code("KOR");
  private static final int USA = code("USA");

  private static int code(String text) {
    return country(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 3);
  }

  private static boolean wanted(int source, int target) {
    return source == KOR && (target == CHN || target == USA)
        || target == KOR && (source == CHN || source == USA);
  }

  private static String name(int code) {
    return "" + (char) (64 + (code >>> 10)) + (char) (64 + (code >>> 5 & 31)) + (char) (64 + (code & 31));
  }

  private static void write(Sums sums, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int slot = 0; slot < sums.keys.length; slot++) {
        long key = sums.keys[slot];
        if (key != 0) {
          int month = (int) (key & 0xFFFFFF);
          out.write(name((int) (key >>> 40)) + "," + name((int) (key >>> 24 & 0x7FFF)) + "," + month / 100
              + (month % 100 < 10 ? "-0" : "-") + month % 100 + "," + sums.values[3 * slot] + ","
              + sums.values[3 * slot + 1] + "," + sums.values[3 * slot + 2] + "\n");
        }
      }
    }
  }
}
