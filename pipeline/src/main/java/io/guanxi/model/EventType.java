package io.guanxi.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One line of the event table.
 *
 * @param code the code used in event files, for example {@code SUMMIT-HEAD}
 * @param names what the type is called
 * @param sign the side of zero of its table score
 * @param i0Micros default table score I0 in micropoints
 * @param lowestMicros least override allowed, in micropoints
 * @param highestMicros greatest override allowed, in micropoints
 * @param origin where the default comes from
 * @param source what it rests on, in words
 * @param form class, level and bearing; null in a codebook that declares no order
 */
public record EventType(
    String code,
    LocalizedNames names,
    Sign sign,
    long i0Micros,
    long lowestMicros,
    long highestMicros,
    Origin origin,
    String source,
    @Nullable EventForm form)
    implements Serializable {

  /** A type of a codebook that declares no order. */
  public EventType(
      String code,
      LocalizedNames names,
      Sign sign,
      long i0Micros,
      long lowestMicros,
      long highestMicros,
      Origin origin,
      String source) {
    this(code, names, sign, i0Micros, lowestMicros, highestMicros, origin, source, null);
  }
}
