package io.guanxi.forecast;

import io.guanxi.series.ForecastFile;
import io.guanxi.text.FaultsException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Rolling origins: what every model would have said at each month, scored on the months that all of
 * them foresaw.
 *
 * @param origins the months from which forecasts were made, in order
 * @param drops months left out because a model had no forecast, in the order of pairs and horizons
 * @param results a row a model, pair and horizon, and one for all pairs
 */
public record Evaluation(List<YearMonth> origins, List<Drop> drops, List<Skill> results) {
  /**
   * Origins of a pair that are not scored.
   *
   * @param model the model that had no forecast
   * @param origins how many
   */
  public record Drop(String dyad, int horizon, String model, int origins) {}

  /** The cases of a pair and a horizon, and what was dropped, by model. */
  private record Rolled(List<ForecastCase> cases, Map<String, Integer> dropped) {}

  /**
   * What is to be evaluated.
   *
   * @param models ours; no change and the pair's own past come first, named or not
   * @param foreign what others foresaw
   * @param pairs ids of the pairs that are scored; all of them teach
   * @param from first month from which forecasts are made
   * @param to last such month
   * @param horizons months ahead, each above 0
   */
  public record Plan(
      Collection<ModelName> models,
      List<ForecastFile.Row> foreign,
      Set<String> pairs,
      YearMonth from,
      YearMonth to,
      List<Integer> horizons) {}

  /**
   * Evaluates models.
   *
   * @throws FaultsException when forecasts of others cross their quantiles or bear our names
   */
  public static Evaluation of(Panel panel, Plan plan) {
    Map<String, Model> models = new LinkedHashMap<>();
    Set<ModelName> ours = EnumSet.of(ModelName.NO_CHANGE, ModelName.OWN_PAST);
    ours.addAll(plan.models());
    ours.forEach(name -> models.put(name.label(), name.on(panel)));
    models.putAll(ExternalModel.of(plan.foreign(), panel));
    return of(panel, models, plan);
  }

  private static Evaluation of(Panel panel, Map<String, Model> models, Plan plan) {
    List<Integer> horizons = plan.horizons();
    List<ScoreHistory> histories =
        panel.histories().stream().filter(each -> plan.pairs().contains(each.dyad())).toList();
    List<Skill> results = new ArrayList<>();
    List<Drop> drops = new ArrayList<>();
    Set<YearMonth> origins = new TreeSet<>();
    List<String> names = List.copyOf(models.keySet());
    int pairs = histories.size();
    List<Rolled> all =
        IntStream.range(0, pairs * horizons.size())
            .parallel()
            .mapToObj(i -> roll(histories.get(i % pairs), models, plan, horizons.get(i / pairs)))
            .toList();
    for (int h = 0; h < horizons.size(); h++) {
      Scoring scoring = new Scoring(panel, names, horizons.get(h));
      List<ForecastCase> together = new ArrayList<>();
      List<List<ForecastCase>> groups = new ArrayList<>();
      for (int pair = 0; pair < pairs; pair++) {
        Rolled rolled = all.get(h * pairs + pair);
        String dyad = histories.get(pair).dyad();
        int horizon = horizons.get(h);
        rolled.dropped().forEach((name, n) -> drops.add(new Drop(dyad, horizon, name, n)));
        rolled.cases().forEach(each -> origins.add(each.history().month(each.origin())));
        together.addAll(rolled.cases());
        groups.add(rolled.cases());
      }
      groups.add(together);
      for (int model = 0; model < names.size(); model++) {
        int index = model;
        results.addAll(
            groups.stream()
                .filter(cases -> !cases.isEmpty())
                .map(
                    cases ->
                        scoring.of(
                            index,
                            cases == together ? Skill.ALL : cases.get(0).history().dyad(),
                            cases))
                .toList());
      }
    }
    return new Evaluation(List.copyOf(origins), drops, results);
  }

  private static Rolled roll(
      ScoreHistory history, Map<String, Model> models, Plan plan, int horizon) {
    List<ForecastCase> cases = new ArrayList<>();
    Map<String, Integer> dropped = new LinkedHashMap<>();
    int last = Math.min(history.place(plan.to()), history.size() - 1 - horizon);
    for (int origin = Math.max(0, history.place(plan.from())); origin <= last; origin++) {
      List<Forecast> forecasts = new ArrayList<>();
      for (Map.Entry<String, Model> model : models.entrySet()) {
        Forecast forecast = model.getValue().at(history, origin, horizon);
        if (forecast == null) {
          dropped.merge(model.getKey(), 1, Integer::sum);
        } else {
          forecasts.add(forecast);
        }
      }
      if (forecasts.size() == models.size()) {
        cases.add(new ForecastCase(history, origin, history.at(origin + horizon), forecasts));
      }
    }
    return new Rolled(cases, dropped);
  }

  /** The row of a model and horizon over all pairs. */
  public Skill pooled(String model, int horizon) {
    return results.stream()
        .filter(row -> row.model().equals(model) && row.horizon() == horizon)
        .filter(row -> row.dyad().equals(Skill.ALL))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(model));
  }
}
