package io.guanxi.series;

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
}
