package io.guanxi.forecast;

import org.jspecify.annotations.Nullable;

/** A way to say what comes next. It may be asked by several threads at once. */
interface Model {
  /**
   * What comes {@code horizon} months after the month at {@code origin}; null with too few months.
   */
  @Nullable Forecast at(ScoreHistory history, int origin, int horizon);
}
