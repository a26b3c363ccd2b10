package io.guanxi.source.feed;

import io.guanxi.model.Dyad;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;

/** Which directed pairs of countries are wanted. */
public final class FeedSelection implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A bit for each direction; a truth value each would be sent one by one. */
  private final long[] wanted = new long[FeedRecord.COUNTRIES * FeedRecord.COUNTRIES / Long.SIZE];

  private final boolean all;

  private FeedSelection(boolean all) {
    this.all = all;
  }

  /** Every pair of two different countries. */
  public static FeedSelection all() {
    FeedSelection selection = new FeedSelection(true);
    Arrays.fill(selection.wanted, -1);
    return selection;
  }

  /** Both directions of these pairs; a country that the feed has no name for never occurs. */
  public static FeedSelection of(Collection<Dyad> dyads, FeedVocabulary vocabulary) {
    FeedSelection selection = new FeedSelection(false);
    for (Dyad dyad : dyads) {
      int first = vocabulary.country(dyad.first());
      int second = vocabulary.country(dyad.second());
      if (first >= 0 && second >= 0) {
        selection.add(first, second);
        selection.add(second, first);
      }
    }
    return selection;
  }

  private void add(int source, int target) {
    int pair = FeedRecord.pair(source, target);
    wanted[pair / Long.SIZE] |= 1L << pair;
  }

  /** Whether every pair is wanted. */
  public boolean isAll() {
    return all;
  }

  /** Whether rows of this direction are wanted, given the numbers of two different countries. */
  boolean wants(int source, int target) {
    int pair = FeedRecord.pair(source, target);
    return (wanted[pair / Long.SIZE] >>> pair & 1) != 0;
  }
}
