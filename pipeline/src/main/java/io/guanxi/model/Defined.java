package io.guanxi.model;

import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value, or why there is none.
 *
 * @param <T> type of the value
 * @param orNull the value; null when it is undefined
 * @param reason why there is none, for a person; empty when there is one
 */
public record Defined<T>(@Nullable T orNull, String reason) implements Serializable {
  /** A value that is there. */
  public static <T> Defined<T> of(T value) {
    return new Defined<>(value, "");
  }

  /** No value, for a reason. */
  public static <T> Defined<T> undefined(String reason) {
    return new Defined<>(null, reason);
  }

  /** Whether there is a value. */
  public boolean isDefined() {
    return orNull != null;
  }

  /**
   * The value.
   *
   * @throws NoSuchElementException with the reason when there is none
   */
  public T value() {
    if (orNull == null) {
      throw new NoSuchElementException(reason);
    }
    return orNull;
  }

  /** The value, or another one when it is undefined. */
  public T orElse(T other) {
    return orNull == null ? other : orNull;
  }

  /** What a function makes of the value; undefined for the same reason when there is none. */
  public <U> Defined<U> map(Function<? super T, U> function) {
    return orNull == null ? undefined(reason) : of(function.apply(orNull));
  }
}
