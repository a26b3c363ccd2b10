package io.guanxi.series;

import java.time.YearMonth;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The monthly trade of a dyad as one of the two countries reports it.
 *
 * @param reporter ISO 3166-1 alpha-3 code of the reporting country
 * @param source where the figures come from
 * @param flows amounts by month; months may be missing
 */
public record TradeSeries(String reporter, String source, NavigableMap<YearMonth, Flow> flows) {
  /**
   * What crossed the border in a month, as seen by the reporting country.
   *
   * @param exports to the other country, billion US dollars
   * @param imports from the other country, billion US dollars
   */
  public record Flow(double exports, double imports) {}

  /** Copies the flows. */
  public TradeSeries {
    flows = Collections.unmodifiableNavigableMap(new TreeMap<>(flows));
  }

  /** Whether any month lies between two months, both included. */
  public boolean reaches(YearMonth from, YearMonth to) {
    return !flows.subMap(from, true, to, true).isEmpty();
  }
}
