package io.guanxi.agreement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cohen's κ of two coders: their agreement beyond the one to be expected if each had spread his
 * classes at random.
 *
 * <p>Sources: J. Cohen 1960, <i>Educational and Psychological Measurement</i> 20, 37–46; for the
 * standard error J. L. Fleiss, J. Cohen and B. S. Everitt 1969, <i>Psychological Bulletin</i> 72,
 * 323–327, the one for any κ (formula 13 there), not the one under the hypothesis κ = 0.
 *
 * @param n number of items that both coded
 * @param observed share of the items on which they agree, 0 … 1; not a number without items
 * @param expected share on which they would agree by chance, 0 … 1; not a number without items
 * @param kappa κ, −1 … 1; not a number where it is undefined, see {@link #isDefined}
 * @param standardError asymptotic standard error of κ; not a number where it is undefined, see
 *     {@link #hasError}
 */
public record Kappa(long n, double observed, double expected, double kappa, double standardError) {
  /** The normal distribution's quantile for a two-sided interval of 95 %. */
  private static final double QUANTILE_95 = 1.959963984540054;

  /** Below this the formula's variance is 0 but for the noise of binary fractions. */
  private static final double NO_VARIANCE = 1e-12;

  /** Two classes for one item, one a coder. */
  public record Pair(String a, String b) {}

  /** κ of items, each with the class that either coder gave it. */
  public static Kappa of(List<Pair> items) {
    Map<String, Integer> index = new TreeMap<>();
    for (Pair item : items) {
      index.putIfAbsent(item.a(), index.size());
      index.putIfAbsent(item.b(), index.size());
    }
    long[][] counts = new long[index.size()][index.size()];
    for (Pair item : items) {
      counts[index.getOrDefault(item.a(), 0)][index.getOrDefault(item.b(), 0)]++;
    }
    return of(counts);
  }

  /** κ of one class against all the others together. */
  public static Kappa ofClass(List<Pair> items, String code) {
    long[][] counts = new long[2][2];
    for (Pair item : items) {
      counts[item.a().equals(code) ? 0 : 1][item.b().equals(code) ? 0 : 1]++;
    }
    return of(counts);
  }

  /**
   * κ of a square table of counts.
   *
   * @param counts {@code counts[i][j]}: items in class i for the one coder, in class j for the
   *     other; at most 3·10⁹ items in all
   */
  static Kappa of(long[][] counts) {
    int classes = counts.length;
    long[] rows = new long[classes];
    long[] columns = new long[classes];
    long n = 0;
    long agreed = 0;
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        rows[i] += counts[i][j];
        columns[j] += counts[i][j];
        n += counts[i][j];
      }
      agreed += counts[i][i];
    }
    long chance = 0;
    for (int i = 0; i < classes; i++) {
      chance += rows[i] * columns[i];
    }
    if (n == 0) {
      return new Kappa(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double observed = (double) agreed / n;
    double expected = (double) chance / (n * n);
    if (chance == n * n) {
      return new Kappa(n, observed, expected, Double.NaN, Double.NaN);
    }
    // Whole numbers up to the one division, so that a bar is met at its edge.
    double kappa = (double) (n * agreed - chance) / (n * n - chance);
    return new Kappa(
        n, observed, expected, kappa, error(counts, rows, columns, n, expected, kappa));
  }

  private static double error(
      long[][] counts, long[] rows, long[] columns, long n, double expected, double kappa) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        double share = (double) counts[i][j] / n;
        double margins = (1 - kappa) * (columns[i] + rows[j]) / n;
        double weight = i == j ? 1 - margins : margins;
        sum += share * weight * weight;
      }
    }
    double centre = kappa - expected * (1 - kappa);
    double variance = sum - centre * centre;
    return variance < NO_VARIANCE ? Double.NaN : Math.sqrt(variance / n) / (1 - expected);
  }

  /** Whether there is a κ: not without items, nor when both coders use one and the same class. */
  public boolean isDefined() {
    return !Double.isNaN(kappa);
  }

  /**
   * Whether there is a standard error: not where κ is undefined, nor where the formula gives 0
   * however few the items are, as when the coders agree on every one or only one of them uses a
   * class.
   */
  public boolean hasError() {
    return !Double.isNaN(standardError);
  }

  /** Lower end of the asymptotic 95 % interval; it may lie below −1. */
  public double low() {
    return kappa - QUANTILE_95 * standardError;
  }

  /** Upper end of the asymptotic 95 % interval; it may lie above 1. */
  public double high() {
    return kappa + QUANTILE_95 * standardError;
  }
}
