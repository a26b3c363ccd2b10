package io.guanxi.model;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A window of months, both ends included.
 *
 * @param from first month
 * @param to last month, not before {@code from}
 */
public record Months(YearMonth from, YearMonth to) implements Serializable {
  /** Checks the order. */
  public Months {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException(from + " is after " + to);
    }
  }

  /** Reads {@code YYYY-MM} or {@code YYYY-MM/YYYY-MM}; empty when the text is neither. */
  public static Optional<Months> parse(String text) {
    String[] ends = text.split("/", -1);
    try {
      YearMonth from = YearMonth.parse(ends[0]);
      YearMonth to = YearMonth.parse(ends[ends.length - 1]);
      return ends.length > 2 || from.isAfter(to)
          ? Optional.empty()
          : Optional.of(new Months(from, to));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a month lies in the window. */
  public boolean contains(YearMonth month) {
    return !month.isBefore(from) && !month.isAfter(to);
  }

  /** Whether all of another window lies in this one. */
  public boolean holds(Months other) {
    return contains(other.from()) && contains(other.to());
  }

  /** How many months it has. */
  public int length() {
    return (int) from.until(to, ChronoUnit.MONTHS) + 1;
  }

  /** {@code 2022-09} or {@code 2022-03 – 2025-04}. */
  public String shown() {
    return from.equals(to) ? from.toString() : from + " – " + to;
  }
}
