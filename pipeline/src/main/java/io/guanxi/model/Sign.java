package io.guanxi.model;

/** The side of zero on which an event type stands. */
public enum Sign {
  /** Good news for the relation: a table score of zero or more. */
  POSITIVE("positive"),
  /** Bad news for the relation: a table score of zero or less. */
  NEGATIVE("negative");

  private final String label;

  Sign(String label) {
    this.label = label;
  }

  /** The word used in configuration and tables. */
  public String label() {
    return label;
  }
}
