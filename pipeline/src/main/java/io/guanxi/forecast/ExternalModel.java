package io.guanxi.forecast;

import io.guanxi.series.ForecastFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts that others made, as a model. Between two quantiles probability grows evenly with the
 * score; what lies outside the outermost ones stands at them. Without quantiles the single value
 * has all of it; without a single value the median is that.
 */
final class ExternalModel implements Model {
  /** What a forecast is of. */
  private record Key(String dyad, int origin, int horizon) {}

  private final Map<Key, Forecast> forecasts = new HashMap<>();

  /** Models by name, in the order of their names. */
  static Map<String, Model> of(List<ForecastFile.Row> rows, Panel panel) {
    Map<String, Map<Key, List<ForecastFile.Row>>> byModel = new TreeMap<>();
    for (ForecastFile.Row row : rows) {
      int origin = ScoreHistory.number(row.origin());
      Key key = new Key(row.dyad(), origin, ScoreHistory.number(row.target()) - origin);
      byModel
          .computeIfAbsent(row.model(), m -> new HashMap<>())
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(row);
    }
    List<String> faults = new ArrayList<>();
    Map<String, Model> models = new TreeMap<>();
    byModel.forEach(
        (name, cases) -> {
          if (ModelName.labels().contains(name)) {
            faults.add(
                Fault.of("the model", name)
                    .in("forecasts of others")
                    .that("has the name of one of ours"));
          }
          ExternalModel model = new ExternalModel();
          cases.forEach((key, all) -> model.forecasts.put(key, forecast(all, panel, faults)));
          models.put(name, model);
        });
    if (!faults.isEmpty()) {
      throw new FaultsException(faults.stream().sorted().toList());
    }
    return models;
  }

  private static Forecast forecast(List<ForecastFile.Row> rows, Panel panel, List<String> faults) {
    List<ForecastFile.Row> quantiles =
        rows.stream()
            .filter(row -> row.quantile() != null)
            .sorted(Comparator.comparingDouble(ExternalModel::probability))
            .toList();
    double[] at = new double[quantiles.size()];
    double[] probability = new double[quantiles.size()];
    for (int i = 0; i < at.length; i++) {
      ForecastFile.Row row = quantiles.get(i);
      at[i] = panel.units(row.value());
      probability[i] = probability(row);
      if (i > 0 && at[i] < at[i - 1]) {
        faults.add(
            "forecasts of others: "
                + row.model()
                + " "
                + row.dyad()
                + " from "
                + row.origin()
                + " for "
                + row.target()
                + ": the quantiles cross: "
                + probability[i - 1]
                + " is "
                + quantiles.get(i - 1).value()
                + " and "
                + probability[i]
                + " is "
                + row.value());
      }
    }
    Double point =
        rows.stream()
            .filter(row -> row.quantile() == null)
            .map(row -> panel.units(row.value()))
            .findFirst()
            .orElse(null);
    if (at.length == 0) {
      double only = Objects.requireNonNull(point);
      return new Forecast(only, Distribution.at((int) Math.rint(only), panel.limit()));
    }
    Distribution distribution =
        Distribution.ofCdf(value -> upTo(value, at, probability), panel.limit());
    return point == null ? Forecast.ofMedian(distribution) : new Forecast(point, distribution);
  }

  private static double probability(ForecastFile.Row row) {
    return Objects.requireNonNull(row.quantile());
  }

  private static double upTo(double value, double[] at, double[] probability) {
    int above = 0;
    while (above < at.length && at[above] <= value) {
      above++;
    }
    if (above == 0 || above == at.length) {
      return above == 0 ? 0 : 1;
    }
    double share = (value - at[above - 1]) / (at[above] - at[above - 1]);
    return probability[above - 1] + share * (probability[above] - probability[above - 1]);
  }

  @Override
  public @Nullable Forecast at(ScoreHistory history, int origin, int horizon) {
    return forecasts.get(new Key(history.dyad(), history.time(origin), horizon));
  }
}
