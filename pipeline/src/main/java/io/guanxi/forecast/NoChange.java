package io.guanxi.forecast;

/** The score stays as it is, for certain. */
record NoChange(int limit) implements Model {
  @Override
  public Forecast at(ScoreHistory history, int origin, int horizon) {
    int now = history.at(origin);
    return new Forecast(now, Distribution.at(now, limit));
  }
}
