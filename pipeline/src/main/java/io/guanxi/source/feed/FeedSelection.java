package io.guanxi.source.feed;

import io.guanxi.model.Dyad;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;

/** Which directed pairs of countries are wanted. */
public final class FeedSelection implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean[] wanted = new boolean[FeedRecord.COUNTRIES * FeedRecord.COUNTRIES];
  private final boolean all;

  private FeedSelection(boolean all) {
    this.all = all;
  }

  /** Every pair of two different countries. */
  public static FeedSelection all() {
    FeedSelection selection = new FeedSelection(true);
    Arrays.fill(selection.wanted, true);
    return selection;
  }

  /** Both directions of these pairs; a country that the feed has no name for never occurs. */
  public static FeedSelection of(Collection<Dyad> dyads, FeedVocabulary vocabulary) {
    FeedSelection selection = new FeedSelection(false);
    for (Dyad dyad : dyads) {
      int first = vocabulary.country(dyad.first());
      int second = vocabulary.country(dyad.second());
      if (first >= 0 && second >= 0) {
        selection.wanted[first * FeedRecord.COUNTRIES + second] = true;
        selection.wanted[second * FeedRecord.COUNTRIES + first] = true;
      }
    }
    return selection;
  }

  /** Whether every pair is wanted. */
  public boolean isAll() {
    return all;
  }

  /** Whether rows of this direction are wanted, given the numbers of two different countries. */
  boolean wants(int source, int target) {
    return wanted[source * FeedRecord.COUNTRIES + target];
  }
}
