package io.guanxi.source.curated;

import io.guanxi.model.Location;
import io.guanxi.model.WeightedCoding;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Through which month the pairs of one event file are coded, so that a month without an event can
 * be told from a month that nobody coded. It is what the column {@value
 * CuratedFormat#CODED_THROUGH} says of a pair, the latest month where rows differ; for pairs of
 * which no row says it, the month of the file's last event.
 *
 * <p>A date far after all others, as 2053 for 2023, says nothing of how far the file is coded: the
 * last events are passed over where {@value #FAR_MONTHS} months or more without any event lie
 * before them, twice as many events or more stand before them, and they are at most two or one in
 * {@value #SHARE} of the file.
 */
public final class CodedThrough {
  /** So many months without an event set the later ones apart. */
  public static final int FAR_MONTHS = 24;

  private static final int SHARE = 20;
  private static final int FEW = 2;

  private final SortedMap<YearMonth, Integer> events = new TreeMap<>();
  private final Map<YearMonth, Location> first = new HashMap<>();
  private final SortedMap<String, @Nullable YearMonth> stated = new TreeMap<>();
  private int all;

  /** The last event of a file when it lies far after all others. */
  public record Far(Location location, YearMonth month, YearMonth before) {}

  /** Takes in one coding of the file. */
  public void add(WeightedCoding each) {
    YearMonth month = each.coding().date().month();
    events.merge(month, 1, Integer::sum);
    first.putIfAbsent(month, each.row().location());
    all++;
    String dyad = each.coding().dyad().id();
    YearMonth before = stated.get(dyad);
    YearMonth says = each.row().codedThrough();
    stated.put(dyad, before == null || (says != null && says.isAfter(before)) ? says : before);
  }

  /** The month of each pair that has an event in the file, by its id. */
  public SortedMap<String, YearMonth> byDyad() {
    SortedMap<String, YearMonth> through = new TreeMap<>();
    if (all > 0) {
      YearMonth end = end();
      stated.forEach((dyad, month) -> through.put(dyad, month == null ? end : month));
    }
    return Collections.unmodifiableSortedMap(through);
  }

  /** The first of the last events that lie far after all others; null when none do. */
  public @Nullable Far far() {
    if (all == 0 || end().equals(events.lastKey())) {
      return null;
    }
    YearMonth month = events.tailMap(end().plusMonths(1)).firstKey();
    return new Far(Objects.requireNonNull(first.get(month)), month, end());
  }

  private YearMonth end() {
    YearMonth end = events.lastKey();
    int later = 0;
    SortedMap<YearMonth, Integer> earlier = events.headMap(end);
    YearMonth month = end;
    while (!earlier.isEmpty()) {
      later += events.getOrDefault(month, 0);
      boolean few = later <= Math.max(FEW, all / SHARE) && all - later >= 2 * later;
      if (!few) {
        break;
      }
      YearMonth before = earlier.lastKey();
      if (ChronoUnit.MONTHS.between(before, month) >= FAR_MONTHS) {
        end = before;
      }
      month = before;
      earlier = events.headMap(month);
    }
    return end;
  }
}
