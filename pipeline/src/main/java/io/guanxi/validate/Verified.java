package io.guanxi.validate;

import io.guanxi.model.Verification;
import io.guanxi.model.WeightedCoding;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.score.Breakdown;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.score.SeriesScorer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the checks would read if the events that wait to be looked up had been left out, as with
 * {@code score --only-verified}.
 *
 * @param leftOut scored events that wait
 * @param of scored events
 * @param checks the same checks of the scores without them
 */
public record Verified(int leftOut, int of, List<Check> checks) {
  /** Copies the list. */
  public Verified {
    checks = List.copyOf(checks);
  }

  /** Whether an event waits to be looked up: it is recalled, or nobody said. */
  private static boolean waits(WeightedCoding coding) {
    Verification verification = coding.coding().verification();
    return verification == null || verification == Verification.RECALLED;
  }

  /** Whether it makes a difference: some events wait, and some do not. */
  public static boolean isTold(List<WeightedCoding> codings) {
    return codings.stream().anyMatch(Verified::waits)
        && !codings.stream().allMatch(Verified::waits);
  }

  /**
   * Scores a run's events once more, without those that wait, over the months of the run.
   *
   * @param graded the run
   * @param codings all events that the run took
   * @param effective the configuration of the run
   * @param published published monthly series
   * @param configuration figures and bars
   */
  public static Verified of(
      Validation.Graded graded,
      List<WeightedCoding> codings,
      Configuration effective,
      List<Validation.Published> published,
      Configuration configuration) {
    Map<String, TreeMap<YearMonth, ScoreRow>> months = new TreeMap<>();
    for (ScoreRow row : graded.scores()) {
      months.computeIfAbsent(row.dyad(), dyad -> new TreeMap<>()).put(row.month(), row);
    }
    List<ScoreRow> scores = new ArrayList<>();
    List<Breakdown> breakdown = new ArrayList<>();
    int[] counts = new int[2];
    months.forEach(
        (dyad, rows) -> {
          DyadProfile profile = effective.dyads().get(dyad);
          if (profile != null) {
            List<WeightedCoding> own =
                codings.stream().filter(each -> each.coding().dyad().id().equals(dyad)).toList();
            List<WeightedCoding> verified = own.stream().filter(each -> !waits(each)).toList();
            DyadMonths kept = DyadMonths.of(profile, verified);
            counts[1] += DyadMonths.of(profile, own).tally().scored();
            counts[0] += DyadMonths.of(profile, own).tally().scored() - kept.tally().scored();
            DyadScores scored =
                SeriesScorer.score(effective.scheme(), kept)
                    .carriedTo(rows.lastKey())
                    .between(rows.firstKey(), rows.lastKey());
            scored
                .months()
                .forEach(month -> scores.add(ScoreRow.of(dyad, month, effective.scheme())));
            breakdown.addAll(Breakdown.of(scored, rows.firstKey(), rows.lastKey()));
          }
        });
    Validation without =
        Validation.of(
            new Validation.Graded(scores, breakdown, graded.provisional()),
            published,
            configuration);
    return new Verified(counts[0], counts[1], without.checks());
  }
}
