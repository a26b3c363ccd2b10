package io.guanxi.report;

import io.guanxi.explain.Why;
import io.guanxi.scheme.Configuration;
import io.guanxi.series.Comparison;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Two sources held against each other: what every view of a comparison shows.
 *
 * @param nameA name of what is looked at
 * @param nameB name of the reference, which it is held against
 * @param comparisons one a common dyad
 * @param whys why two runs differ, by dyad; no dyad in it when one of the sources is no run
 * @param provisional the newest month of each common dyad, when it was asked to be marked
 * @param onlyA ids of the dyads that only A has
 * @param onlyB ids of the dyads that only the reference has
 * @param kindA what A was scored from: the format of a feed, empty for curated events, null when it
 *     is no run of this product
 * @param kindB likewise
 * @param provenance with what was compared
 * @param configuration names of event types and themes, and the scheme
 */
public record Compared(
    String nameA,
    String nameB,
    List<Comparison> comparisons,
    Map<String, Why> whys,
    SortedMap<String, YearMonth> provisional,
    List<String> onlyA,
    List<String> onlyB,
    @Nullable String kindA,
    @Nullable String kindB,
    Provenance provenance,
    Configuration configuration) {
  /** Copies the lists. */
  public Compared {
    comparisons = List.copyOf(comparisons);
    onlyA = List.copyOf(onlyA);
    onlyB = List.copyOf(onlyB);
  }

  /** Whether the month of the dyad is the newest one and was to be marked as provisional. */
  public boolean isProvisional(String dyad, @Nullable YearMonth month) {
    return month != null && month.equals(provisional.get(dyad));
  }
}
