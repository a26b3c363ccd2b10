package io.guanxi.pipeline;

import java.io.Serializable;
import java.util.List;

/**
 * The pieces that one worker reads, one after another: the unit of work.
 *
 * @param slices the pieces, in the order of the files
 */
record FeedSlices(List<FeedSlice> slices) implements Serializable {
  /** Copies the list. */
  FeedSlices {
    slices = List.copyOf(slices);
  }
}
