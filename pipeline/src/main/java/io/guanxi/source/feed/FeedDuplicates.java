package io.guanxi.source.feed;

import io.guanxi.model.BitMixer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks the rows of a partition that repeat an earlier one. */
public final class FeedDuplicates {
  private FeedDuplicates() {}

  /** What came of it. */
  public static final class Marked {
    private final long[] records;
    private final long otherDay;

    Marked(long[] records, long otherDay) {
      this.records = records;
      this.otherDay = otherDay;
    }

    /** The records of all blocks. */
    public long[] records() {
      return records;
    }

    /** How many duplicates have another day than the row they repeat. */
    public long otherDay() {
      return otherDay;
    }
  }

  /**
   * The records of all blocks. Of rows with the same key the first one, by file and place in the
   * file, stays as it is; the others are marked ({@link FeedRecord#isDuplicate}).
   *
   * @param blocks the blocks of one partition, in any order
   * @param stride longs a row: a record with a key of none, one or two longs before it
   */
  public static Marked mark(List<FeedBlock> blocks, int stride) {
    List<FeedBlock> sorted = blocks.stream().sorted().toList();
    int rows = Math.toIntExact(sorted.stream().mapToLong(b -> b.longs().length / stride).sum());
    long[] records = new long[rows];
    Set<Key> repeated = new HashSet<>();
    Keys keys = stride == 1 ? null : new Keys(rows, stride - 1);
    int n = 0;
    for (FeedBlock block : sorted) {
      long[] longs = block.longs();
      for (int i = 0; i < longs.length; i += stride) {
        long record = longs[i + stride - 1];
        boolean fresh = keys == null || keys.add(longs[i], stride == 2 ? 0 : longs[i + 1]);
        records[n++] = fresh ? record : FeedRecord.duplicate(record);
        if (!fresh) {
          repeated.add(Key.of(longs, i, stride));
        }
      }
    }
    return new Marked(records, repeated.isEmpty() ? 0 : otherDay(sorted, stride, repeated));
  }

  /** Looks once more for the first rows of keys that are repeated. */
  private static long otherDay(List<FeedBlock> sorted, int stride, Set<Key> repeated) {
    Map<Key, Long> firsts = new HashMap<>();
    long others = 0;
    for (FeedBlock block : sorted) {
      long[] longs = block.longs();
      for (int i = 0; i < longs.length; i += stride) {
        Key key = Key.of(longs, i, stride);
        if (repeated.contains(key)) {
          long day = FeedRecord.date(longs[i + stride - 1]);
          Long first = firsts.putIfAbsent(key, day);
          others += first != null && first != day ? 1 : 0;
        }
      }
    }
    return others;
  }

  private record Key(long first, long second) {
    static Key of(long[] longs, int at, int stride) {
      return new Key(longs[at], stride == 2 ? 0 : longs[at + 1]);
    }
  }

  /** A set of keys of one or two longs. */
  private static final class Keys {
    private final long[] slots;
    private final int mask;
    private final int width;
    private boolean hasZero;

    Keys(int expected, int width) {
      int size = Integer.highestOneBit(Math.max(expected, 8)) * 4;
      this.slots = new long[Math.multiplyExact(size, width)];
      this.mask = size - 1;
      this.width = width;
    }

    /** Adds a key; false when it is there already. Zeros mark a free slot and are kept apart. */
    boolean add(long first, long second) {
      if (first == 0 && second == 0) {
        boolean fresh = !hasZero;
        hasZero = true;
        return fresh;
      }
      int slot = (int) BitMixer.mix(first) & mask;
      for (; ; slot = (slot + 1) & mask) {
        int at = slot * width;
        long there = slots[at];
        long thereToo = width == 1 ? 0 : slots[at + 1];
        if (there == first && thereToo == second) {
          return false;
        }
        if (there == 0 && thereToo == 0) {
          slots[at] = first;
          if (width > 1) {
            slots[at + 1] = second;
          }
          return true;
        }
      }
    }
  }
}
