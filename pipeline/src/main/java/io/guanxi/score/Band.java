package io.guanxi.score;

import io.guanxi.model.Decimals;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What the replicates of one number gave: quantiles after the inverse of their distribution
 * function (type 1 of Hyndman and Fan 1996), so every end of a band is the value of a replicate.
 *
 * @param low95 2.5 percent of the replicates lie below it
 * @param low80 10 percent lie below it
 * @param median half of them lie below it
 * @param high80 10 percent lie above it
 * @param high95 2.5 percent lie above it
 * @param replicates replicates that have the number at all; the quantiles are not numbers when none
 *     has
 */
public record Band(
    double low95, double low80, double median, double high80, double high95, int replicates)
    implements Serializable {

  /** The band of a number that is the same in every replicate. */
  static Band of(double value, int replicates) {
    return new Band(value, value, value, value, value, replicates);
  }

  /**
   * The band of values in rising order.
   *
   * @param sorted the values; those that are not numbers stand last and do not count
   */
  static Band of(double[] sorted) {
    int n = numbers(sorted);
    return new Band(
        quantile(sorted, n, 25),
        quantile(sorted, n, 100),
        quantile(sorted, n, 500),
        quantile(sorted, n, 900),
        quantile(sorted, n, 975),
        n);
  }

  /** The same band to nine decimals, without the noise of binary fractions behind them. */
  Band withoutNoise() {
    return replicates == 0
        ? this
        : new Band(
            Decimals.withoutNoise(low95),
            Decimals.withoutNoise(low80),
            Decimals.withoutNoise(median),
            Decimals.withoutNoise(high80),
            Decimals.withoutNoise(high95),
            replicates);
  }

  /** How many values are numbers, given that those that are not stand last. */
  static int numbers(double[] sorted) {
    int n = sorted.length;
    while (n > 0 && Double.isNaN(sorted[n - 1])) {
      n--;
    }
    return n;
  }

  /** All values of several stretches, in rising order, those that are not numbers last. */
  static double[] sorted(Iterable<double[]> stretches) {
    double[] all = new double[0];
    for (double[] each : stretches) {
      int length = all.length;
      all = Arrays.copyOf(all, length + each.length);
      System.arraycopy(each, 0, all, length, each.length);
    }
    Arrays.sort(all);
    return all;
  }

  private static double quantile(double[] sorted, int n, int perMille) {
    if (n == 0) {
      return Double.NaN;
    }
    long rank = (perMille * (long) n + 999) / 1000;
    return sorted[(int) rank - 1];
  }
}
