package io.guanxi.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.report.Language;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.Period;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OverlaySeriesTest {
  private static final YearMonth JANUARY = YearMonth.of(2022, 1);

  @Test
  void twoFilesOfTheSamePairAreTwoLinesAndNoneTakesTheOthersPlace() {
    List<OverlaySeries> beside = beside(Period.MONTH, given("a.csv", 1, 2), given("b.csv", 3, 4));

    assertThat(beside).extracting(OverlaySeries::file).containsExactly("a.csv", "b.csv");
    assertThat(beside).allMatch(OverlaySeries::isLine);
    assertThat(beside.get(0).scores()).containsEntry(JANUARY, 1.0);
    assertThat(beside.get(1).scores()).containsEntry(JANUARY, 3.0);
    assertThat(beside.get(1).name(Language.EN)).isEqualTo("b.csv");
    assertThat(beside.get(0).colour()).isNotEqualTo(beside.get(1).colour());
  }

  @Test
  void oneSeriesOfMonthsIsRingsWithinTheRun() {
    List<OverlaySeries> beside = beside(Period.MONTH, given("a.csv", 1, 2, 3, 4, 5, 6, 7, 8));

    assertThat(beside).singleElement().matches(each -> !each.isLine());
    assertThat(beside.get(0).scores().lastKey()).isEqualTo(YearMonth.of(2022, 6));
    assertThat(beside.get(0).name(Language.EN)).isEqualTo("published monthly series");
  }

  @Test
  void meansAreOfWholeQuartersAndStandInEachOfTheirMonths() {
    List<OverlaySeries> beside = beside(Period.QUARTER, given("a.csv", 1, 2, 3, 9));

    assertThat(beside).hasSize(2).allMatch(OverlaySeries::isLine);
    assertThat(beside.get(0).isOwn()).isTrue();
    assertThat(beside.get(0).name(Language.EN)).isEqualTo("mean of the calendar quarter");
    // The run's own scores are 1 … 6.
    assertThat(beside.get(0).scores()).isEqualTo(months(List.of(2.0, 2.0, 2.0, 5.0, 5.0, 5.0)));
    // Of the second quarter the file has one month only.
    assertThat(beside.get(1).scores()).isEqualTo(months(List.of(2.0, 2.0, 2.0)));
    assertThat(beside.get(1).name(Language.ZH)).isEqualTo("a.csv，季度均值");
  }

  @Test
  void aSeriesWithoutACommonMonthOrOfAnotherPairIsNotDrawn() {
    MonthlySeries other = new MonthlySeries("USA-KOR", months(List.of(1.0)));
    NavigableMap<YearMonth, Double> late = new TreeMap<>(Map.of(YearMonth.of(2030, 1), 1.0));

    assertThat(
            beside(
                Period.MONTH,
                new OverlaySeries.Given("us.csv", other),
                new OverlaySeries.Given("late.csv", new MonthlySeries("CHN-KOR", late))))
        .isEmpty();
  }

  private static List<OverlaySeries> beside(Period mean, OverlaySeries.Given... given) {
    return OverlaySeries.of(
        List.of(given),
        mean,
        new MonthlySeries("CHN-KOR", months(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0))));
  }

  private static OverlaySeries.Given given(String file, double... scores) {
    List<Double> all = Arrays.stream(scores).boxed().toList();
    return new OverlaySeries.Given(file, new MonthlySeries("CHN-KOR", months(all)));
  }

  private static NavigableMap<YearMonth, Double> months(List<Double> scores) {
    NavigableMap<YearMonth, Double> months = new TreeMap<>();
    for (double score : scores) {
      months.put(JANUARY.plusMonths(months.size()), score);
    }
    return months;
  }
}
