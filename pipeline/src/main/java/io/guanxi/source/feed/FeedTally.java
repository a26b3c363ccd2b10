package io.guanxi.source.feed;

import io.guanxi.model.RejectReason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen on the way, besides the records: how many rows had which fate, how many rows each
 * month of the feed has, which names nobody knows, which rows were rejected.
 */
public final class FeedTally {
  /** Rejected rows that are listed; further ones are only counted. */
  public static final int LISTED_REJECTS = 100_000;

  /** Different unknown names that are listed; beyond that only their number of rows is known. */
  public static final int LISTED_NAMES = 1 << 16;

  /** Characters of rejects, or numbers of other kinds, that a piece of a tally has, about. */
  private static final int PIECE = 1 << 17;

  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final TreeMap<Integer, Long> monthRows = new TreeMap<>();
  private final TreeMap<String, Long> unknownNames = new TreeMap<>();
  private final TreeMap<Integer, TreeMap<Long, Long>> lines = new TreeMap<>();
  private final TreeMap<Integer, TreeMap<Long, FeedChecksum>> checksums = new TreeMap<>();
  private final ArrayList<FeedReject> rejects = new ArrayList<>();
  private boolean namesOverflow;

  /** Adds to a count. */
  public void count(String name, long number) {
    if (number != 0) {
      counts.merge(name, number, Math::addExact);
    }
  }

  void month(int month, long rows) {
    monthRows.merge(month, rows, Math::addExact);
  }

  void unknown(String name, long rows) {
    unknownNames.merge(name, rows, Math::addExact);
    if (unknownNames.size() > LISTED_NAMES) {
      namesOverflow = true;
      unknownNames.clear();
    }
  }

  void lines(int file, long range, long number) {
    lines.computeIfAbsent(file, f -> new TreeMap<>()).merge(range, number, Math::addExact);
  }

  void reject(FeedReject reject) {
    rejects.add(reject);
  }

  /**
   * Notes the checksum of a piece of a file.
   *
   * @param file number of the file in the plan
   * @param begin offset of the piece
   */
  public void checksum(int file, long begin, FeedChecksum checksum) {
    checksums.computeIfAbsent(file, f -> new TreeMap<>()).put(begin, checksum);
  }

  /** Adds another tally to this one; the order of adding does not matter. */
  public void add(FeedTally other) {
    other.counts.forEach(this::count);
    other.monthRows.forEach(this::month);
    other.unknownNames.forEach(this::unknown);
    namesOverflow |= other.namesOverflow;
    if (namesOverflow) {
      unknownNames.clear();
    }
    other.lines.forEach((file, ranges) -> ranges.forEach((r, n) -> lines(file, r, n)));
    other.checksums.forEach((file, pieces) -> pieces.forEach((b, c) -> checksum(file, b, c)));
    rejects.addAll(other.rejects);
    if (rejects.size() > LISTED_REJECTS) {
      rejects.sort(null);
      rejects.subList(LISTED_REJECTS, rejects.size()).clear();
    }
  }

  /**
   * The same cut into tallies that make it up again when they are added: what passes between
   * machines is sorted there, and one value of all would need a buffer for itself.
   *
   * @return one or more, none of them much larger than a megabyte
   */
  public List<FeedTally> pieces() {
    Pieces pieces = new Pieces();
    FeedTally first = pieces.next(0);
    first.counts.putAll(counts);
    first.monthRows.putAll(monthRows);
    first.namesOverflow = namesOverflow;
    unknownNames.forEach((name, rows) -> pieces.next(name.length()).unknownNames.put(name, rows));
    lines.forEach((file, ranges) -> ranges.forEach((r, n) -> pieces.next(2).lines(file, r, n)));
    checksums.forEach((file, all) -> all.forEach((b, c) -> pieces.next(3).checksum(file, b, c)));
    rejects.forEach(
        each -> pieces.next(each.raw().length() + each.message().length()).reject(each));
    return pieces.all;
  }

  private static final class Pieces {
    private final List<FeedTally> all = new ArrayList<>(List.of(new FeedTally()));
    private long size;

    /** The piece that takes what has so many characters or numbers. */
    FeedTally next(int more) {
      size += more + 4; // what each takes besides
      if (size > PIECE) {
        all.add(new FeedTally());
        size = more;
      }
      return all.get(all.size() - 1);
    }
  }

  /** The same of a file that has another number, where this is of one file. */
  public FeedTally ofFile(int file) {
    FeedTally other = new FeedTally();
    other.counts.putAll(counts);
    other.monthRows.putAll(monthRows);
    other.unknownNames.putAll(unknownNames);
    other.namesOverflow = namesOverflow;
    lines.values().forEach(ranges -> other.lines.put(file, ranges));
    checksums.values().forEach(pieces -> other.checksums.put(file, pieces));
    rejects.forEach(reject -> other.rejects.add(reject.ofFile(file)));
    return other;
  }

  /** Counts by name. */
  public SortedMap<String, Long> counts() {
    return counts;
  }

  /** Rows of the feed by month (months since 1800-01), whatever countries they name. */
  public SortedMap<Integer, Long> monthRows() {
    return monthRows;
  }

  /** The checksum of all that was read of a file. */
  public FeedChecksum checksum(int file) {
    return checksums.getOrDefault(file, new TreeMap<>()).values().stream()
        .reduce(FeedChecksum.NOTHING, FeedChecksum::then);
  }

  /** Rows by country name that is not in the table. */
  public SortedMap<String, Long> unknownNames() {
    return unknownNames;
  }

  /** Whether there were too many unknown names to list them. */
  public boolean namesOverflow() {
    return namesOverflow;
  }

  /** The rejected rows that are listed, by file and offset. */
  public List<FeedReject> rejects() {
    rejects.sort(null);
    return List.copyOf(rejects);
  }

  /** The line of a rejected row in its file, from 1. */
  public long line(FeedReject reject) {
    TreeMap<Long, Long> ranges = lines.getOrDefault(reject.file(), new TreeMap<>());
    long before = ranges.headMap(reject.range()).values().stream().mapToLong(Long::longValue).sum();
    return before + reject.line() + 1;
  }

  /** Writes the tally so that {@link #read} gives it back. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      text(out, count.getKey());
      out.writeLong(count.getValue());
    }
    out.writeInt(monthRows.size());
    for (Map.Entry<Integer, Long> month : monthRows.entrySet()) {
      out.writeInt(month.getKey());
      out.writeLong(month.getValue());
    }
    out.writeBoolean(namesOverflow);
    out.writeInt(unknownNames.size());
    for (Map.Entry<String, Long> name : unknownNames.entrySet()) {
      text(out, name.getKey());
      out.writeLong(name.getValue());
    }
    out.writeInt(lines.size());
    for (Map.Entry<Integer, TreeMap<Long, Long>> file : lines.entrySet()) {
      out.writeInt(file.getKey());
      out.writeInt(file.getValue().size());
      for (Map.Entry<Long, Long> range : file.getValue().entrySet()) {
        out.writeLong(range.getKey());
        out.writeLong(range.getValue());
      }
    }
    out.writeInt(checksums.size());
    for (Map.Entry<Integer, TreeMap<Long, FeedChecksum>> file : checksums.entrySet()) {
      out.writeInt(file.getKey());
      out.writeInt(file.getValue().size());
      for (Map.Entry<Long, FeedChecksum> piece : file.getValue().entrySet()) {
        out.writeLong(piece.getKey());
        out.writeLong(piece.getValue().bytes());
        out.writeInt(piece.getValue().crc());
      }
    }
    out.writeInt(rejects.size());
    for (FeedReject reject : rejects) {
      out.writeInt(reject.file());
      out.writeLong(reject.range());
      out.writeLong(reject.line());
      out.writeLong(reject.offset());
      text(out, reject.reason().name());
      text(out, reject.message());
      text(out, reject.raw());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static FeedTally read(DataInput in) throws IOException {
    FeedTally tally = new FeedTally();
    for (int left = in.readInt(); left > 0; left--) {
      tally.count(text(in), in.readLong());
    }
    for (int left = in.readInt(); left > 0; left--) {
      tally.month(in.readInt(), in.readLong());
    }
    tally.namesOverflow = in.readBoolean();
    for (int left = in.readInt(); left > 0; left--) {
      tally.unknown(text(in), in.readLong());
    }
    for (int files = in.readInt(); files > 0; files--) {
      int file = in.readInt();
      for (int left = in.readInt(); left > 0; left--) {
        tally.lines(file, in.readLong(), in.readLong());
      }
    }
    for (int files = in.readInt(); files > 0; files--) {
      int file = in.readInt();
      for (int left = in.readInt(); left > 0; left--) {
        tally.checksum(file, in.readLong(), new FeedChecksum(in.readLong(), in.readInt()));
      }
    }
    for (int left = in.readInt(); left > 0; left--) {
      tally.reject(
          new FeedReject(
              in.readInt(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              RejectReason.valueOf(text(in)),
              text(in),
              text(in)));
    }
    return tally;
  }

  private static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
