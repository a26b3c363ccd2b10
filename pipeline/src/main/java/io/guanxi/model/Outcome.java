package io.guanxi.model;

import java.util.function.Function;

/**
 * What a fallible stage makes of one row: a value, or why there is none.
 *
 * @param <T> type of the value
 */
public sealed interface Outcome<T> {
  /** The stage succeeded. */
  record Good<T>(T value) implements Outcome<T> {}

  /** The stage refused the row. */
  record Bad<T>(Reject reject) implements Outcome<T> {}

  /** The row was coded after the day of {@code --as-of}: as though it were not in the file. */
  record Later<T>() implements Outcome<T> {}

  /** The row waits to be looked up, and {@code --only-verified} leaves it out. */
  record Unverified<T>() implements Outcome<T> {}

  /** What the next stage makes of the value; the same fate when there is none. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    if (this instanceof Good<T> good) {
      return next.apply(good.value());
    }
    if (this instanceof Bad<T> bad) {
      return new Bad<>(bad.reject());
    }
    return this instanceof Unverified<T> ? new Unverified<>() : new Later<>();
  }
}
