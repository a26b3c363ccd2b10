package io.guanxi.source.feed;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A map from texts to whole numbers that is asked with bytes, without making a text of them. */
final class ByteTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What stands for a text that is not in the table. */
  static final int NONE = -1;

  private final byte[][] keys;
  private final int[] values;

  ByteTable(Map<String, Integer> entries) {
    int size = Integer.highestOneBit(Math.max(8, entries.size()) * 4);
    keys = new byte[size][];
    values = new int[size];
    entries.forEach((text, value) -> put(text.getBytes(StandardCharsets.UTF_8), value));
  }

  private void put(byte[] key, int value) {
    int slot = slot(key, 0, key.length);
    while (keys[slot] != null) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    values[slot] = value;
  }

  /** The number of the text in {@code bytes[from, to)}; {@link #NONE} when it has none. */
  int get(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    while (keys[slot] != null) {
      if (Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
        return values[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return NONE;
  }

  private int slot(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ (hash >>> 15)) & (keys.length - 1);
  }
}
