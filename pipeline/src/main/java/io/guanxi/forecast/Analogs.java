package io.guanxi.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What followed the 400 most similar months of all pairs, of those whose outcome is known at the
 * origin. Months are similar when these are, each over its spread in the months known: log
 * volatility over 12, 36 and 120 months, change over 3 and 12 months, the fading trend, distance
 * from the mean of 36 months, and level. The nearer a month, the more its outcome weighs.
 */
final class Analogs implements Model {
  private static final int NEAREST = 400;
  private static final int[] VOLATILITY = {12, 36, 120};
  private static final int[] MOMENTUM = {3, 12};
  private static final int MEAN = 36;
  private static final int FEATURES = VOLATILITY.length + MOMENTUM.length + 3;

  /** Keeps the logarithm of a volatility finite, points. */
  private static final double CALM_POINTS = 0.02;

  /** A weight that no analog falls below, for the case that all are equally near. */
  private static final double FLOOR = 1e-6;

  private final int limit;
  private final double calm;
  private final List<ScoreHistory> histories;
  private final Map<ScoreHistory, double[][]> features = new ConcurrentHashMap<>();
  private final Map<Integer, Pool> pools = new ConcurrentHashMap<>();

  Analogs(Panel panel) {
    this.limit = panel.limit();
    this.calm = panel.units(CALM_POINTS);
    this.histories = panel.histories();
    histories.forEach(history -> features.put(history, features(history)));
  }

  @Override
  public @Nullable Forecast at(ScoreHistory history, int origin, int horizon) {
    double[][] own = features.get(history);
    Pool pool = pools.computeIfAbsent(horizon, months -> new Pool(months, features));
    int known = pool.known(history.time(origin));
    if (own == null || known < OwnPast.LEAST || origin < OwnPast.LEAST) {
      return null;
    }
    double[] scale = pool.scale(known);
    double[] distance = new double[known];
    for (int i = 0; i < known; i++) {
      distance[i] = distance(own[origin], pool.features[i], scale);
    }
    double farthest = smallest(distance.clone(), Math.min(NEAREST, known) - 1);
    double[] weights = new double[known];
    for (int i = 0; i < known; i++) {
      weights[i] =
          distance[i] > farthest ? 0 : FLOOR + (farthest > 0 ? 1 - distance[i] / farthest : 0);
    }
    return Forecast.ofMedian(
        Distribution.ofChanges(
            history.at(origin), Arrays.copyOf(pool.changes, known), weights, limit));
  }

  /** The value that would stand at a place if these were sorted; their order is changed. */
  private static double smallest(double[] values, int place) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (place <= right) {
        high = right;
      } else if (place >= left) {
        low = left;
      } else {
        return values[place];
      }
    }
    return values[place];
  }

  private static double distance(double[] one, double[] other, double[] scale) {
    double sum = 0;
    for (int i = 0; i < FEATURES; i++) {
      double apart = (one[i] - other[i]) * scale[i];
      sum += apart * apart;
    }
    return sum;
  }

  private double[][] features(ScoreHistory history) {
    int size = history.size();
    double[] squares = new double[size + 1];
    double[] levels = new double[size + 1];
    for (int t = 0; t < size; t++) {
      double change = t == 0 ? 0 : history.change(t - 1, 1);
      squares[t + 1] = squares[t] + change * change;
      levels[t + 1] = levels[t] + history.at(t);
    }
    double[] trend = DampedTrend.trend(history);
    double[][] features = new double[size][FEATURES];
    for (int t = 0; t < size; t++) {
      int at = 0;
      for (int months : VOLATILITY) {
        double moved = squares[t + 1] - squares[Math.max(1, t + 1 - months)];
        features[t][at++] =
            StrictMath.log(Math.sqrt(moved / Math.max(1, Math.min(months, t))) + calm);
      }
      for (int months : MOMENTUM) {
        int from = Math.max(0, t - months);
        features[t][at++] = history.change(from, t - from);
      }
      int from = Math.max(0, t - MEAN + 1);
      features[t][at++] = history.at(t) - (levels[t + 1] - levels[from]) / (t + 1 - from);
      features[t][at++] = trend[t];
      features[t][at] = history.at(t);
    }
    return features;
  }

  /** The months of all pairs whose outcome over a horizon came, oldest first. */
  private final class Pool {
    private final int[] knownFrom;
    private final int[] changes;
    private final double[][] features;
    private final double[][] sums;
    private final double[][] squares;

    /** A month of a pair. */
    private record ForecastCase(ScoreHistory history, int origin) {}

    Pool(int horizon, Map<ScoreHistory, double[][]> all) {
      List<ForecastCase> cases = new ArrayList<>();
      for (ScoreHistory history : histories) {
        for (int t = OwnPast.LEAST; t + horizon < history.size(); t++) {
          cases.add(new ForecastCase(history, t));
        }
      }
      cases.sort(Comparator.comparingInt(each -> each.history().time(each.origin())));
      int size = cases.size();
      knownFrom = new int[size];
      changes = new int[size];
      features = new double[size][];
      sums = new double[size + 1][FEATURES];
      squares = new double[size + 1][FEATURES];
      for (int i = 0; i < size; i++) {
        ForecastCase each = cases.get(i);
        knownFrom[i] = each.history().time(each.origin()) + horizon;
        changes[i] = each.history().change(each.origin(), horizon);
        features[i] = Objects.requireNonNull(all.get(each.history()))[each.origin()];
        for (int f = 0; f < FEATURES; f++) {
          double value = features[i][f];
          sums[i + 1][f] = sums[i][f] + value;
          squares[i + 1][f] = squares[i][f] + value * value;
        }
      }
    }

    /** How many outcomes are known at a month. */
    int known(int time) {
      int low = 0;
      int high = knownFrom.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (knownFrom[middle] <= time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    /** One over the spread of each feature among the first so many; 0 for one that is the same. */
    double[] scale(int known) {
      double[] scale = new double[FEATURES];
      for (int f = 0; f < FEATURES; f++) {
        double mean = sums[known][f] / known;
        double spread = Math.sqrt(Math.max(0, squares[known][f] / known - mean * mean));
        scale[f] = spread < FLOOR ? 0 : 1 / spread;
      }
      return scale;
    }
  }
}
