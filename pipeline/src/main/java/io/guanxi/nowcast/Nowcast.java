package io.guanxi.nowcast;

import io.guanxi.series.WeightedValues;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the score of a pair would be in a month, from the last published one and what is known
 * since.
 *
 * @param dyad the pair
 * @param anchor month of the last published score
 * @param target the month
 * @param start the published score at the anchor, points
 * @param correction what is added to it, points, on the grid of published scores
 * @param gain what the pair's own past makes of the pooled model, 0 … 1.5
 * @param contributions what makes up the correction before its dead band and rounding
 * @param feedMonths months after the anchor, up to the target, in which a feed says something
 * @param distribution scores that may come; none when the pair has no past to judge from
 * @param outcome the published score of the target month, when it is known
 */
public record Nowcast(
    String dyad,
    YearMonth anchor,
    YearMonth target,
    double start,
    double correction,
    double gain,
    List<Contribution> contributions,
    int feedMonths,
    @Nullable WeightedValues distribution,
    @Nullable Double outcome) {
  /**
   * A part of the correction.
   *
   * @param source the feed, "momentum" or "curated"
   * @param part group of events or span of the momentum
   * @param points what it adds
   */
  public record Contribution(String source, String part, double points) {}

  /**
   * Probabilities of the displayed score's move since the anchor.
   *
   * @param down that it falls
   * @param still that it stays
   * @param up that it rises
   */
  public record Moves(double down, double still, double up) {
    static Moves of(WeightedValues distribution, double start) {
      double down = distribution.below(start - 1e-6);
      double up = 1 - distribution.below(start + 1e-6);
      return new Moves(down, 1 - down - up, up);
    }

    /** Brier score of the three outcomes together, 0 … 2. */
    double brier(double move) {
      return square(down - (move < -1e-6 ? 1 : 0))
          + square(still - (Math.abs(move) <= 1e-6 ? 1 : 0))
          + square(up - (move > 1e-6 ? 1 : 0));
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /** Copies the list. */
  public Nowcast {
    contributions = List.copyOf(contributions);
  }

  /** Months between anchor and target. */
  public int lag() {
    return MonthGrid.index(target) - MonthGrid.index(anchor);
  }

  /** The score that is expected, points. */
  public double point() {
    return MonthGrid.round(start + correction, 1e-6);
  }

  /** How likely it is that the score moves; null without a distribution. */
  public @Nullable Moves moves() {
    return distribution == null ? null : Moves.of(distribution, start);
  }
}
