package io.guanxi.agreement;

import io.guanxi.model.Defined;
import io.guanxi.model.MonthlyScore;
import io.guanxi.model.WeightedCoding;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.DyadScores;
import io.guanxi.score.SeriesScorer;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores one dyad by the first coder's codings, as they are and with single ones changed. */
final class DyadEffects {
  private final Scheme scheme;
  private final DyadProfile profile;
  private final List<WeightedCoding> codings;
  private final YearMonth last;
  private final DyadScores base;

  /**
   * The first coder's series.
   *
   * @param last the month at whose end scores are compared
   * @throws FaultsException when the score leaves the scale
   */
  DyadEffects(Scheme scheme, DyadProfile profile, List<WeightedCoding> codings, YearMonth last) {
    this.scheme = scheme;
    this.profile = profile;
    this.codings = codings;
    this.last = last;
    this.base = score(codings);
  }

  /** The score at the end of the last month. */
  double lastScore() {
    return lastScore(base);
  }

  /** The same by other codings. */
  Defined<Double> lastScore(List<WeightedCoding> others) {
    try {
      return Defined.of(lastScore(score(others)));
    } catch (FaultsException e) { // the score would leave the scale: undefined, not clamped
      return Defined.undefined(String.join("; ", e.faults()));
    }
  }

  /**
   * The effect of one change.
   *
   * @param before a coding of the first coder; null when he has none of the event
   * @param after what stands in its place; null when nothing does
   */
  Effect of(@Nullable WeightedCoding before, @Nullable WeightedCoding after) {
    WeightedCoding dated = before != null ? before : after;
    if (dated == null) {
      throw new IllegalArgumentException("nothing is changed");
    }
    YearMonth month = dated.coding().date().month();
    List<WeightedCoding> changed = new ArrayList<>(codings);
    if (before != null) {
      changed.remove(before);
    }
    if (after != null) {
      changed.add(after);
    }
    try {
      DyadScores scores = score(changed);
      return new Effect(
          month,
          Defined.of(change(scores, month) - change(base, month)),
          Defined.of(lastScore(scores) - lastScore(base)));
    } catch (FaultsException e) { // the score would leave the scale: undefined, not clamped
      Defined<Double> undefined = Defined.undefined(String.join("; ", e.faults()));
      return new Effect(month, undefined, undefined);
    }
  }

  private DyadScores score(List<WeightedCoding> some) {
    return SeriesScorer.score(scheme, DyadMonths.of(profile, some)).carriedTo(last);
  }

  private double lastScore(DyadScores scores) {
    return scores.months().isEmpty()
        ? profile.initialScore()
        : scores.months().get(scores.months().size() - 1).score();
  }

  private static double change(DyadScores scores, YearMonth month) {
    return scores.months().stream()
        .filter(each -> each.month().equals(month))
        .mapToDouble(MonthlyScore::change)
        .findFirst()
        .orElse(0);
  }
}
