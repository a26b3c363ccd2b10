package io.guanxi.model;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");

  /** Checks that the day exists in the month. */
  public EventDate {
    if (day < 0 || day > month.lengthOfMonth()) {
      throw new DateTimeException("day " + day + " is not in " + month);
    }
  }

  /**
   * Reads {@code YYYY-MM-DD} or {@code YYYY-MM}.
   *
   * @throws DateTimeException with a message for the user when the text has another form or the day
   *     does not exist
   */
  public static EventDate parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("date '" + text + "' is not YYYY-MM-DD or YYYY-MM");
    }
    int monthNumber = Integer.parseInt(parts.group(2));
    if (monthNumber < 1 || monthNumber > 12) {
      throw new DateTimeException(
          "date '" + text + "' is impossible: there is no month " + parts.group(2));
    }
    YearMonth month = YearMonth.of(Integer.parseInt(parts.group(1)), monthNumber);
    if (parts.group(3) == null) {
      return new EventDate(month, 0);
    }
    int day = Integer.parseInt(parts.group(3));
    if (day < 1 || day > month.lengthOfMonth()) {
      throw new DateTimeException(
          String.format(
              Locale.ROOT,
              "date '%s' is impossible: %s has %d days",
              text,
              month,
              month.lengthOfMonth()));
    }
    return new EventDate(month, day);
  }

  /**
   * A day as {@code YYYY-MM-DD}; nothing when the text has another form or the day does not exist.
   */
  public static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(parse(text)).filter(date -> date.day > 0).map(EventDate::firstDay);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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
