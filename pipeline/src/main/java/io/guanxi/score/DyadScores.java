package io.guanxi.score;

import io.guanxi.model.Contribution;
import io.guanxi.model.MonthlyScore;
import io.guanxi.scheme.DyadProfile;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The scores of one dyad over contiguous months, with the contribution of every event.
 *
 * @param profile the dyad and its start
 * @param months contiguous months from the one after the initial month on
 * @param contributions one per scored coding, in the order in which they met the relation
 * @param tally what became of the dyad's codings
 */
public record DyadScores(
    DyadProfile profile,
    List<MonthlyScore> months,
    List<Contribution> contributions,
    DyadMonths.Tally tally)
    implements Serializable {
  /** Copies the lists. */
  public DyadScores {
    months = List.copyOf(months);
    contributions = List.copyOf(contributions);
  }

  /** The first month that is scored. */
  public YearMonth firstMonth() {
    return profile.initialMonth().plusMonths(1);
  }

  /** The last month that is scored; the initial month when none is. */
  public YearMonth lastMonth() {
    return months.isEmpty() ? profile.initialMonth() : months.get(months.size() - 1).month();
  }

  /**
   * The same scores carried to a later month: silent months leave the score as it is, for any
   * length of time (no decay). Nothing changes when the month is not later.
   */
  public DyadScores carriedTo(YearMonth month) {
    List<MonthlyScore> carried = new ArrayList<>(months);
    double score =
        months.isEmpty() ? profile.initialScore() : months.get(months.size() - 1).score();
    for (YearMonth m = lastMonth().plusMonths(1); !m.isAfter(month); m = m.plusMonths(1)) {
      carried.add(MonthlyScore.silent(m, score));
    }
    return new DyadScores(profile, carried, contributions, tally);
  }

  /** The same scores with only the months and contributions of {@code from … to}, both included. */
  public DyadScores between(YearMonth from, YearMonth to) {
    return new DyadScores(
        profile,
        months.stream().filter(m -> isBetween(m.month(), from, to)).toList(),
        contributions.stream()
            .filter(c -> isBetween(c.coding().coding().date().month(), from, to))
            .toList(),
        tally);
  }

  /** The same scores with only the months, and the contributions of months, that are wanted. */
  public DyadScores only(Predicate<YearMonth> wanted) {
    return new DyadScores(
        profile,
        months.stream().filter(m -> wanted.test(m.month())).toList(),
        contributions.stream()
            .filter(c -> wanted.test(c.coding().coding().date().month()))
            .toList(),
        tally);
  }

  private static boolean isBetween(YearMonth month, YearMonth from, YearMonth to) {
    return !month.isBefore(from) && !month.isAfter(to);
  }
}
