package io.guanxi.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Probabilities of displayed scores: one for each unit of the last decimal from one end of the
 * scale to the other. All values are in units.
 */
public final class Distribution {
  /** Sums of probabilities closer than this are the same. */
  private static final double NOISE = 1e-9;

  private final int limit;
  private final double[] upTo;

  /**
   * A distribution of masses.
   *
   * @param limit the scale ends at this and at its negative
   * @param masses weight of each value from {@code -limit} to {@code limit}; their sum is above 0
   */
  private Distribution(int limit, double[] masses) {
    this.limit = limit;
    this.upTo = masses;
    for (int i = 1; i < upTo.length; i++) {
      upTo[i] += upTo[i - 1];
    }
    double all = upTo[upTo.length - 1];
    for (int i = 0; i < upTo.length; i++) {
      upTo[i] /= all;
    }
  }

  /** All of it at one value. */
  static Distribution at(int value, int limit) {
    return ofChanges(value, new int[] {0}, new double[] {1}, limit);
  }

  /**
   * Where a value ends up when it changes by one of these; what would leave the scale stands at its
   * end.
   *
   * @param weights of the changes, not negative, one above 0
   */
  static Distribution ofChanges(int from, int[] changes, double[] weights, int limit) {
    double[] masses = new double[2 * limit + 1];
    for (int i = 0; i < changes.length; i++) {
      masses[place(from + changes[i], limit)] += weights[i];
    }
    return new Distribution(limit, masses);
  }

  /** The same of changes that weigh the same. */
  static Distribution ofChanges(int from, int[] changes, int limit) {
    double[] weights = new double[changes.length];
    Arrays.fill(weights, 1);
    return ofChanges(from, changes, weights, limit);
  }

  /**
   * From the probability of being at most a value.
   *
   * @param upTo is asked for the middle between two values
   */
  static Distribution ofCdf(DoubleUnaryOperator upTo, int limit) {
    double[] masses = new double[2 * limit + 1];
    double before = 0;
    for (int value = -limit; value <= limit; value++) {
      double here = value == limit ? 1 : upTo.applyAsDouble(value + 0.5);
      masses[value + limit] = Math.max(0, here - before);
      before = Math.max(before, here);
    }
    return new Distribution(limit, masses);
  }

  /** The mean of distributions, probability by probability. */
  static Distribution mix(List<Distribution> parts, double... weights) {
    int limit = parts.get(0).limit;
    double[] masses = new double[2 * limit + 1];
    for (int part = 0; part < weights.length; part++) {
      for (int value = -limit; value <= limit; value++) {
        masses[value + limit] += weights[part] * parts.get(part).probability(value);
      }
    }
    return new Distribution(limit, masses);
  }

  private static int place(int value, int limit) {
    return Math.max(-limit, Math.min(limit, value)) + limit;
  }

  /** The probability of at most this. */
  public double upTo(int value) {
    return value < -limit ? 0 : upTo[place(value, limit)];
  }

  /** The probability of exactly this. */
  public double probability(int value) {
    return upTo(value) - upTo(value - 1);
  }

  /** The smallest value with at least this probability of being at most it. */
  public int quantile(double probability) {
    int i = 0;
    while (i < upTo.length - 1 && upTo[i] < probability - NOISE) {
      i++;
    }
    return i - limit;
  }

  /**
   * The continuous ranked probability score: the integral over the scale of the squared distance
   * between this and the certainty of what came; 0 is best, and for a certain forecast it is the
   * absolute error.
   */
  public double crps(int came) {
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      double missing = upTo[i] - (i - limit >= came ? 1 : 0);
      sum += missing * missing;
    }
    return sum;
  }

  /**
   * How much of the range of the probability integral transform lies between two bounds when it is
   * drawn evenly from the step that holds what came: the mean over all randomisations (Czado,
   * Gneiting and Held 2009).
   */
  double transformBetween(int came, double low, double high) {
    double from = upTo(came - 1);
    double to = upTo(came);
    if (to - from < NOISE) {
      return (from >= low && from < high) || (high >= 1 && from >= 1 - NOISE) ? 1 : 0;
    }
    return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (to - from);
  }

  /** The interval score of the central interval that leaves out {@code alpha} (Gneiting 2007). */
  double intervalScore(int came, double alpha) {
    int low = quantile(alpha / 2);
    int high = quantile(1 - alpha / 2);
    return high - low + 2 / alpha * (Math.max(0, low - came) + Math.max(0, came - high));
  }
}
