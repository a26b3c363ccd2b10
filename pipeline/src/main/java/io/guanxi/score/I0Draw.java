package io.guanxi.score;

import io.guanxi.model.EventType;

/**
 * Draws the table score of an event type from its range in the codebook ({@code docs/method.md}
 * §9).
 *
 * <p>Our rule: uniform on either side of the table value t of a range {@code low … high}, the upper
 * side with probability {@code (t − low)/(high − low)}. The whole range can be drawn, and the mean
 * is t, wherever in the range t stands.
 */
final class I0Draw {
  private static final long STREAM = 1;

  private I0Draw() {}

  /**
   * One draw, micropoints. It depends on the arguments alone, so dyads share the draws of a
   * replicate and no type's draw moves when a codebook gets another type.
   *
   * @param replicate number of the replicate
   */
  static long micros(EventType type, long seed, int replicate) {
    long below = type.i0Micros() - type.lowestMicros();
    long above = type.highestMicros() - type.i0Micros();
    if (below + above == 0) {
      return type.i0Micros();
    }
    SplitMix random = SplitMix.keyed(seed, STREAM, type.code().hashCode(), replicate);
    return random.below(below + above) < below
        ? type.i0Micros() + random.below(above + 1)
        : type.i0Micros() - random.below(below + 1);
  }
}
