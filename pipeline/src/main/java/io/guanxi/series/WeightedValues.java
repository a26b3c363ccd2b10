package io.guanxi.series;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A distribution of finitely many values: each with its weight. Weights need not add up to one.
 *
 * @param values the values in ascending order, points
 * @param weights the weight of each, at least one above zero
 */
@SuppressWarnings("ArrayRecordComponent") // read by index in inner loops; nobody compares them
public record WeightedValues(double[] values, double[] weights) {

  /** The values in ascending order; equal values become one. */
  public static WeightedValues of(double[] values, double[] weights) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] sorted = new double[values.length];
    double[] sums = new double[values.length];
    int n = 0;
    for (int i : order) {
      if (weights[i] <= 0) {
        continue;
      }
      if (n == 0 || sorted[n - 1] != values[i]) {
        sorted[n++] = values[i];
      }
      sums[n - 1] += weights[i];
    }
    if (n == 0) {
      throw new IllegalArgumentException("a distribution needs a value that has weight");
    }
    return new WeightedValues(Arrays.copyOf(sorted, n), Arrays.copyOf(sums, n));
  }

  /** The least value that at least the share {@code p} (0 … 1) does not exceed. */
  public double quantile(double p) {
    double sought = p * total() - 1e-12;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i];
      if (sum >= sought) {
        return values[i];
      }
    }
    return values[values.length - 1];
  }

  /** Share of the weight below a value. */
  public double below(double value) {
    double sum = 0;
    for (int i = 0; i < values.length && values[i] < value; i++) {
      sum += weights[i];
    }
    return sum / total();
  }

  /**
   * How much of an outcome lies in the middle of the distribution: the probability that its
   * probability integral transform, randomised where the distribution has a lump (Czado, Gneiting
   * and Held, Biometrics 2009), falls between {@code (1 − share) / 2} and {@code (1 + share) / 2}.
   * The randomisation is carried out in expectation, so nothing is drawn.
   *
   * @param outcome what came, on the same grid as the values
   * @param share share of the middle, 0 … 1
   * @return 0 … 1
   */
  public double covers(double outcome, double share) {
    double low = below(outcome - 1e-9);
    double high = below(outcome + 1e-9);
    double from = (1 - share) / 2;
    double to = (1 + share) / 2;
    if (high - low < 1e-12) {
      return low >= from && low <= to ? 1 : 0;
    }
    return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
  }

  private double total() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
