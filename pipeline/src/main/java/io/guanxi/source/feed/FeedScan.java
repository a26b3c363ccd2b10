package io.guanxi.source.feed;

import io.guanxi.model.BitMixer;
import io.guanxi.model.CodeStyle;
import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of a feed in a buffer, eight bytes at a time, and keeps a {@link
 * FeedRecord} of each row of a wanted pair. No object is made for any other row.
 *
 * <p>What is checked of every row: its length, its number of columns, that it holds no NUL and is
 * UTF-8, and its date. What is checked of rows of wanted pairs: event code, value and id.
 */
public final class FeedScan {
  /** Rows longer than this, in bytes, are rejected. */
  public static final int ROW_LIMIT = 1 << 20;

  /** Bytes that a buffer must have behind the last row. */
  public static final int SLACK = Long.BYTES;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = ~HIGH;

  /** Added to a byte's lower seven bits it sets the eighth, unless they are 10 or less. */
  private static final long ABOVE_TEN = (0x80 - 0x0B) * ONES;

  /**
   * Multiplied by a one at the lowest bit of a byte it has the byte's place in its highest byte.
   */
  private static final long PLACES = 0x0001020304050607L;

  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long SHORTS = 0x0001000100010001L;

  /** In a row of fewer bytes no sum by places in words goes over a byte. */
  private static final int SUMMED_BYTES = 255 * Long.BYTES;

  /** A row counts no more events than this. */
  private static final int GREATEST_COUNT = 1_000_000;

  private static final int RAW_BYTES = 4 * Reject.RAW_LIMIT;

  private FeedFormat format;
  private final FeedVocabulary vocabulary;
  private final FeedSelection selection;
  private final DuplicatePolicy policy;
  private final int partitions;
  private int firstStop;
  private int lastStop;
  private int dateColumn;
  private int sourceColumn;
  private int targetColumn;
  private int countColumn;
  private long widthMask;
  private final byte[][] missing;
  private final int[] rootCodes;

  /** The buffer, eight bytes a word: quicker to ask than bytes, with any compiler. */
  private long[] words = new long[0];

  private final int[] ends = new int[FeedFormat.GREATEST_WIDTH + 1 + Long.BYTES];
  private final long[] monthRows = new long[FeedRecord.MONTHS];
  private final Map<String, long[]> unknownNames = new HashMap<>();
  private final EnumMap<RejectReason, long[]> rejected = new EnumMap<>(RejectReason.class);
  private final List<FeedReject> rejects = new ArrayList<>();
  private FeedTally tally = new FeedTally();
  private final List<List<FeedBlock>> blocks = new ArrayList<>();
  private final Longs[] open;

  private long read;
  private long notApplicable;
  private long unknownCountry;
  private long sameCountry;
  private long notSelected;
  private long latin1;
  private @Nullable String lostZeros;
  private boolean rowIsLatin1;

  private int file;
  private long range;
  private long lines;
  private long bufferOffset;
  private boolean firstRow;
  private long lastDateBytes;
  private int lastDate = DateStyle.NONE;

  /**
   * A scan.
   *
   * @param partitions among how many parts records are dealt out by their duplicate key
   */
  public FeedScan(
      FeedFormat format,
      FeedVocabulary vocabulary,
      FeedSelection selection,
      DuplicatePolicy policy,
      int partitions) {
    this.format = format;
    this.vocabulary = vocabulary;
    this.selection = selection;
    this.policy = policy;
    this.partitions = partitions;
    missing =
        format.missing().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    rootCodes = rootCodes(vocabulary);
    open = new Longs[partitions];
    for (int i = 0; i < partitions; i++) {
      blocks.add(new ArrayList<>());
      open[i] = new Longs();
    }
    layOut(format);
  }

  /** The files of the ranges that follow have their columns as this format says. */
  public void layOut(FeedFormat other) {
    if (other.widths().stream().anyMatch(width -> width > FeedFormat.GREATEST_WIDTH)) {
      throw new IllegalArgumentException(other.name() + ": at most 63 columns are possible");
    }
    format = other;
    FeedFormat.Columns columns = format.columns();
    lastStop = columns.last() + 1;
    firstStop = selection.isAll() ? lastStop : columns.lastForSelection() + 1;
    dateColumn = columns.date();
    sourceColumn = columns.source();
    targetColumn = columns.target();
    countColumn = columns.count();
    widthMask = format.widths().stream().mapToLong(width -> 1L << width).reduce(0, (a, b) -> a | b);
  }

  private static int[] rootCodes(FeedVocabulary vocabulary) {
    List<String> roots =
        vocabulary.codes().stream().map(code -> code.root()).distinct().sorted().toList();
    return vocabulary.codes().stream().mapToInt(code -> roots.indexOf(code.root())).toArray();
  }

  /** Longs of a record with its duplicate key. */
  public static int stride(FeedFormat format, DuplicatePolicy policy) {
    return switch (policy) {
      case EVENT_ID -> format.numericIds() ? 2 : 3;
      case STORY -> 3;
      case ONE_A_DAY -> 2;
      case NONE -> 1;
    };
  }

  /**
   * Begins a range.
   *
   * @param number number of the file in the plan
   * @param begin offset at which the range begins
   */
  public void begin(int number, long begin) {
    file = number;
    range = begin;
    lines = 0;
    firstRow = begin == 0;
  }

  /**
   * Takes whole rows.
   *
   * @param bytes the buffer, with {@link #SLACK} bytes behind {@code to}
   * @param from where the first row begins
   * @param to behind the line feed of the last row
   * @param offset offset in the file of {@code bytes[0]}
   */
  public void take(byte[] bytes, int from, int to, long offset) {
    bufferOffset = offset;
    int begin = from;
    if (firstRow && begin < to) {
      firstRow = false;
      begin = afterMark(bytes, begin);
      if (isHeader(format, bytes, begin, afterLine(bytes, begin) - 1)) {
        begin = afterLine(bytes, begin);
        lines++;
      }
    }
    rows(bytes, begin, to);
  }

  private void rows(byte[] bytes, int from, int to) {
    int count = (to + Long.BYTES - 1) / Long.BYTES;
    if (words.length < count + 1) {
      words = new long[count + 1];
    }
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, count);
    int begin = from;
    while (begin < to) {
      int at = begin >>> 3;
      long before = ~(-1L << (begin << 3));
      long word = (words[at] & ~before) | (LOW & before);
      int cells = 0;
      long any = 0;
      boolean nul = false;
      int end = -1;
      // To the last cell that is needed for every row, noting where cells end.
      while (end < 0 && cells < firstStop) {
        any |= word;
        long hits = controls(word);
        while (hits != 0) {
          long lowest = hits & -hits;
          int i = (at << 3) + place(lowest);
          byte hit = bytes[i];
          if (hit == '\t') {
            ends[cells++] = i;
          } else if (hit == '\n') {
            end = i;
            break;
          } else if (hit == 0) {
            nul = true;
          }
          hits ^= lowest;
        }
        word = words[++at];
      }
      // From there to the end of the row, only counting, by places in words.
      if (end < 0) {
        long sums = 0;
        while (end < 0) {
          any |= word;
          long hits = controls(word);
          // A byte of ten or less is a tab when its bits 0 and 3 are set.
          long tabs = hits & (word << 7) & (word << 4);
          long others = hits ^ tabs;
          while (others != 0) {
            long lowest = others & -others;
            int i = (at << 3) + place(lowest);
            if (bytes[i] == '\n') {
              end = i;
              tabs &= lowest - 1;
              break;
            }
            nul |= bytes[i] == 0;
            others ^= lowest;
          }
          sums += tabs >>> 7;
          word = words[++at];
        }
        cells = end - begin < SUMMED_BYTES ? cells + sum(sums) : tabs(bytes, begin, end);
      }
      if (cells < firstStop) {
        ends[cells] = end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
      }
      if (end - begin > ROW_LIMIT) {
        tooLong(bytes, begin, end, bufferOffset);
      } else {
        row(bytes, begin, end, cells, any, nul);
        lines++;
      }
      begin = end + 1;
    }
  }

  /** The highest bit of every byte that is ten or less. */
  private static long controls(long word) {
    return ~(((word & LOW) + ABOVE_TEN) | word) & HIGH;
  }

  /** Which byte of a word it is whose highest bit is set. */
  private static int place(long bit) {
    return (int) (((bit >>> 7) * PLACES) >>> 56);
  }

  /** The sum of the bytes of a word. */
  private static int sum(long bytes) {
    return (int) ((((bytes & EVEN_BYTES) + ((bytes >>> 8) & EVEN_BYTES)) * SHORTS) >>> 48);
  }

  private static int tabs(byte[] bytes, int from, int to) {
    int tabs = 0;
    for (int i = from; i < to; i++) {
      tabs += bytes[i] == '\t' ? 1 : 0;
    }
    return tabs;
  }

  /** Eight bytes of the buffer from a byte on, the first one lowest. */
  private long eight(int from) {
    long low = words[from >>> 3] >>> (from << 3);
    return (from & 7) == 0 ? low : low | (words[(from >>> 3) + 1] << -(from << 3));
  }

  private void row(byte[] bytes, int begin, int end, int delimitersSeen, long any, boolean nul) {
    int columns = delimitersSeen + 1;
    rowIsLatin1 = false;
    if (columns > FeedFormat.GREATEST_WIDTH
        || (widthMask >>> columns & 1) == 0
        || nul
        || (any & HIGH) != 0) {
      if (!isSound(bytes, begin, end, columns, nul)) {
        return;
      }
    }
    long events = countColumn < 0 ? 1 : count(bytes, begin);
    if (events == 0) {
      return;
    }
    int date = date(bytes, from(dateColumn, begin), ends[dateColumn]);
    if (date == DateStyle.NONE || events < 0) {
      badDateOrCount(bytes, begin, end, date, events);
      return;
    }
    int source = country(bytes, from(sourceColumn, begin), ends[sourceColumn], date);
    int target = country(bytes, from(targetColumn, begin), ends[targetColumn], date);
    if ((source | target) < 0 || source == target) {
      noPair(source, target, events);
    } else if (!selection.wants(source, target)) {
      notSelected += events;
    } else if (!keep(bytes, begin, end, source, target, date, (int) events)) {
      read++;
      return;
    }
    read += events;
    monthRows[date >>> 5] += events;
  }

  private void noPair(int source, int target, long events) {
    notApplicable += events;
    if (source == target && source >= 0) {
      sameCountry += events;
    } else if (source == UNKNOWN || target == UNKNOWN) {
      unknownCountry += events;
    }
  }

  /** How many events a row counts; −1 when that is no whole number or too great. */
  private long count(byte[] bytes, int begin) {
    int from = from(countColumn, begin);
    int to = ends[countColumn];
    if (!isWhole(bytes, from, to) || whole(bytes, from, to) > GREATEST_COUNT) {
      return -1;
    }
    return whole(bytes, from, to);
  }

  private void badDateOrCount(byte[] bytes, int begin, int end, int date, long events) {
    read++;
    List<String> faults = new ArrayList<>();
    if (date == DateStyle.NONE) {
      faults.add(
          Fault.of("date", cell(bytes, begin, dateColumn))
              .not("a day as " + format.dates().form()));
    }
    if (events < 0) {
      faults.add(
          Fault.of("count", cell(bytes, begin, countColumn))
              .not("a whole number from 0 to " + GREATEST_COUNT));
    }
    reject(
        date == DateStyle.NONE ? RejectReason.BAD_DATE : RejectReason.BAD_COUNT,
        String.join("; ", faults),
        bytes,
        begin,
        end);
  }

  private int date(byte[] bytes, int from, int to) {
    if (to - from == Long.BYTES) {
      long word = eight(from);
      if (word != lastDateBytes || lastDate == DateStyle.NONE) {
        lastDateBytes = word;
        lastDate = format.dates().read(bytes, from, to);
      }
      return lastDate;
    }
    return format.dates().read(bytes, from, to);
  }

  /** Stands for an empty cell, or one that names no country, in place of a number. */
  private static final int EMPTY = FeedVocabulary.NO_COUNTRY;

  private static final int UNKNOWN = ByteTable.NONE;

  private int country(byte[] bytes, int from, int to, int date) {
    if (from == to) {
      return EMPTY;
    }
    int number = vocabulary.country(bytes, from, to, date);
    if (number >= 0) {
      return number;
    }
    if (number == FeedVocabulary.NO_COUNTRY || isMissing(bytes, from, to)) {
      return EMPTY;
    }
    String name = text(bytes, from, to);
    if (rowIsLatin1) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      number = vocabulary.country(utf8, 0, utf8.length, date);
      if (number != UNKNOWN) {
        return number;
      }
    }
    unknownNames.computeIfAbsent(name, n -> new long[1])[0]++;
    return UNKNOWN;
  }

  private boolean isMissing(byte[] bytes, int from, int to) {
    for (byte[] text : missing) {
      if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
        return true;
      }
    }
    return from == to;
  }

  /** Keeps a row of a wanted pair; false when it had to be rejected. */
  private boolean keep(
      byte[] bytes, int begin, int end, int source, int target, int date, int events) {
    if (firstStop < lastStop) {
      locate(bytes, begin, end);
    }
    FeedFormat.Columns at = format.columns();
    int code = vocabulary.code(format.codes(), bytes, from(at.code(), begin), ends[at.code()]);
    int value = code < 0 ? 0 : value(bytes, begin, code);
    long key = 0;
    long more = 0;
    boolean badId = false;
    int stride = stride(format, policy);
    switch (policy) {
      case EVENT_ID -> {
        int from = from(at.id(), begin);
        int to = ends[at.id()];
        if (format.numericIds()) {
          badId = !isWhole(bytes, from, to);
          key = badId ? 0 : whole(bytes, from, to);
        } else {
          badId = isMissing(bytes, from, to);
          key = hash(from, to, FIRST_SEED);
          more = hash(from, to, SECOND_SEED);
        }
      }
      case STORY -> {
        long where = ((long) date << 10) | Math.max(code, 0);
        int from = from(at.sourceActor(), begin);
        int otherFrom = from(at.targetActor(), begin);
        key = hash(from, ends[at.sourceActor()], FIRST_SEED ^ where);
        key = hash(otherFrom, ends[at.targetActor()], key);
        more = hash(from, ends[at.sourceActor()], SECOND_SEED ^ where);
        more = hash(otherFrom, ends[at.targetActor()], more);
      }
      case ONE_A_DAY ->
          key =
              ((((long) source << 8) | target) << 32)
                  | ((long) date << 10)
                  | (code < 0 ? 0 : rootCodes[code]);
      case NONE -> {}
    }
    if (code < 0 || value == NO_VALUE || badId) {
      faulty(bytes, begin, end, code, value, badId);
      return false;
    }
    long record = FeedRecord.of(source, target, date, code, value);
    for (int i = 0; i < events; i++) {
      open[partition(stride == 1 ? record : key, partitions)].add(stride, key, more, record);
    }
    return true;
  }

  private void faulty(byte[] bytes, int begin, int end, int code, int value, boolean badId) {
    FeedFormat.Columns at = format.columns();
    List<String> faults = new ArrayList<>();
    RejectReason first = RejectReason.BAD_EVENT_ID;
    if (badId) {
      faults.add(
          Fault.of("event id", cell(bytes, begin, at.id()))
              .not(format.numericIds() ? "a whole number" : "there"));
    }
    if (value == NO_VALUE) {
      first = RejectReason.BAD_INTENSITY;
      faults.add(
          Fault.of("intensity", cell(bytes, begin, at.intensity()))
              .not("a number from -13 to 13 with at most four decimals"));
    }
    if (code < 0) {
      first = RejectReason.UNKNOWN_EVENT_TYPE;
      int from = from(at.code(), begin);
      int to = ends[at.code()];
      String whole = vocabulary.codeMeant(bytes, from, to, true);
      if (whole != null && lostZeros == null && format.codes() == CodeStyle.AS_WRITTEN) {
        lostZeros = cell(bytes, begin, at.code()) + " is " + whole;
      }
      String meant = vocabulary.codeMeant(bytes, from, to, false);
      faults.add(
          Fault.of("event code", cell(bytes, begin, at.code()))
                  .not("in the codebook " + format.codebook())
              + (meant == null ? "" : " (did you mean '" + meant + "'?)"));
    }
    Collections.reverse(faults);
    reject(first, String.join("; ", faults), bytes, begin, end);
  }

  /** The partition of a duplicate key; of a record when rows have no key. */
  static int partition(long key, int partitions) {
    return partitions == 1 ? 0 : (int) ((BitMixer.mix(key) >>> 33) % partitions);
  }

  private int from(int column, int begin) {
    return column == 0 ? begin : ends[column - 1] + 1;
  }

  private String cell(byte[] bytes, int begin, int column) {
    return text(bytes, from(column, begin), ends[column]);
  }

  /** Notes the ends of all cells that are needed. */
  private void locate(byte[] bytes, int begin, int end) {
    int cells = 0;
    for (int i = begin; i < end && cells < lastStop; i++) {
      if (bytes[i] == '\t') {
        ends[cells++] = i;
      }
    }
    if (cells < lastStop) {
      ends[cells] = end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
    }
  }

  /** What stands for a cell that is no number. */
  private static final int NO_VALUE = Integer.MIN_VALUE;

  private int value(byte[] bytes, int begin, int code) {
    int column = format.columns().intensity();
    if (column != FeedFormat.Columns.NO_COLUMN) {
      int value = decimal(bytes, from(column, begin), ends[column], format.decimal());
      if (value != NO_VALUE || !isMissing(bytes, from(column, begin), ends[column])) {
        return value;
      }
    }
    return (int) (vocabulary.codes().get(code).valueMicros() / 100);
  }

  /** A decimal in ten-thousandths; {@link #NO_VALUE} when it is none, too fine or too great. */
  static int decimal(byte[] bytes, int from, int to, char mark) {
    int i = from;
    boolean minus = i < to && bytes[i] == '-';
    if (i < to && (minus || bytes[i] == '+')) {
      i++;
    }
    int value = 0;
    int digits = 0;
    int decimals = -1;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == mark && decimals < 0) {
        decimals = 0;
      } else if (digit < 0 || digit > 9 || (decimals == 4 && digit > 0)) {
        return NO_VALUE;
      } else {
        digits++;
        if (decimals != 4) {
          value = value * 10 + digit;
          decimals += decimals >= 0 ? 1 : 0;
        }
        if (value > FeedRecord.GREATEST_VALUE) {
          return NO_VALUE;
        }
      }
    }
    for (int d = Math.max(decimals, 0); d < 4; d++) {
      value *= 10;
    }
    return digits == 0 || value > FeedRecord.GREATEST_VALUE ? NO_VALUE : minus ? -value : value;
  }

  private static boolean isWhole(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return to > from && to - from <= 18;
  }

  private static long whole(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
  private static final long SECOND_SEED = 0xC2B2AE3D27D4EB4FL;

  private long hash(int from, int to, long seed) {
    long hash = seed ^ (to - from);
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      hash = BitMixer.mix(hash ^ eight(i)) + seed;
    }
    if (i < to) {
      long rest = eight(i) & ((1L << (8 * (to - i))) - 1);
      hash = BitMixer.mix(hash ^ rest) + seed;
    }
    return BitMixer.mix(hash);
  }

  /**
   * Looks closer at a row that may be faulty. True when it is a sound row; false when it is none
   * (blank) or became a reject.
   */
  private boolean isSound(byte[] bytes, int begin, int end, int columns, boolean nul) {
    if (end == begin || (end == begin + 1 && bytes[begin] == '\r')) {
      return false;
    }
    if (nul) {
      read++;
      reject(RejectReason.NUL_CHARACTER, "holds a NUL character", bytes, begin, end);
      return false;
    }
    boolean fits = columns <= FeedFormat.GREATEST_WIDTH && (widthMask >>> columns & 1) != 0;
    if (!fits && !hasEmptyCellsBeyond(bytes, begin, end)) {
      read++;
      reject(
          RejectReason.COLUMN_COUNT,
          "has "
              + columns
              + " columns; "
              + format.name()
              + " has "
              + format.widths().stream().map(String::valueOf).collect(Collectors.joining(" or ")),
          bytes,
          begin,
          end);
      return false;
    }
    int bad = Utf8.firstFault(bytes, begin, end);
    if (bad >= 0) {
      if (!format.latin1()) {
        read++;
        reject(
            RejectReason.NOT_UTF8,
            "is not UTF-8 from byte " + (bad - begin) + " of the row on",
            bytes,
            begin,
            end);
        return false;
      }
      latin1++;
      rowIsLatin1 = true;
    }
    return true;
  }

  /** Whether what a row has beyond one of the widths are empty cells. */
  private boolean hasEmptyCellsBeyond(byte[] bytes, int begin, int end) {
    int filled = end;
    while (filled > begin
        && (bytes[filled - 1] == '\t' || bytes[filled - 1] == '\r' || bytes[filled - 1] == ' ')) {
      filled--;
    }
    int least = tabs(bytes, begin, filled) + 1;
    int most = tabs(bytes, begin, end) + 1;
    return least >= firstStop
        && format.widths().stream().anyMatch(width -> width >= least && width <= most);
  }

  /** Notes a row that is longer than {@link #ROW_LIMIT}. */
  public void tooLong(byte[] bytes, int from, int to, long offset) {
    bufferOffset = offset;
    firstRow = false;
    read++;
    reject(RejectReason.ROW_TOO_LONG, "is longer than " + ROW_LIMIT + " bytes", bytes, from, to);
    lines++;
  }

  private void reject(RejectReason reason, String message, byte[] bytes, int begin, int end) {
    rejected.computeIfAbsent(reason, r -> new long[1])[0]++;
    if (rejects.size() < FeedTally.LISTED_REJECTS) {
      int kept = Math.min(end, begin + RAW_BYTES);
      rejects.add(
          new FeedReject(
              file,
              range,
              lines,
              format.transcript() == null ? bufferOffset + begin : -1,
              reason,
              message,
              text(bytes, begin, kept > begin && bytes[kept - 1] == '\r' ? kept - 1 : kept)));
    }
  }

  private String text(byte[] bytes, int from, int to) {
    boolean utf8 = !format.latin1() || Utf8.firstFault(bytes, from, to) < 0;
    Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new String(bytes, from, to - from, charset);
  }

  private static int afterMark(byte[] bytes, int begin) {
    boolean mark =
        bytes[begin] == (byte) 0xEF
            && bytes[begin + 1] == (byte) 0xBB
            && bytes[begin + 2] == (byte) 0xBF;
    return mark ? begin + 3 : begin;
  }

  private static int afterLine(byte[] bytes, int begin) {
    int i = begin;
    while (bytes[i] != '\n') {
      i++;
    }
    return i + 1;
  }

  /** Whether a line is the format's header. */
  static boolean isHeader(FeedFormat format, byte[] bytes, int begin, int end) {
    if (format.names().isEmpty()) {
      return false;
    }
    String line = new String(bytes, begin, end - begin, StandardCharsets.UTF_8).stripTrailing();
    return format.isHeader(List.of(line.split("\t", -1)));
  }

  /** Ends a range. */
  public void end() {
    tally.lines(file, range, lines);
    for (int i = 0; i < partitions; i++) {
      if (open[i].size > 0) {
        blocks.get(i).add(new FeedBlock(file, range, open[i].toArray()));
        open[i].size = 0;
      }
    }
  }

  /**
   * A code that is none without the zero that it began with, such as {@code 40 is 040}: it proves
   * that the codes of its file have lost their zeros, so that 10 may be 010. Null when none was
   * met.
   */
  public @Nullable String lostZeros() {
    return lostZeros;
  }

  /** What is told of a file whose codes have lost their zeros. */
  public static FaultsException zerosLost(String file, String lost) {
    return new FaultsException(
        file,
        "codes have lost leading zeros ("
            + lost
            + "), as a spreadsheet does; so 10 may be 010. Take the file as it was, or describe it in a mapping with \"codes\": \"zero-padded\" and name it with --events mapped:FILE.json:"
            + file);
  }

  /**
   * Notes the checksum of a piece of a file.
   *
   * @param number number of the file in the plan
   * @param begin offset of the piece
   */
  public void checksum(int number, long begin, FeedChecksum checksum) {
    tally.checksum(number, begin, checksum);
  }

  /** The blocks of each partition since this was last asked. */
  public List<List<FeedBlock>> takeBlocks() {
    List<List<FeedBlock>> taken = List.copyOf(blocks);
    blocks.replaceAll(each -> new ArrayList<>());
    return taken;
  }

  /** Everything else that was seen since this was last asked; while no range is open. */
  public FeedTally takeTally() {
    FeedTally seen = tally;
    tally = new FeedTally();
    seen.count("read", read);
    seen.count(Fate.LATIN1, latin1);
    seen.count(Fate.NOT_APPLICABLE, notApplicable);
    seen.count(Fate.UNKNOWN_COUNTRY, unknownCountry);
    seen.count(Fate.SAME_COUNTRY, sameCountry);
    seen.count("not_selected", notSelected);
    read = latin1 = notApplicable = unknownCountry = sameCountry = notSelected = 0;
    rejected.forEach((reason, number) -> seen.count("rejected." + reason, number[0]));
    rejected.clear();
    rejects.forEach(seen::reject);
    rejects.clear();
    unknownNames.forEach((name, number) -> seen.unknown(name, number[0]));
    unknownNames.clear();
    for (int month = 0; month < FeedRecord.MONTHS; month++) {
      if (monthRows[month] > 0) {
        seen.month(month, monthRows[month]);
        monthRows[month] = 0;
      }
    }
    return seen;
  }

  /** A growing list of longs. */
  private static final class Longs {
    private long[] longs = new long[64];
    private int size;

    void add(int stride, long key, long more, long record) {
      if (size + stride > longs.length) {
        longs = Arrays.copyOf(longs, longs.length * 2);
      }
      if (stride > 1) {
        longs[size++] = key;
      }
      if (stride > 2) {
        longs[size++] = more;
      }
      longs[size++] = record;
    }

    long[] toArray() {
      return Arrays.copyOf(longs, size);
    }
  }
}
