package io.guanxi.source.feed;

import io.guanxi.model.RejectReason;
import java.util.Comparator;

/**
 * A row of a feed that was not taken. Its line is counted from the begin of its range, since nobody
 * knows yet how many lines stand before that.
 *
 * @param file number of the file in the plan
 * @param range offset at which the range begins
 * @param line line of the row in the range, from 0
 * @param offset byte of the (unpacked) file at which the row begins; −1 where rows are transcribed,
 *     so that nobody knows
 * @param reason the reason code
 * @param message every fault of the row
 * @param raw the row as read
 */
public record FeedReject(
    int file, long range, long line, long offset, RejectReason reason, String message, String raw)
    implements Comparable<FeedReject> {
  private static final Comparator<FeedReject> ORDER =
      Comparator.comparingInt(FeedReject::file)
          .thenComparingLong(FeedReject::offset)
          .thenComparingLong(FeedReject::line);

  /** The same of a file that has another number. */
  FeedReject ofFile(int other) {
    return new FeedReject(other, range, line, offset, reason, message, raw);
  }

  @Override
  public int compareTo(FeedReject other) {
    return ORDER.compare(this, other);
  }
}
