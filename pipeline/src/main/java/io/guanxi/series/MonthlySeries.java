package io.guanxi.series;

import io.guanxi.model.Decimals;
import io.guanxi.model.Months;
import java.time.YearMonth;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The scores of one dyad by month; months may be missing.
 *
 * @param dyad id of the dyad
 * @param scores score at the end of each month, points
 */
public record MonthlySeries(String dyad, NavigableMap<YearMonth, Double> scores) {
  /** Copies the scores. */
  public MonthlySeries {
    scores = Collections.unmodifiableNavigableMap(new TreeMap<>(scores));
  }

  /** The months of the series that lie in a window. */
  public MonthlySeries within(Months window) {
    NavigableMap<YearMonth, Double> within = new TreeMap<>(scores);
    within.keySet().removeIf(month -> !window.contains(month));
    return new MonthlySeries(dyad, within);
  }

  /** The series with every score rounded as displayed scores are. */
  public MonthlySeries rounded(int decimals) {
    NavigableMap<YearMonth, Double> rounded = new TreeMap<>(scores);
    rounded.replaceAll((month, score) -> Decimals.roundedDecimal(score, decimals).doubleValue());
    return new MonthlySeries(dyad, rounded);
  }
}
