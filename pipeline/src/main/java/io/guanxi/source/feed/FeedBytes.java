package io.guanxi.source.feed;

import java.io.IOException;

/** Where the bytes of a feed come from. */
@FunctionalInterface
public interface FeedBytes {
  /**
   * Reads some bytes.
   *
   * @param buffer where to
   * @param from index of the first byte written
   * @param length at most so many
   * @return how many; −1 at the end
   */
  int read(byte[] buffer, int from, int length) throws IOException;
}
