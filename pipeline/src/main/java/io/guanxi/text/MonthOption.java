package io.guanxi.text;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The month that an option names. */
public final class MonthOption {
  private MonthOption() {}

  /**
   * Reads it.
   *
   * @param faults takes the fault of a text that is no month
   * @return null where nothing was given, or no month
   */
  public static @Nullable YearMonth read(
      String option, @Nullable String text, List<String> faults) {
    try {
      return text == null ? null : YearMonth.parse(text);
    } catch (DateTimeException e) {
      faults.add(Fault.of(option, text).not("a month as YYYY-MM"));
      return null;
    }
  }

  /**
   * Reads it.
   *
   * @return null where nothing was given
   * @throws FaultsException when the text is no month
   */
  public static @Nullable YearMonth read(String option, @Nullable String text) {
    List<String> faults = new ArrayList<>();
    YearMonth month = read(option, text, faults);
    FaultsException.throwIfAny(faults);
    return month;
  }
}
