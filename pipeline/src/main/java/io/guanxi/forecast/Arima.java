package io.guanxi.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.estimation.FastArimaForecasts;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * ARIMA models of the pair's whole past, estimated by exact maximum likelihood with JDemetra+ each
 * December and kept for the year after; of several orders the one with the least information
 * criterion. Errors are taken as normal, and the score as rounded to its last decimal.
 */
final class Arima implements Model {
  /** Months that a model needs. */
  static final int LEAST = 36;

  private static final int YEAR = 12;

  /** Orders of simple and of damped smoothing, whose reduced forms these are. */
  private static final List<Order> SMOOTHING = List.of(new Order(0, 1), new Order(1, 2));

  private static final List<Order> USUAL =
      List.of(new Order(0, 0), new Order(0, 1), new Order(1, 0), new Order(1, 1));

  /** How many coefficients there are; differences are of order one in all. */
  private record Order(int autoregressive, int movingAverage) {
    int coefficients() {
      return autoregressive + movingAverage;
    }
  }

  /** A pair, and the last month that its model was estimated from. */
  private record Key(ScoreHistory history, int end) {}

  /**
   * An estimated model.
   *
   * @param deviation standard deviation of what a month brings, units
   */
  record Fit(SarimaModel model, double deviation, double logLikelihood) {}

  private final List<Order> orders;
  private final int limit;
  private final Map<Key, Optional<Fit>> fits = new ConcurrentHashMap<>();

  private Arima(List<Order> orders, int limit) {
    this.orders = orders;
    this.limit = limit;
  }

  /** Exponential smoothing with additive errors, simple or with a damped trend. */
  static Arima smoothing(Panel panel) {
    return new Arima(SMOOTHING, panel.limit());
  }

  /** Orders up to (1,1,1). */
  static Arima usual(Panel panel) {
    return new Arima(USUAL, panel.limit());
  }

  @Override
  public @Nullable Forecast at(ScoreHistory history, int origin, int horizon) {
    if (origin < LEAST - 1) {
      return null;
    }
    int end = origin - Math.floorMod(history.time(origin) + 1, YEAR);
    Fit fit =
        fits.computeIfAbsent(
                new Key(history, Math.max(LEAST - 1, end)), key -> best(key.history(), key.end()))
            .orElse(null);
    if (fit == null) {
      return new Forecast(history.at(origin), Distribution.at(history.at(origin), limit));
    }
    FastArimaForecasts forecasts = new FastArimaForecasts();
    forecasts.prepare(fit.model(), false);
    double mean = forecasts.forecasts(past(history, origin), horizon).get(horizon - 1);
    NormalDistribution normal =
        new NormalDistribution(mean, fit.deviation() * spread(fit.model(), horizon));
    double point = Math.max(-limit, Math.min(limit, Math.rint(mean)));
    return new Forecast(point, Distribution.ofCdf(normal::cumulativeProbability, limit));
  }

  private static DoubleSeq past(ScoreHistory history, int origin) {
    double[] past = new double[origin + 1];
    Arrays.setAll(past, history::at);
    return DoubleSeq.of(past);
  }

  /** Empty for a past that never moved, of which nothing can be estimated. */
  private Optional<Fit> best(ScoreHistory history, int end) {
    if (history.standsStill(end)) {
      return Optional.empty();
    }
    Fit best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Order order : orders) {
      Fit fit = fit(past(history, end), order.autoregressive(), order.movingAverage());
      double criterion = -2 * fit.logLikelihood() + order.coefficients() * StrictMath.log(end);
      if (criterion < least) {
        best = fit;
        least = criterion;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Estimates an order by exact maximum likelihood. */
  static Fit fit(DoubleSeq past, int autoregressive, int movingAverage) {
    SarimaOrders orders = new SarimaOrders(1);
    orders.setRegular(autoregressive, 1, movingAverage);
    RegArimaModel.Builder<SarimaModel> model = RegArimaModel.builder();
    model.y(past);
    model.arima(SarimaModel.builder(orders).setDefault().build());
    RegArimaEstimation<SarimaModel> found =
        RegSarimaComputer.builder().build().process(model.build(), null);
    double squares = found.getConcentratedLikelihood().ssq();
    int free = past.length() - 1 - autoregressive - movingAverage;
    return new Fit(
        found.getModel().arima(),
        Math.sqrt(squares / free),
        found.getConcentratedLikelihood().logLikelihood());
  }

  /** Standard deviation of the error so many months ahead, in those of one month. */
  static double spread(SarimaModel model, int horizon) {
    double level = 1;
    double sum = 1;
    double[] weights = new double[horizon];
    weights[0] = 1;
    for (int i = 1; i < horizon; i++) {
      double weight = i <= model.getQ() ? model.theta(i) : 0;
      for (int j = 1; j <= Math.min(i, model.getP()); j++) {
        weight -= model.phi(j) * weights[i - j];
      }
      weights[i] = weight;
      level += weight;
      sum += level * level;
    }
    return Math.sqrt(sum);
  }
}
