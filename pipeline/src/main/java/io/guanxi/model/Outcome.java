package io.guanxi.model;

/**
 * What a fallible stage makes of one element: a value, or the reject its row became.
 *
 * @param <T> type of the value
 */
public sealed interface Outcome<T> {
  /** The stage succeeded. */
  record Good<T>(T value) implements Outcome<T> {}

  /** The stage refused the row. */
  record Bad<T>(Reject reject) implements Outcome<T> {}
}
