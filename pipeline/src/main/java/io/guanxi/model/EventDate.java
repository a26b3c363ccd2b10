package io.guanxi.model;

import io.guanxi.text.Fault;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * The day of an event, or only its month where the day is not known.
 *
 * <p>The order is the order in which events meet the relation under the {@code running} rule: by
 * month, then by day; an event whose day is not known comes after the dated ones of its month.
 *
 * @param month the month
 * @param day the day of the month, or 0 when only the month is known
 */
public record EventDate(YearMonth month, int day) implements Comparable<EventDate>, Serializable {
  /** Checks that the day exists in the month. */
  public EventDate {
    if (day < 0 || day > month.lengthOfMonth()) {
      throw new DateTimeException("day " + day + " is not in " + month);
    }
  }

  /** Reads {@code YYYY-MM-DD} or {@code YYYY-MM}; the reason is a message for the user. */
  public static Defined<EventDate> read(String text) {
    int length = text.length();
    int year = digits(text, 0, 4);
    int monthNumber = digits(text, 5, 7);
    int day = length == 7 ? 0 : digits(text, 8, 10);
    boolean form =
        (length == 7 || (length == 10 && text.charAt(7) == '-'))
            && text.charAt(4) == '-'
            && year >= 0
            && monthNumber >= 0
            && day >= 0;
    if (!form) {
      return Defined.undefined(Fault.of("date", text).not("YYYY-MM-DD or YYYY-MM"));
    }
    if (monthNumber < 1 || monthNumber > 12) {
      return Defined.undefined(
          Fault.of("date", text).that("is impossible: there is no month " + text.substring(5, 7)));
    }
    YearMonth month = YearMonth.of(year, monthNumber);
    if (length == 10 && (day < 1 || day > month.lengthOfMonth())) {
      return Defined.undefined(
          Fault.of("date", text)
              .that("is impossible: " + month + " has " + month.lengthOfMonth() + " days"));
    }
    return Defined.of(new EventDate(month, day));
  }

  /** The number that the digits between two places write; −1 when others stand there. */
  private static int digits(String text, int begin, int end) {
    int number = 0;
    for (int i = begin; i < end; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  /**
   * Reads {@code YYYY-MM-DD} or {@code YYYY-MM}.
   *
   * @throws DateTimeException with a message for the user when the text has another form or the day
   *     does not exist
   */
  public static EventDate parse(String text) {
    Defined<EventDate> date = read(text);
    if (!date.isDefined()) {
      throw new DateTimeException(date.reason());
    }
    return date.value();
  }

  /**
   * A day as {@code YYYY-MM-DD}; nothing when the text has another form or the day does not exist.
   */
  public static Optional<LocalDate> day(String text) {
    return Optional.ofNullable(read(text).orNull())
        .filter(date -> date.day > 0)
        .map(EventDate::firstDay);
  }

  /** The day, or the first one of the month when only that is known. */
  public LocalDate firstDay() {
    return month.atDay(Math.max(1, day));
  }

  @Override
  public int compareTo(EventDate other) {
    int byMonth = month.compareTo(other.month);
    return byMonth != 0 ? byMonth : Integer.compare(rank(), other.rank());
  }

  private int rank() {
    return day == 0 ? Integer.MAX_VALUE : day;
  }

  /** {@code YYYY-MM-DD} or {@code YYYY-MM}. */
  @Override
  public String toString() {
    return day == 0 ? month.toString() : String.format(Locale.ROOT, "%s-%02d", month, day);
  }
}
