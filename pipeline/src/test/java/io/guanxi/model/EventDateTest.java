package io.guanxi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of events: what is read, what is refused in which words, and the order under running. */
class EventDateTest {
  @Test
  void readsADay() {
    assertThat(EventDate.parse("2022-08-24")).isEqualTo(new EventDate(YearMonth.of(2022, 8), 24));
  }

  @Test
  void readsAMonthAsDayZero() {
    assertThat(EventDate.parse("2022-08")).isEqualTo(new EventDate(YearMonth.of(2022, 8), 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022-08-24", "2022-08", "2020-02-29", "0033-01-05"})
  void writesWhatItReads(String text) {
    assertThat(EventDate.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022",
        "2022-8-24",
        "22-08-24",
        "2022/08/24",
        "2022-08-24 ",
        "2022-08-",
        "2022-08-24T00:00",
        "24.08.2022",
        "٢٠٢٢-٠٨-٢٤",
        "NaN",
        ""
      })
  void refusesAnotherForm(String text) {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> EventDate.parse(text))
        .withMessage("date '" + text + "' is not YYYY-MM-DD or YYYY-MM");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-02-30 | date '2023-02-30' is impossible: 2023-02 has 28 days",
        "2023-02-29 | date '2023-02-29' is impossible: 2023-02 has 28 days",
        "1900-02-29 | date '1900-02-29' is impossible: 1900-02 has 28 days",
        "2024-04-31 | date '2024-04-31' is impossible: 2024-04 has 30 days",
        "2024-04-00 | date '2024-04-00' is impossible: 2024-04 has 30 days",
        "2024-13    | date '2024-13' is impossible: there is no month 13",
        "2024-00-01 | date '2024-00-01' is impossible: there is no month 00"
      })
  void refusesADateThatDoesNotExist(String text, String message) {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> EventDate.parse(text))
        .withMessage(message);
  }

  @Test
  void acceptsTheLeapDay() {
    assertThat(EventDate.parse("2024-02-29").day()).isEqualTo(29);
    assertThat(EventDate.parse("2000-02-29").day()).isEqualTo(29);
  }

  @Test
  void cannotBeBuiltOutsideItsMonth() {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> new EventDate(YearMonth.of(2023, 2), 29))
        .withMessage("day 29 is not in 2023-02");
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> new EventDate(YearMonth.of(2023, 2), -1))
        .withMessage("day -1 is not in 2023-02");
  }

  @Test
  void ordersByMonthThenDayWithUnknownDaysLast() {
    List<String> inOrder =
        List.of("2021-12", "2022-01-01", "2022-01-31", "2022-01", "2022-02-01", "2023-01-01");

    Stream<String> sorted =
        inOrder.stream()
            .map(EventDate::parse)
            .sorted((a, b) -> b.toString().compareTo(a.toString()))
            .sorted()
            .map(EventDate::toString);

    assertThat(sorted).containsExactlyElementsOf(inOrder);
  }

  @Test
  void comparesAsEqualOnlyToTheSameDate() {
    assertThat(EventDate.parse("2022-01")).isEqualByComparingTo(EventDate.parse("2022-01"));
    assertThat(EventDate.parse("2022-01")).isGreaterThan(EventDate.parse("2022-01-31"));
  }
}
