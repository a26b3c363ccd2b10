package io.guanxi.model;

import java.io.Serializable;

/**
 * A coding with the row it was read from, so that later stages can still reject the row.
 *
 * @param location where the row stands
 * @param raw the row as read
 * @param coding what it says
 */
public record CodedRow(Location location, String raw, Coding coding) implements Serializable {
  /** The same row with its dyad under the configured name. */
  public CodedRow withDyad(Dyad configured) {
    return new CodedRow(location, raw, coding.withDyad(configured));
  }
}
