package io.guanxi.run;

import io.guanxi.model.Verification;
import io.guanxi.score.DyadMonths;
import io.guanxi.source.feed.Fate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows a run read and what became of each, by name.
 *
 * <p>Every row read has exactly one fate: {@code read = scored + retracted + before_initial +
 * not_selected + coded_later + not_verified + not_applicable + duplicate + rejected}. The other
 * counts are parts of these.
 */
public final class RunCounts {
  /** Rows read. */
  public static final String READ = "read";

  /** Codings scored. */
  public static final String SCORED = "scored";

  /** Codings not scored because they were withdrawn. */
  public static final String RETRACTED = "retracted";

  /** Codings not scored because a later start was given on the command line. */
  public static final String BEFORE_INITIAL = "before_initial";

  /** Codings of dyads that were not asked for. */
  public static final String NOT_SELECTED = "not_selected";

  /** Rows coded after the day of {@code --as-of}. */
  public static final String CODED_LATER = "coded_later";

  /** Rows that {@code --only-verified} left out. */
  public static final String NOT_VERIFIED = "not_verified";

  /** Exact duplicates dropped. */
  public static final String DUPLICATE = "duplicate";

  /** Prefix of the counts of rejects by reason. */
  public static final String REJECTED = "rejected.";

  /** Part of {@link #SCORED}: disputed codings. */
  public static final String DISPUTED = "scored.disputed";

  /** Part of {@link #SCORED}: codings with a table score of their own. */
  public static final String OVERRIDES = "scored.override";

  /** Part of {@link #OVERRIDES}: those whose note gives no reason. */
  public static final String OVERRIDES_WITHOUT_REASON = "scored.override_without_reason";

  /**
   * Prefix of parts of {@link #SCORED}: codings by their verification. There are none where no row
   * says how well it can be checked.
   */
  public static final String VERIFICATION = "scored.verification.";

  private final SortedMap<String, Long> counts = new TreeMap<>();

  /** Adds to a count. */
  public void add(String name, long number) {
    counts.merge(name, number, Math::addExact);
  }

  /** Adds what became of a dyad's codings. */
  public void add(DyadMonths.Tally tally) {
    add(SCORED, tally.scored());
    add(DISPUTED, tally.disputed());
    add(RETRACTED, tally.retracted());
    add(BEFORE_INITIAL, tally.beforeInitial());
    add(OVERRIDES, tally.overrides());
    add(OVERRIDES_WITHOUT_REASON, tally.overridesWithoutReason());
    tally.verification().forEach((how, number) -> add(VERIFICATION + how.label(), number));
  }

  /** One count; 0 when nothing was counted under the name. */
  public long get(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Whether some scored codings wait to be looked up and some do not. */
  public boolean isPartlyVerified() {
    long verified =
        get(VERIFICATION + Verification.DOCUMENT.label())
            + get(VERIFICATION + Verification.DATED.label());
    return verified > 0 && verified < get(SCORED);
  }

  /** All rejects. */
  public long rejected() {
    return rejectedByReason().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The rejects by the code of their reason. */
  public SortedMap<String, Long> rejectedByReason() {
    SortedMap<String, Long> byReason = new TreeMap<>();
    counts.forEach(
        (name, number) -> {
          if (name.startsWith(REJECTED)) {
            byReason.put(name.substring(REJECTED.length()), number);
          }
        });
    return byReason;
  }

  /** The counts that a manifest gives. */
  public static RunCounts of(Map<String, Long> counts) {
    RunCounts all = new RunCounts();
    counts.forEach(all::add);
    return all;
  }

  /** All counts by name. */
  public SortedMap<String, Long> asMap() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /**
   * Asserts that every row read has exactly one fate.
   *
   * @throws IllegalStateException when rows were lost or counted twice
   */
  public void assertComplete() {
    long fates =
        get(SCORED)
            + get(RETRACTED)
            + get(BEFORE_INITIAL)
            + get(NOT_SELECTED)
            + get(CODED_LATER)
            + get(NOT_VERIFIED)
            + get(Fate.NOT_APPLICABLE)
            + get(DUPLICATE)
            + rejected();
    if (get(READ) != fates) {
      throw new IllegalStateException(
          "rows read: " + get(READ) + ", rows accounted for: " + fates + ": " + counts);
    }
  }
}
