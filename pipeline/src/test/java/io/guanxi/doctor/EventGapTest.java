package io.guanxi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Silence is found only where there used to be many events, by the stated rule and no other. */
class EventGapTest {
  private static final YearMonth FIRST = YearMonth.of(2020, 1);
  private static final YearMonth LAST = YearMonth.of(2023, 12);

  @Test
  void threeSilentMonthsAreAGap() {
    Map<YearMonth, Integer> events = everyMonth(2);
    silence(events, "2022-03", 3);
    assertThat(EventGap.in(events, FIRST, LAST))
        .containsExactly(new EventGap(YearMonth.of(2022, 3), YearMonth.of(2022, 5), false, 2));
    assertThat(EventGap.in(events, FIRST, LAST).get(0).months()).isEqualTo(3);
  }

  @Test
  void twoSilentMonthsAreNoneButAtTheEnd() {
    Map<YearMonth, Integer> events = everyMonth(3);
    silence(events, "2022-03", 2);
    silence(events, "2023-11", 2);
    assertThat(EventGap.in(events, FIRST, LAST))
        .containsExactly(new EventGap(YearMonth.of(2023, 11), YearMonth.of(2023, 12), true, 3));
  }

  @Test
  void oneSilentMonthAtTheEndIsNone() {
    Map<YearMonth, Integer> events = everyMonth(3);
    silence(events, "2023-12", 1);
    assertThat(EventGap.in(events, FIRST, LAST)).isEmpty();
  }

  @Test
  void silenceWhereThereWereFewIsUsual() {
    Map<YearMonth, Integer> events = everyMonth(1);
    silence(events, "2022-03", 9);
    assertThat(EventGap.in(events, FIRST, LAST)).isEmpty();
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetween() {
    Map<YearMonth, Integer> events = everyMonth(3);
    for (YearMonth month = FIRST;
        month.isBefore(FIRST.plusMonths(12));
        month = month.plusMonths(1)) {
      events.put(month, 2);
    }
    silence(events, "2022-01", 3);
    assertThat(EventGap.in(events, FIRST, LAST)).extracting(EventGap::median).containsExactly(2.5);
    assertThat(EventGap.shown(2.5)).isEqualTo("2.5");
    assertThat(EventGap.shown(2)).isEqualTo("2");
  }

  @Test
  void withFewerThanTwentyFourMonthsBeforeNothingIsSaid() {
    Map<YearMonth, Integer> events = everyMonth(5);
    silence(events, "2021-12", 4);
    assertThat(EventGap.in(events, FIRST, LAST)).isEmpty();
    assertThat(EventGap.in(Map.of(), FIRST, LAST)).isEmpty();
    assertThat(EventGap.in(Map.of(), FIRST, FIRST.minusMonths(1))).isEqualTo(List.of());
  }

  private static Map<YearMonth, Integer> everyMonth(int count) {
    Map<YearMonth, Integer> events = new TreeMap<>();
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      events.put(month, count);
    }
    return events;
  }

  private static void silence(Map<YearMonth, Integer> events, String from, int months) {
    for (int i = 0; i < months; i++) {
      events.remove(YearMonth.parse(from).plusMonths(i));
    }
  }
}
