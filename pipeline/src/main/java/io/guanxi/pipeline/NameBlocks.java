package io.guanxi.pipeline;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names in an order, cut into a few blocks of neighbours. A block is what is grouped and written
 * together: its number is the key of a shuffle, since each key costs, and what is written by block
 * stands in the order of the names when the blocks are put one after the other.
 */
final class NameBlocks implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Keys in a shuffle; each costs the direct runner some 3 ms. */
  private static final int MOST = 8;

  private final HashMap<String, Integer> places = new HashMap<>();

  /** Cuts names; one that stands twice has its first place. */
  NameBlocks(List<String> names) {
    names.forEach(name -> places.putIfAbsent(name, places.size()));
  }

  /** The place of a name; null when it is none of them. */
  @Nullable Integer place(String name) {
    return places.get(name);
  }

  /** How many blocks there are. */
  int count() {
    return Math.min(MOST, places.size());
  }

  /** The number of the block of a place. */
  int block(int place) {
    return (int) ((long) place * count() / places.size());
  }

  /** The same, for a name that is one of them. */
  int block(String name) {
    return block(places.getOrDefault(name, 0));
  }
}
