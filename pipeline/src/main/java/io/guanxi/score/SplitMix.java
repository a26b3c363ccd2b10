package io.guanxi.score;

import io.guanxi.model.BitMixer;

/**
 * Random numbers that are the same on every Java: SplitMix64 (Steele, Lea and Flood, Fast
 * splittable pseudorandom number generators, OOPSLA 2014).
 *
 * <p>Written out because {@link java.util.SplittableRandom} does not promise its bounded numbers to
 * the bit from release to release, and the tables of a run must be reproducible from its manifest.
 */
final class SplitMix {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  private SplitMix(long state) {
    this.state = state;
  }

  /** The published sequence of a seed. */
  static SplitMix seeded(long seed) {
    return new SplitMix(seed);
  }

  /** A stream of its own for each list of keys, so no stream depends on what others have drawn. */
  static SplitMix keyed(long... keys) {
    long state = 0;
    for (long key : keys) {
      state = BitMixer.mix(state + GOLDEN_GAMMA) ^ key;
    }
    return new SplitMix(BitMixer.mix(state + GOLDEN_GAMMA));
  }

  /** The next 64 bits. */
  long next() {
    state += GOLDEN_GAMMA;
    return BitMixer.mix(state);
  }

  /**
   * A whole number from 0 to {@code bound − 1}, each as likely as the others but for a part in
   * 2⁶³/{@code bound}.
   *
   * @param bound at least 1, less than 2⁶²
   */
  long below(long bound) {
    return Math.multiplyHigh(next() >>> 1, bound << 1);
  }
}
