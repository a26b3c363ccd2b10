package io.guanxi.series;

import java.time.YearMonth;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stretch of time that one value of a compared series stands for. */
public enum Period {
  /** A month: scores as they are. The default. */
  MONTH(1, 12),
  /** The mean of a calendar quarter. */
  QUARTER(3, 4),
  /** The mean of a calendar year. */
  YEAR(12, 3);

  private final int months;
  private final int lags;

  Period(int months, int lags) {
    this.months = months;
    this.lags = lags;
  }

  /** How many months it has. */
  public int months() {
    return months;
  }

  /** How many periods to either side are tried as lags. */
  public int lags() {
    return lags;
  }

  /** The word in JSON: {@code month}, {@code quarter} or {@code year}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A period by its last month: {@code 2020-03}, {@code 2020-Q1} or {@code 2020}. */
  public String shown(YearMonth last) {
    return switch (this) {
      case MONTH -> last.toString();
      case QUARTER -> last.getYear() + "-Q" + last.getMonthValue() / months;
      case YEAR -> String.valueOf(last.getYear());
    };
  }

  /** The mean of every period that has all its months, under its last month. */
  public MonthlySeries means(MonthlySeries series) {
    if (this == MONTH) {
      return series;
    }
    NavigableMap<YearMonth, Double> means = new TreeMap<>();
    for (YearMonth last : series.scores().keySet()) {
      var whole = series.scores().subMap(last.minusMonths(months - 1L), true, last, true);
      if (last.getMonthValue() % months == 0 && whole.size() == months) {
        double sum = whole.values().stream().mapToDouble(Double::doubleValue).sum();
        means.put(last, sum / months);
      }
    }
    return new MonthlySeries(series.dyad(), means);
  }

  /** Values under the last months of their periods, each in every month of its period. */
  public SortedMap<YearMonth, Double> spread(SortedMap<YearMonth, Double> values) {
    SortedMap<YearMonth, Double> byMonth = new TreeMap<>();
    values.forEach(
        (last, value) -> {
          for (int back = 0; back < months; back++) {
            byMonth.put(last.minusMonths(back), value);
          }
        });
    return byMonth;
  }
}
