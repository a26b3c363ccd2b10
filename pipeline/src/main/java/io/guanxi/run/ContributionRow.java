package io.guanxi.run;

import io.guanxi.model.EventDate;
import io.guanxi.model.LocalizedNames;

/**
 * A row of {@code contributions.csv} as far as it is read back: a scored coding.
 *
 * @param dyad id of the dyad
 * @param eventId the event
 * @param date its day or month
 * @param eventType code of the event type
 * @param theme code of the theme
 * @param status {@code coded} or {@code disputed}
 * @param i0Micros table score that it counted with, micropoints
 * @param i0Basis {@link #FROM_CODEBOOK} or {@link #OF_ITS_OWN}
 * @param titles the event's titles; a title may be empty
 */
public record ContributionRow(
    String dyad,
    String eventId,
    EventDate date,
    String eventType,
    String theme,
    String status,
    long i0Micros,
    String i0Basis,
    LocalizedNames titles) {
  /** The table score is the codebook's. */
  public static final String FROM_CODEBOOK = "codebook";

  /** The table score stands in the event's row. */
  public static final String OF_ITS_OWN = "event";

  /** Whether the table score follows the codebook's value of the type. */
  public boolean isFromCodebook() {
    return i0Basis.equals(FROM_CODEBOOK);
  }

  /** The same coding with another table score from the codebook, micropoints. */
  public ContributionRow weighing(long micros) {
    return new ContributionRow(
        dyad, eventId, date, eventType, theme, status, micros, i0Basis, titles);
  }
}
