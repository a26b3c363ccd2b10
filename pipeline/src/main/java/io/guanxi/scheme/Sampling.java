package io.guanxi.scheme;

import java.io.Serializable;

/**
 * How many replicates a run with uncertainty draws, and from which seed; the same two numbers give
 * the same bytes.
 *
 * @param replicates 1 … {@link #MOST_REPLICATES}
 * @param seed any number
 */
public record Sampling(int replicates, long seed) implements Serializable {
  /** The replicates of {@code --uncertainty} without a number. */
  public static final int DEFAULT_REPLICATES = 10_000;

  /** What fits into the memory of a small machine. */
  public static final int MOST_REPLICATES = 100_000;

  /** The seed where none is given: the year of the method's first paper. */
  public static final long DEFAULT_SEED = 2004;
}
