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
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the checks would read if the events that wait to be looked up had been left out, as with
 * {@code score --only-verified}.
 *
 * @param leftOut scored events that wait
 * @param of scored events
 * @param checks the same checks of the scores without them
 */
public record VerifiedOnly(long leftOut, long of, List<Check> checks) {
  /** Copies the list. */
  public VerifiedOnly {
    checks = List.copyOf(checks);
  }

  /**
   * Scores a run's events once more, without those that wait, over the months of the run.
   *
   * @param graded the run
   * @param codings all events that the run took
   * @param scored how many of them it scored
   * @param effective the configuration of the run
   * @param published published monthly series
   * @param configuration figures and bars
   */
  public static VerifiedOnly of(
      Validation.Candidate graded,
      List<WeightedCoding> codings,
      long scored,
      Configuration effective,
      List<Validation.Published> published,
      Configuration configuration) {
    Map<String, TreeMap<YearMonth, ScoreRow>> months = new TreeMap<>();
    for (ScoreRow row : graded.scores()) {
      months.computeIfAbsent(row.dyad(), dyad -> new TreeMap<>()).put(row.month(), row);
    }
    List<ScoreRow> scores = new ArrayList<>();
    List<Breakdown> breakdown = new ArrayList<>();
    AtomicLong verified = new AtomicLong();
    months.forEach(
        (dyad, rows) -> {
          DyadProfile profile = effective.dyads().get(dyad);
          if (profile != null) {
            List<WeightedCoding> own =
                codings.stream().filter(each -> each.coding().dyad().id().equals(dyad)).toList();
            DyadMonths kept =
                DyadMonths.of(
                    profile,
                    own.stream()
                        .filter(each -> !Verification.waits(each.coding().verification()))
                        .toList());
            verified.addAndGet(kept.tally().scored());
            DyadScores without =
                SeriesScorer.score(effective.scheme(), kept)
                    .carriedTo(rows.lastKey())
                    .between(rows.firstKey(), rows.lastKey());
            without
                .months()
                .forEach(month -> scores.add(ScoreRow.of(dyad, month, effective.scheme())));
            breakdown.addAll(Breakdown.of(without, rows.firstKey(), rows.lastKey()));
          }
        });
    Validation validation =
        Validation.of(
            new Validation.Candidate(scores, breakdown, graded.provisional()),
            published,
            configuration);
    return new VerifiedOnly(scored - verified.get(), scored, validation.checks());
  }
}
