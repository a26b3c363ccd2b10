package io.guanxi.report;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/**
 * Scores of a pair as they go into JSON, so that a fan can be drawn from the file alone.
 *
 * @param dyad the pair
 * @param months in order
 */
public record PastScores(String dyad, List<Month> months) {
  /** Months of the past that are drawn behind a fan. */
  public static final int BEHIND = 60;

  /** A displayed score. */
  public record Month(YearMonth month, double score) {}

  /** Five years up to an origin, and all that is known after it. */
  static PastScores of(String dyad, SortedMap<YearMonth, Double> scores, YearMonth origin) {
    return new PastScores(
        dyad,
        scores.tailMap(origin.minusMonths(BEHIND - 1L)).entrySet().stream()
            .map(each -> new Month(each.getKey(), each.getValue()))
            .toList());
  }
}
