package io.guanxi.nowcast;

import java.time.YearMonth;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one feed says of one pair, month by month.
 *
 * @param feed name of the feed, for the reader
 * @param parts values by group of events and month; the sum over the groups is what the feed says.
 *     An index has one group
 */
public record FeedSignal(String feed, SortedMap<String, NavigableMap<YearMonth, Double>> parts) {
  /** Copies the parts. */
  public FeedSignal {
    TreeMap<String, NavigableMap<YearMonth, Double>> copies = new TreeMap<>();
    parts.forEach(
        (part, months) ->
            copies.put(part, Collections.unmodifiableNavigableMap(new TreeMap<>(months))));
    parts = Collections.unmodifiableSortedMap(copies);
  }

  /** The sum over the groups in every month that has one of them. */
  NavigableMap<YearMonth, Double> sums() {
    NavigableMap<YearMonth, Double> sums = new TreeMap<>();
    parts
        .values()
        .forEach(part -> part.forEach((month, value) -> sums.merge(month, value, Double::sum)));
    return sums;
  }
}
