package io.guanxi.model;

import java.util.Locale;

/** What the coder says of a coding. */
public enum Status {
  /** Taken as it stands: scored. The default. */
  CODED,
  /** Its fact, date or bearing is contested: scored, and counted apart. */
  DISPUTED,
  /** Withdrawn: kept in the file, counted, not scored. */
  RETRACTED;

  /** The word used in event files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
