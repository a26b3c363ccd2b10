package io.guanxi.series;

import io.guanxi.model.Months;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The trade of a dyad as one of the two countries reports it.
 *
 * @param reporter ISO 3166-1 alpha-3 code of the reporting country
 * @param source where the figures come from
 * @param flows amounts by month; months may be missing
 * @param totals amounts of longer periods, or of which one direction is not known, in the order of
 *     the file
 */
public record TradeSeries(
    String reporter, String source, NavigableMap<YearMonth, Flow> flows, List<Total> totals) {
  /**
   * What crossed the border in a month, as seen by the reporting country.
   *
   * @param exports to the other country, billion US dollars
   * @param imports from the other country, billion US dollars
   */
  public record Flow(double exports, double imports) {
    /** Exports less imports, billion US dollars; not a number where one of them is not known. */
    public double balance() {
      return exports - imports;
    }
  }

  /** The sums of a period; an amount that is not known is not a number. */
  public record Total(Months period, Flow flow) {}

  /** Copies the flows. */
  public TradeSeries {
    flows = Collections.unmodifiableNavigableMap(new TreeMap<>(flows));
    totals = List.copyOf(totals);
  }

  /** Whether any month or total lies in a window. */
  public boolean reaches(Months window) {
    return !within(window).isEmpty()
        || totals.stream().anyMatch(each -> window.holds(each.period()));
  }

  /** The months of a window. */
  public NavigableMap<YearMonth, Flow> within(Months window) {
    return flows.subMap(window.from(), true, window.to(), true);
  }
}
