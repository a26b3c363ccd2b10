package io.guanxi.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month as people write it: {@code 2018-06}, {@code 2018.6}, {@code 2018/06}, {@code 201806},
 * {@code 2018m6}, {@code 2018年6月}, {@code 2018년 6월}, or a day of it, {@code 2018-06-01}.
 */
final class WrittenMonth {
  private static final Pattern MONTH =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d?)|[./](\\d\\d?)|(\\d\\d)|[mM](\\d\\d?)|年(\\d\\d?)月|년 ?(\\d\\d?)월)");

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-./](\\d\\d?)[-./](\\d\\d?)(?:[T ]\\d\\d:\\d\\d(?::\\d\\d)?Z?)?");

  private WrittenMonth() {}

  /** The month; empty when the text is none. */
  static Optional<YearMonth> of(String written) {
    try {
      Matcher month = MONTH.matcher(written);
      if (month.matches()) {
        for (int group = 2; group <= month.groupCount(); group++) {
          if (month.group(group) != null) {
            return Optional.of(
                YearMonth.of(
                    Integer.parseInt(month.group(1)), Integer.parseInt(month.group(group))));
          }
        }
      }
      Matcher day = DAY.matcher(written);
      return day.matches()
          ? Optional.of(
              YearMonth.from(
                  LocalDate.of(
                      Integer.parseInt(day.group(1)),
                      Integer.parseInt(day.group(2)),
                      Integer.parseInt(day.group(3)))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
