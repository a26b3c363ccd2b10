package io.guanxi.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The analogs, the pair's last three years and the damped trend with its errors, averaged with
 * fixed weights. The single value is that of the damped trend.
 */
final class CombinedModel implements Model {
  private static final int RECENT = 36;
  private static final double[] WEIGHTS = {0.7, 0.15, 0.15};

  private final Model analogs;
  private final Model recent;
  private final Model trend;

  CombinedModel(Panel panel) {
    this.analogs = new Analogs(panel);
    this.recent = new OwnPast(RECENT, panel.limit());
    this.trend = new DampedTrend(panel);
  }

  @Override
  public @Nullable Forecast at(ScoreHistory history, int origin, int horizon) {
    Forecast one = analogs.at(history, origin, horizon);
    Forecast other = recent.at(history, origin, horizon);
    Forecast third = trend.at(history, origin, horizon);
    return one == null || other == null || third == null
        ? null
        : new Forecast(
            third.point(),
            Distribution.mix(
                List.of(one.distribution(), other.distribution(), third.distribution()), WEIGHTS));
  }
}
