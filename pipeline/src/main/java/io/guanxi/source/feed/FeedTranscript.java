package io.guanxi.source.feed;

import java.io.Serializable;

/**
 * Turns a file that is written otherwise into rows as {@link FeedScan} reads them: UTF-8, a line a
 * row, cells parted by the format's delimiter, no quoting. Lines keep their numbers.
 */
public interface FeedTranscript extends Serializable {
  /** The rows of a file, from its first byte on. */
  FeedBytes rows(FeedBytes file);
}
