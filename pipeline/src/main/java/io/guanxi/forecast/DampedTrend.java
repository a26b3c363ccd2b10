package io.guanxi.forecast;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Exponential smoothing with a damped trend, where level smoothing is 1: the last score, and a
 * trend that takes up a tenth of each change and fades by a tenth a month. How much of the trend is
 * believed, the gain, is what would have served best on the pair's own last 120 forecasts whose
 * outcome is known at the origin. Moves inside the dead band are none; the rest is rounded as the
 * score is. The distribution is the point and its own last 120 errors.
 */
final class DampedTrend implements Model {
  /** How much of a change the trend takes up. */
  static final double BETA = 0.1;

  /** What is left of the trend a month later. */
  static final double PHI = 0.9;

  /** Moves below this are no move, points. */
  private static final double DEAD_BAND_POINTS = 0.075;

  private static final int GAINS = 16;
  private static final double GAIN_STEP = 0.1;
  private static final int WINDOW = 120;

  /** With fewer outcomes than this no gain is learnt, and no move is foreseen. */
  private static final int TAUGHT = 60;

  /** A pair and a horizon. */
  private record Key(ScoreHistory history, int horizon) {}

  private final double deadBand;
  private final int limit;
  private final Map<Key, int[]> moves = new ConcurrentHashMap<>();

  DampedTrend(Panel panel) {
    this.deadBand = panel.units(DEAD_BAND_POINTS);
    this.limit = panel.limit();
  }

  @Override
  public @Nullable Forecast at(ScoreHistory history, int origin, int horizon) {
    if (origin - horizon + 1 < OwnPast.LEAST) {
      return null;
    }
    int[] all = moves.computeIfAbsent(new Key(history, horizon), this::moves);
    int move = all[origin];
    int[] misses = history.changes(origin, horizon, WINDOW);
    for (int i = 0; i < misses.length; i++) {
      misses[i] += move - all[origin - horizon - misses.length + 1 + i];
    }
    int point = Math.max(-limit, Math.min(limit, history.at(origin) + move));
    return new Forecast(point, Distribution.ofChanges(history.at(origin), misses, limit));
  }

  /** The trend at every month, in units a month. */
  static double[] trend(ScoreHistory history) {
    double[] trend = new double[history.size()];
    for (int t = 1; t < trend.length; t++) {
      trend[t] = BETA * history.change(t - 1, 1) + (1 - BETA) * PHI * trend[t - 1];
    }
    return trend;
  }

  /** What is foreseen at every month of a pair, from what is known then. */
  private int[] moves(Key key) {
    double[] trend = trend(key.history());
    double reach = 0;
    double left = 1;
    for (int i = 0; i < key.horizon(); i++) {
      left *= PHI;
      reach += left;
    }
    int[] moves = new int[trend.length];
    long[] missed = new long[GAINS];
    for (int origin = key.horizon(); origin < moves.length; origin++) {
      int known = origin - key.horizon();
      miss(key, trend, reach, known, 1, missed);
      if (known >= WINDOW) {
        miss(key, trend, reach, known - WINDOW, -1, missed);
      }
      if (known + 1 >= TAUGHT) {
        long least = Arrays.stream(missed).min().orElseThrow();
        int gain = 0;
        while (missed[gain] > least) {
          gain++;
        }
        double move = gain * GAIN_STEP * reach * trend[origin];
        moves[origin] = Math.abs(move) < deadBand ? 0 : rounded(move);
      }
    }
    return moves;
  }

  private static void miss(
      Key key, double[] trend, double reach, int from, int sign, long[] missed) {
    int came = key.history().change(from, key.horizon());
    for (int gain = 0; gain < GAINS; gain++) {
      missed[gain] +=
          (long) sign * Math.abs(rounded(gain * GAIN_STEP * reach * trend[from]) - came);
    }
  }

  private static int rounded(double move) {
    return (int) Math.rint(move);
  }
}
