package io.guanxi.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A row that was read and not taken.
 *
 * @param location where it stands
 * @param reason the reason code; the first one when a row has several faults
 * @param message every fault of the row, for a person
 * @param raw the row as read, cut after {@link #RAW_LIMIT} characters
 */
public record Reject(Location location, RejectReason reason, String message, String raw)
    implements Comparable<Reject>, Serializable {
  /** Characters of the raw row that are kept. */
  public static final int RAW_LIMIT = 10_000;

  private static final Comparator<Reject> ORDER =
      Comparator.comparing(Reject::location)
          .thenComparing(Reject::reason)
          .thenComparing(Reject::message)
          .thenComparing(Reject::raw);

  /** A reject; the raw row is cut when it is long, and says how long it was. */
  public static Reject of(Location location, RejectReason reason, String message, String raw) {
    String kept =
        raw.length() <= RAW_LIMIT
            ? raw
            : raw.substring(0, RAW_LIMIT) + "… (" + raw.length() + " characters)";
    return new Reject(location, reason, message, kept);
  }

  @Override
  public int compareTo(Reject other) {
    return ORDER.compare(this, other);
  }
}
