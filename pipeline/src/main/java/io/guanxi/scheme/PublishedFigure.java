package io.guanxi.scheme;

import io.guanxi.model.Dyad;
import io.guanxi.model.Sign;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was published about a dyad, as a fact with its citation.
 *
 * @param id short name, unique in the file
 * @param dyad the pair
 * @param kind what is measured
 * @param from first month
 * @param to last month; the same as {@code from} for a single month
 * @param value the figure; null for a {@link Kind#CLAIM} and a {@link Kind#LEVEL}
 * @param level for levels: the level's code; null otherwise
 * @param part for levels: the third of it; null when only the level is said
 * @param unit unit of the value
 * @param tolerance largest absolute difference that passes, in {@code unit}; null for a claim
 * @param gating whether a larger difference makes a validation fail; else it is a warning
 * @param sign for shares: of which sign; null otherwise
 * @param themes for shares and counts: of which themes
 * @param exceptThemes whether all themes but the named ones are meant
 * @param fitted whether the bundled codebook or events were fitted to this figure, so that meeting
 *     it validates nothing
 * @param citation where it stands
 * @param statement the claim, or a remark on the figure, in our words
 */
public record PublishedFigure(
    String id,
    Dyad dyad,
    Kind kind,
    YearMonth from,
    YearMonth to,
    @Nullable BigDecimal value,
    @Nullable String level,
    @Nullable LevelPart part,
    String unit,
    @Nullable BigDecimal tolerance,
    boolean gating,
    @Nullable Sign sign,
    Set<String> themes,
    boolean exceptThemes,
    boolean fitted,
    String citation,
    String statement)
    implements Serializable {
  /** What a figure measures. */
  public enum Kind {
    /** Displayed score at the end of {@code to}, in points. */
    SCORE,
    /** Level of the displayed score at the end of {@code to}; the tolerance is in levels. */
    LEVEL,
    /**
     * Displayed score at the end of {@code to} less the one at the end of {@code from}, in points.
     */
    SCORE_CHANGE,
    /** Percent of the score of all events of the sign that falls to the themes. */
    THEME_SHARE,
    /** Number of scored events of the themes. */
    EVENT_COUNT,
    /** That no month of the period has a lower displayed score than its last one. */
    LOWEST_SINCE,
    /**
     * That the displayed score at the end of {@code to} is above that at the end of {@code from}.
     */
    RISES,
    /** That every displayed score of the period is below the value. */
    STAYS_BELOW,
    /** A statement in words with which no number here is compared. */
    CLAIM;

    /**
     * Whether it is a claim on the course of the score, which months that are to come may refute.
     */
    public boolean isCourse() {
      return this == LOWEST_SINCE || this == RISES || this == STAYS_BELOW;
    }
  }

  /** Copies the set. */
  public PublishedFigure {
    themes = Set.copyOf(themes);
  }

  /** {@code 2022-09} or {@code 2022-03/2025-04}. */
  public String period() {
    return from.equals(to) ? from.toString() : from + "/" + to;
  }
}
