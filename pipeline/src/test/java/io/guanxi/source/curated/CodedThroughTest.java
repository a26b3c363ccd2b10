package io.guanxi.source.curated;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.guanxi.model.CodedRow;
import io.guanxi.model.WeightedCoding;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodedThroughTest {
  private final CodedThrough through = new CodedThrough();

  private void add(String date) {
    through.add(coding("event-" + date).on(date).weighing("1"));
  }

  @Test
  void aFileWithoutEventsSaysNothing() {
    assertThat(through.byDyad()).isEmpty();
    assertThat(through.far()).isNull();
  }

  @Test
  void aPairIsCodedThroughTheLastMonthOfItsFile() {
    add("2022-03-01");
    add("2022-05");

    assertThat(through.byDyad()).containsExactly(entry("CHN-KOR", YearMonth.of(2022, 5)));
  }

  @Test
  void whatARowSaysGoesFirstAndTheLatestCounts() {
    for (String month : new String[] {"2022-06", "2022-04"}) {
      WeightedCoding each = coding("event-" + month).on("2022-08-01").weighing("1");
      CodedRow row =
          new CodedRow(each.row().location(), "", each.coding(), null, YearMonth.parse(month));
      through.add(new WeightedCoding(row, each.sign(), each.i0Micros()));
    }
    add("2022-09-01");

    assertThat(through.byDyad()).containsExactly(entry("CHN-KOR", YearMonth.of(2022, 6)));
  }

  @Test
  void oneDateTwoYearsAfterAllOthersIsPassedOver() {
    add("2022-03-01");
    add("2022-05-01");
    add("2024-05-01");

    assertThat(through.byDyad()).containsExactly(entry("CHN-KOR", YearMonth.of(2022, 5)));
    assertThat(Objects.requireNonNull(through.far()).month()).isEqualTo(YearMonth.of(2024, 5));
    assertThat(Objects.requireNonNull(through.far()).before()).isEqualTo(YearMonth.of(2022, 5));
  }

  @Test
  void aMonthLessIsNotFar() {
    add("2022-03-01");
    add("2022-05-01");
    add("2024-04-30");

    assertThat(through.far()).isNull();
  }

  @Test
  void ofTwoEventsNoneIsFar() {
    add("2022-03-01");
    add("9999-12-31");

    assertThat(through.far()).isNull();
  }

  @Test
  void twoLateDatesAreFarAmongFour() {
    add("2022-03-01");
    add("2022-04-01");
    add("2022-05-01");
    add("2035-11-01");
    add("9999-12-31");
    assertThat(Objects.requireNonNull(through.far()).before()).isEqualTo(YearMonth.of(2035, 11));

    add("2022-05-02");

    assertThat(Objects.requireNonNull(through.far()).month()).isEqualTo(YearMonth.of(2035, 11));
    assertThat(through.byDyad()).containsExactly(entry("CHN-KOR", YearMonth.of(2022, 5)));
  }

  @Test
  void threeLateDatesAreFarAmongSixty() {
    IntStream.rangeClosed(1, 56).forEach(i -> add(i < 29 ? "2022-02-" + two(i) : "2022-03"));
    add("2025-11-01");
    add("2025-12-01");
    add("2026-01-01");
    assertThat(through.far()).isNull();

    add("2022-02-28");

    assertThat(through.byDyad()).containsExactly(entry("CHN-KOR", YearMonth.of(2022, 3)));
  }

  private static String two(int day) {
    return day < 10 ? "0" + day : Integer.toString(day);
  }
}
