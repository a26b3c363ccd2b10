package io.guanxi.model;

import java.io.Serializable;

/**
 * A coding that passed the checks against the configuration, with the table score it counts with.
 *
 * @param row the row with its coding, the dyad under the configured name
 * @param sign the sign of its event type
 * @param i0Micros the override or the codebook's default, in micropoints; its sign is never the
 *     opposite of {@code sign}
 */
public record WeightedCoding(CodedRow row, Sign sign, long i0Micros) implements Serializable {
  /** What the row says. */
  public Coding coding() {
    return row.coding();
  }
}
