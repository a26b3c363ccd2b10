package io.guanxi.source.feed;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts the bytes of a range into whole rows. A range has the rows that begin in it: a reader of any
 * range but the first one starts a byte before it and drops everything up to the first line feed.
 */
public final class FeedRange {
  /** Bytes read at a time. */
  public static final int BUFFER = 256 << 10;

  private final FeedScan scan;
  private byte[] buffer = new byte[BUFFER + FeedScan.SLACK];
  private int held;
  private long offset;
  private long position;

  /** A reader that gives rows to a scan; it may be used for several ranges, one after another. */
  public FeedRange(FeedScan scan) {
    this.scan = scan;
  }

  /**
   * Reads a range.
   *
   * @param bytes the file, standing at {@code begin}, or at {@code begin − 1} when that is not 0
   * @param file number of the file in the plan
   * @param begin offset of the first byte of the range
   * @param end offset of the first byte behind the range; {@link Long#MAX_VALUE} for the whole file
   * @return offset of the byte behind the last one that was read
   */
  public long read(FeedBytes bytes, int file, long begin, long end) throws IOException {
    scan.begin(file, begin);
    held = 0;
    offset = begin == 0 ? 0 : begin - 1;
    position = offset;
    boolean more = begin == 0 || skipLine(bytes);
    while (offset < end && (more || held > 0)) {
      more = more && fill(bytes);
      if (!more && held > 0 && buffer[held - 1] != '\n') {
        buffer[held++] = '\n';
      }
      if (held == 0 || !takeRows(bytes, end)) {
        break;
      }
    }
    scan.end();
    return position;
  }

  /** Gives all whole rows that begin before {@code end} to the scan; false after the last one. */
  private boolean takeRows(FeedBytes bytes, long end) throws IOException {
    long left = end - offset;
    int limit = 0;
    boolean last = left <= held;
    if (last) {
      int feed = indexOfFeed((int) left - 1);
      last = feed >= 0;
      limit = feed + 1;
    }
    if (!last) {
      limit = lastIndexOfFeed() + 1;
    }
    if (limit > 0) {
      scan.take(buffer, 0, limit, offset);
      drop(limit);
      return !last;
    }
    if (held > FeedScan.ROW_LIMIT) {
      scan.tooLong(buffer, 0, held, offset);
      drop(held);
      return skipLine(bytes);
    }
    return true;
  }

  /** Reads until the buffer is full or the file ends; false at its end. */
  private boolean fill(FeedBytes bytes) throws IOException {
    int room = buffer.length - FeedScan.SLACK;
    if (held == room) {
      buffer = Arrays.copyOf(buffer, 2 * room + 1 + FeedScan.SLACK);
      room = buffer.length - FeedScan.SLACK;
    }
    while (held < room) {
      int n = bytes.read(buffer, held, room - held);
      if (n < 0) {
        return false;
      }
      held += n;
      position += n;
    }
    return true;
  }

  /** Drops everything up to the next line feed; false when there is none. */
  private boolean skipLine(FeedBytes bytes) throws IOException {
    for (; ; ) {
      boolean more = fill(bytes);
      int feed = indexOfFeed(0);
      if (feed >= 0) {
        drop(feed + 1);
        return more || held > 0;
      }
      drop(held);
      if (!more) {
        return false;
      }
    }
  }

  private void drop(int count) {
    held -= count;
    offset += count;
    System.arraycopy(buffer, count, buffer, 0, held);
  }

  private int indexOfFeed(int from) {
    for (int i = from; i < held; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int lastIndexOfFeed() {
    int i = held - 1;
    while (i >= 0 && buffer[i] != '\n') {
      i--;
    }
    return i;
  }
}
