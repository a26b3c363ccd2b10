package io.guanxi.model;

import java.util.ArrayList;
import java.util.List;

/** The faults of one row, gathered so that all of them reach the coder at once. */
public final class Faults {
  private final List<RejectReason> reasons = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();

  /** Notes one fault. */
  public void add(RejectReason reason, String message) {
    reasons.add(reason);
    messages.add(message);
  }

  /** Whether the row is sound so far. */
  public boolean isEmpty() {
    return reasons.isEmpty();
  }

  /**
   * The reject of the row: the first fault's reason, every fault's message.
   *
   * @throws IllegalStateException when no fault was noted
   */
  public Reject reject(Location location, String raw) {
    if (isEmpty()) {
      throw new IllegalStateException("a sound row cannot be rejected: " + location);
    }
    return Reject.of(location, reasons.get(0), String.join("; ", messages), raw);
  }
}
