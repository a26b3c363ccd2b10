package io.guanxi.source.feed;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The wanted rows of one range that fell into one partition, in the order in which they stand.
 *
 * @param file number of the file in the plan
 * @param range offset at which the range begins
 * @param longs for each row the longs of its duplicate key, then its {@link FeedRecord}
 */
public record FeedBlock(int file, long range, long[] longs)
    implements Comparable<FeedBlock>, Serializable {
  private static final Comparator<FeedBlock> ORDER =
      Comparator.comparingInt(FeedBlock::file).thenComparingLong(FeedBlock::range);

  @Override
  public int compareTo(FeedBlock other) {
    return ORDER.compare(this, other);
  }
}
