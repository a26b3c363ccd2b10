package io.guanxi.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How well a reader can check that an event happened on its date. */
public enum Verification {
  /** It stands in a document that is named and at hand. */
  DOCUMENT,
  /** Body, day and title are given, so that a reader finds it. */
  DATED,
  /** It was recalled from the public record and waits for somebody to look it up. */
  RECALLED;

  /** Whether an event waits for somebody to look it up: it is recalled, or nobody said. */
  public static boolean waits(@Nullable Verification verification) {
    return verification == null || verification == RECALLED;
  }

  /** The word used in event files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
