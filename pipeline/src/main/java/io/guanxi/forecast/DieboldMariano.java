package io.guanxi.forecast;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether two forecasts differ in accuracy by more than chance (Diebold and Mariano 1995), with the
 * correction for small samples of Harvey, Leybourne and Newbold 1997.
 *
 * @param statistic below 0 when the first loses less
 * @param p of a difference as large in either direction, when there is none
 */
public record DieboldMariano(double statistic, double p) {
  /**
   * Tests losses of forecasts that overlap by their horizon.
   *
   * @param differences loss of the first less loss of the second, in the order of the origins
   * @return empty when it cannot be computed: no more origins than the horizon, or a variance of
   *     the mean that is not above 0
   */
  static Optional<DieboldMariano> of(double[] differences, int horizon) {
    int n = differences.length;
    if (n <= horizon || n < 2) {
      return Optional.empty();
    }
    double mean = 0;
    for (double each : differences) {
      mean += each / n;
    }
    double variance = 0;
    for (int lag = 0; lag < horizon; lag++) {
      double sum = 0;
      for (int i = lag; i < n; i++) {
        sum += (differences[i] - mean) * (differences[i - lag] - mean);
      }
      variance += (lag == 0 ? 1 : 2) * sum / n;
    }
    double correction = Math.sqrt((n + 1 - 2.0 * horizon + horizon * (horizon - 1.0) / n) / n);
    double statistic = correction * mean / Math.sqrt(variance / n);
    if (!(variance > 1e-12) || !Double.isFinite(statistic)) {
      return Optional.empty();
    }
    double tail = new TDistribution(n - 1.0).cumulativeProbability(-Math.abs(statistic));
    return Optional.of(new DieboldMariano(statistic, 2 * tail));
  }
}
