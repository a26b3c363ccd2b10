package io.guanxi.pipeline;

import java.io.Serializable;
import java.util.List;

/**
 * Pieces of files that one worker reads: the unit of work.
 *
 * @param slices the pieces, in the order of the files
 */
record FeedSlices(List<FeedSlice> slices) implements Serializable {
  /** Copies the list. */
  FeedSlices {
    slices = List.copyOf(slices);
  }

  /** How much work it is, as {@link FeedSlice#work}. */
  long work() {
    return slices.stream().mapToLong(FeedSlice::work).sum();
  }
}
