package io.guanxi.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A coding with the row it was read from, so that later stages can still reject the row.
 *
 * @param location where the row stands
 * @param raw the row as read
 * @param coding what it says
 * @param codedOn the day on which it was coded; null where the row does not say
 * @param codedThrough the month through which its pair is coded; null where the row does not say
 */
public record CodedRow(
    Location location,
    String raw,
    Coding coding,
    @Nullable LocalDate codedOn,
    @Nullable YearMonth codedThrough)
    implements Serializable {

  /** A row that says neither when it was coded nor through which month its pair is. */
  public CodedRow(Location location, String raw, Coding coding) {
    this(location, raw, coding, null, null);
  }

  /** The same row with its dyad under the configured name. */
  public CodedRow withDyad(Dyad configured) {
    return configured.equals(coding.dyad())
        ? this
        : new CodedRow(location, raw, coding.withDyad(configured), codedOn, codedThrough);
  }
}
