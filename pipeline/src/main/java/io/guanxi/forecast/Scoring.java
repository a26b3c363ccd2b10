package io.guanxi.forecast;

import io.guanxi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the cases of a pair, or of all, into {@link Skill}. */
final class Scoring {
  private static final int DECIMALS = 6;
  private static final int TENTHS = 10;

  private final Panel panel;
  private final List<String> models;
  private final int horizon;

  /**
   * Scores models.
   *
   * @param models in the order of the forecasts; the first is no change, the second the own past
   */
  Scoring(Panel panel, List<String> models, int horizon) {
    this.panel = panel;
    this.models = models;
    this.horizon = horizon;
  }

  /** The row of a model, over at least one case in the order of pairs and origins. */
  Skill of(int model, String dyad, List<ForecastCase> cases) {
    Map<String, String> undefined = new TreeMap<>();
    double mae = points(cases, each -> each.error(model));
    double crps = points(cases, each -> each.crps(model));
    List<ForecastCase> moved = cases.stream().filter(each -> each.came() != each.now()).toList();
    List<ForecastCase> spoken = moved.stream().filter(each -> move(each, model) != 0).toList();
    long right =
        spoken.stream().filter(each -> move(each, model) * (each.came() - each.now()) > 0).count();
    long up = spoken.stream().filter(each -> each.came() > each.now()).count();
    BigDecimal direction = share(right, spoken.size(), "direction", "no-spoken-month", undefined);
    BigDecimal majority =
        share(
            Math.max(up, spoken.size() - up),
            spoken.size(),
            "majority",
            "no-spoken-month",
            undefined);
    String worst = null;
    double worstGain = Double.NaN;
    if (dyad.equals(Skill.ALL)) {
      for (List<ForecastCase> pair : byPair(cases)) {
        double gain = 1 - ratio(points(pair, c -> c.error(model)), points(pair, c -> c.error(0)));
        if (worst == null || gain < worstGain) {
          worst = pair.get(0).history().dyad();
          worstGain = gain;
        }
      }
    }
    return new Skill(
        models.get(model),
        dyad,
        horizon,
        cases.size(),
        number(mae),
        number(panel.points(Math.sqrt(mean(cases, each -> each.error(model) * each.error(model))))),
        mase(model, cases, undefined),
        number(crps),
        number(points(cases, each -> interval(each, model, 0.2))),
        number(points(cases, each -> interval(each, model, 0.1))),
        number(between(cases, model, 0.1, 0.9)),
        number(between(cases, model, 0.05, 0.95)),
        pit(model, cases),
        moved.size(),
        spoken.size(),
        direction,
        majority,
        gain(mae, points(cases, each -> each.error(0)), "mae_gain", undefined),
        gain(crps, points(cases, each -> each.crps(1)), "crps_gain", undefined),
        test(cases, model, 0, ForecastCase::error, "dm_no_change", undefined),
        test(cases, model, 1, ForecastCase::crps, "dm_own_past", undefined),
        worst,
        Double.isFinite(worstGain) ? number(worstGain) : null,
        undefined);
  }

  private static List<List<ForecastCase>> byPair(List<ForecastCase> cases) {
    return new ArrayList<>(
        cases.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.history().dyad(), TreeMap::new, Collectors.toList()))
            .values());
  }

  private static double move(ForecastCase each, int model) {
    return Math.rint(each.forecasts().get(model).point()) - each.now();
  }

  private static double interval(ForecastCase each, int model, double alpha) {
    return each.forecasts().get(model).distribution().intervalScore(each.came(), alpha);
  }

  private static double between(List<ForecastCase> cases, int model, double low, double high) {
    return mean(
        cases,
        each ->
            each.forecasts().get(model).distribution().transformBetween(each.came(), low, high));
  }

  private static List<BigDecimal> pit(int model, List<ForecastCase> cases) {
    List<BigDecimal> tenths = new ArrayList<>();
    for (int i = 0; i < TENTHS; i++) {
      tenths.add(number(between(cases, model, i / (double) TENTHS, (i + 1) / (double) TENTHS)));
    }
    return tenths;
  }

  private static @Nullable BigDecimal mase(
      int model, List<ForecastCase> cases, Map<String, String> undefined) {
    double sum = 0;
    for (ForecastCase each : cases) {
      if (each.history().standsStill(each.origin())) {
        undefined.put("mase", "constant-window");
        return null;
      }
      double moved = 0;
      for (int t = 0; t < each.origin(); t++) {
        moved += Math.abs(each.history().change(t, 1));
      }
      sum += each.error(model) / (moved / each.origin());
    }
    return number(sum / cases.size());
  }

  /** The test; the losses of several pairs at one origin are averaged first. */
  private Skill.@Nullable Test test(
      List<ForecastCase> cases,
      int model,
      int benchmark,
      ToDoubleBiFunction<ForecastCase, Integer> loss,
      String name,
      Map<String, String> undefined) {
    if (model == benchmark) {
      undefined.put(name, "same-model");
      return null;
    }
    double[] differences =
        cases.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.history().time(each.origin()), TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .mapToDouble(
                origin ->
                    mean(
                        origin,
                        each ->
                            loss.applyAsDouble(each, model) - loss.applyAsDouble(each, benchmark)))
            .toArray();
    Optional<DieboldMariano> found = DieboldMariano.of(differences, horizon);
    if (found.isEmpty()) {
      undefined.put(
          name, differences.length <= horizon ? "too-few-origins" : "variance-not-positive");
    }
    return found
        .map(test -> new Skill.Test(number(test.statistic()), number(test.p())))
        .orElse(null);
  }

  private static double ratio(double value, double benchmark) {
    return value == benchmark ? 1 : value / benchmark;
  }

  private static @Nullable BigDecimal gain(
      double value, double benchmark, String name, Map<String, String> undefined) {
    double gain = 1 - ratio(value, benchmark);
    if (!Double.isFinite(gain)) {
      undefined.put(name, "benchmark-without-error");
      return null;
    }
    return number(gain);
  }

  private static @Nullable BigDecimal share(
      long part, int all, String name, String reason, Map<String, String> undefined) {
    if (all == 0) {
      undefined.put(name, reason);
      return null;
    }
    return number(part / (double) all);
  }

  private double points(List<ForecastCase> cases, ToDoubleFunction<ForecastCase> value) {
    return panel.points(mean(cases, value));
  }

  private static double mean(List<ForecastCase> cases, ToDoubleFunction<ForecastCase> value) {
    double sum = 0;
    for (ForecastCase each : cases) {
      sum += value.applyAsDouble(each);
    }
    return sum / cases.size();
  }

  private static BigDecimal number(double value) {
    return Decimals.roundedDecimal(value, DECIMALS);
  }
}
