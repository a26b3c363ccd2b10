package io.guanxi.source.feed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen on the way, besides the records: how many rows had which fate, how many rows each
 * month of the feed has, which names nobody knows, which rows were rejected.
 */
public final class FeedTally implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rejected rows that are listed; further ones are only counted. */
  public static final int LISTED_REJECTS = 100_000;

  /** Different unknown names that are listed; beyond that only their number of rows is known. */
  public static final int LISTED_NAMES = 1 << 16;

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
}
