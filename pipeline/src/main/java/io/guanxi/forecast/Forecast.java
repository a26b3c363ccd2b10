package io.guanxi.forecast;

/**
 * What a model says of one month to come, in units.
 *
 * @param point its best single value
 * @param distribution probabilities of all values
 */
public record Forecast(double point, Distribution distribution) {
  /** A forecast whose single value is the median. */
  static Forecast ofMedian(Distribution distribution) {
    return new Forecast(distribution.quantile(0.5), distribution);
  }
}
