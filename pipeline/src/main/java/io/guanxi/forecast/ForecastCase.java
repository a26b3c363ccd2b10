package io.guanxi.forecast;

import java.util.List;

/**
 * A month that every model foresaw from the same origin.
 *
 * @param history the pair's scores
 * @param origin place of the last month known
 * @param came what the score was, units
 * @param forecasts one a model
 */
record ForecastCase(ScoreHistory history, int origin, int came, List<Forecast> forecasts) {
  int now() {
    return history.at(origin);
  }

  double error(int model) {
    return Math.abs(forecasts.get(model).point() - came);
  }

  double crps(int model) {
    return forecasts.get(model).distribution().crps(came);
  }
}
