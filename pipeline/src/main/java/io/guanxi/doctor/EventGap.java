package io.guanxi.doctor;

import io.guanxi.model.Decimals;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Months without an event where there used to be many: {@link #MONTHS} or more in a row, or {@link
 * #NEWEST_MONTHS} or more up to the newest month of all dyads, while the {@link #TRAILING} months
 * before had a median of {@link #USUAL_EVENTS} events or more. With fewer than {@link #TRAILING}
 * months before, nothing is said. At two events a month on average, independent of each other, a
 * given run of three silent months has a chance of 1 in 400, one of two of 1 in 55.
 *
 * @param from first silent month
 * @param to last silent month
 * @param newest whether it goes up to the newest month of all dyads
 * @param median median number of events in the months before
 */
record EventGap(YearMonth from, YearMonth to, boolean newest, double median) {
  /** Silent months in a row that are too many. */
  static final int MONTHS = 3;

  /** Silent months at the end that are too many. */
  static final int NEWEST_MONTHS = 2;

  /** Months before that say what is usual. */
  static final int TRAILING = 24;

  /** Median of events a month from which on silence is unusual. */
  static final int USUAL_EVENTS = 2;

  /**
   * The silences of one dyad.
   *
   * @param events events by month, for months that have any
   * @param first first month scored
   * @param last the newest month of all dyads
   */
  static List<EventGap> in(Map<YearMonth, Integer> events, YearMonth first, YearMonth last) {
    List<EventGap> found = new ArrayList<>();
    YearMonth begin = first;
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      if (events.containsKey(month)) {
        begin = month.plusMonths(1);
      } else if (month.equals(last) || events.containsKey(month.plusMonths(1))) {
        EventGap silence =
            new EventGap(begin, month, month.equals(last), medianBefore(events, first, begin));
        if (silence.months() >= (silence.newest() ? NEWEST_MONTHS : MONTHS)
            && silence.median() >= USUAL_EVENTS) {
          found.add(silence);
        }
      }
    }
    return found;
  }

  /** Its length. */
  long months() {
    return ChronoUnit.MONTHS.between(from, to) + 1;
  }

  /** A median, {@code 2} or {@code 2.5}. */
  static String shown(double median) {
    return Decimals.shortest(median);
  }

  private static double medianBefore(
      Map<YearMonth, Integer> events, YearMonth first, YearMonth begin) {
    if (begin.minusMonths(TRAILING).isBefore(first)) {
      return 0;
    }
    int[] counts = new int[TRAILING];
    for (int i = 0; i < TRAILING; i++) {
      counts[i] = events.getOrDefault(begin.minusMonths(i + 1L), 0);
    }
    Arrays.sort(counts);
    return (counts[TRAILING / 2 - 1] + counts[TRAILING / 2]) / 2.0;
  }
}
