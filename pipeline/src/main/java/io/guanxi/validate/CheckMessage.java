package io.guanxi.validate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a check says, without a language: a kind of sentence and the values in it.
 *
 * @param kind the sentence
 * @param values its values in order, as they are shown
 */
public record CheckMessage(Kind kind, List<String> values) {
  /** The sentences; in brackets their values. */
  public enum Kind {
    /** Nothing is said. */
    NONE,
    /** A value alone (value). */
    VALUE,
    /** A level, perhaps with its third (code, third or nothing). */
    LEVEL,
    /** A share both ways (percent of Σ|I0|, percent of Σ|I|). */
    SHARE,
    /** Every month is to be within the tolerance (points). */
    EVERY_MONTH_WITHIN,
    /** The largest difference of a series (points, month). */
    LARGEST_DIFFERENCE,
    /** Outside the tolerance (difference, unit, tolerance). */
    DIFFERS,
    /** The level is the published one, its third is another. */
    OTHER_PART,
    /** Months of a series outside (their number, months graded, first, published, here). */
    MONTHS_OUTSIDE,
    /** That the last month is the lowest of a period (its first month). */
    LOWEST_SINCE,
    /** That the score rises over the period. */
    RISES,
    /** That the score stays below (points). */
    STAYS_BELOW,
    /** The lowest score of the months that are there (points, month). */
    LOWEST,
    /** The highest score of the months that are there (points, month). */
    HIGHEST,
    /** A claim that the months so far do not refute (their number, first, last, number wanting). */
    NOT_REFUTED,
    /** A month that refutes a claim (month, points). */
    REFUTED,
    /** A claim in words, with which no number is compared (the claim). */
    CLAIM,
    /** The run does not cover the months (period). */
    NOT_COVERED,
    /** The file has scores only, no themes and events. */
    SCORES_ONLY,
    /** A share of nothing: no event of the sign has a table score (period). */
    SHARE_OF_NOTHING,
    /** The run has no such dyad (dyad). */
    NOT_IN_RUN,
    /** No month of the published series is in the run. */
    NO_OVERLAP,
    /** Too few of the published months are in the run (months, of, percent needed). */
    LOW_COVERAGE,
    /** No two neighbouring months, so there is no change. */
    NO_NEIGHBOURS,
    /** Published months before or after the run's, passed over (their number). */
    PASSED_OVER,
    /** The newest month is provisional: seen, not graded (month, difference). */
    PROVISIONAL;

    /** The word in JSON, for example {@code months-outside}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Nothing. */
  static final CheckMessage NONE = new CheckMessage(Kind.NONE, List.of());

  /** Copies the values. */
  public CheckMessage {
    values = List.copyOf(values);
  }

  static CheckMessage of(Kind kind, Object... values) {
    return new CheckMessage(kind, Stream.of(values).map(String::valueOf).toList());
  }

  /** Whether nothing is said. */
  public boolean isNone() {
    return kind == Kind.NONE;
  }
}
