package io.guanxi.source.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The wanted rows of one range that fell into one partition, in the order in which they stand: for
 * each row the longs of its duplicate key, then its {@link FeedRecord}.
 */
public final class FeedBlock implements Comparable<FeedBlock> {
  private static final Comparator<FeedBlock> ORDER =
      Comparator.comparingInt(FeedBlock::file).thenComparingLong(FeedBlock::range);

  private final int file;
  private final long range;
  private final long[] longs;

  /**
   * A block.
   *
   * @param file number of the file in the plan
   * @param range offset at which the range begins
   * @param longs keys and records; not copied
   */
  public FeedBlock(int file, long range, long[] longs) {
    this.file = file;
    this.range = range;
    this.longs = longs;
  }

  /** Number of the file in the plan. */
  public int file() {
    return file;
  }

  /** Offset at which the range begins. */
  public long range() {
    return range;
  }

  /**
   * The same rows, dealt out by their duplicate keys as a scan does it.
   *
   * @param partitions how many
   * @param stride longs a row
   * @return the rows of each partition, in their order; no block where there are none
   */
  public List<List<FeedBlock>> deal(int partitions, int stride) {
    if (partitions == 1) {
      return List.of(longs.length == 0 ? List.of() : List.of(this));
    }
    int[] sizes = new int[partitions];
    for (int i = 0; i < longs.length; i += stride) {
      sizes[FeedScan.partition(longs[i], partitions)] += stride;
    }
    List<FeedBlock> dealt = new ArrayList<>();
    for (int size : sizes) {
      dealt.add(new FeedBlock(file, range, new long[size]));
    }
    int[] filled = new int[partitions];
    for (int i = 0; i < longs.length; i += stride) {
      int partition = FeedScan.partition(longs[i], partitions);
      System.arraycopy(longs, i, dealt.get(partition).longs, filled[partition], stride);
      filled[partition] += stride;
    }
    return dealt.stream()
        .map(block -> block.longs.length == 0 ? List.<FeedBlock>of() : List.of(block))
        .toList();
  }

  /** Keys and records; not copied. */
  public long[] longs() {
    return longs;
  }

  @Override
  public int compareTo(FeedBlock other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeedBlock block && compareTo(block) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * file + Long.hashCode(range);
  }
}
