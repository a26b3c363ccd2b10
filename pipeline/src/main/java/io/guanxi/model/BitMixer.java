package io.guanxi.model;

/** Spreads the bits of a number, for random numbers and for hashes. */
public final class BitMixer {
  private BitMixer() {}

  /**
   * Every bit of the result depends on every bit given; no two numbers give the same (the finisher
   * of SplitMix64: Stafford's variant 13 of the finisher of MurmurHash3).
   */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
