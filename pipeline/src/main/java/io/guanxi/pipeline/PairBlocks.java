package io.guanxi.pipeline;

import io.guanxi.source.feed.FeedRecord;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Directed pairs, cut into blocks of neighbours: what is sorted and written together. A pair is
 * never cut.
 *
 * @param count how many blocks, at most {@link FeedRecord#PAIRS}
 */
record PairBlocks(int count) implements Serializable {
  /** The block of a directed pair. */
  int block(int pair) {
    return (int) ((long) pair * count / FeedRecord.PAIRS);
  }

  /** Records by block. */
  long[][] deal(long[] records) {
    int[] sizes = new int[count];
    for (long record : records) {
      sizes[block(FeedRecord.pair(record))]++;
    }
    long[][] dealt = new long[count][];
    Arrays.setAll(dealt, block -> new long[sizes[block]]);
    for (long record : records) {
      int block = block(FeedRecord.pair(record));
      dealt[block][--sizes[block]] = record;
    }
    return dealt;
  }
}
