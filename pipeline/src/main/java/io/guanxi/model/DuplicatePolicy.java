package io.guanxi.model;

import java.util.Arrays;
import java.util.Optional;

/** Which rows of a feed tell of the same event. Of several such rows the first one counts. */
public enum DuplicatePolicy {
  /** Rows with the same event id. */
  EVENT_ID,
  /** Rows with the same day, source actor, event code and target actor. */
  STORY,
  /** Rows of the same day, source country, target country and root code. */
  ONE_A_DAY,
  /** No row is taken for a duplicate. */
  NONE;

  /** The policy of this name; empty when there is none. */
  public static Optional<DuplicatePolicy> of(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
