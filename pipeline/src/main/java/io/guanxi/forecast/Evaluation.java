package io.guanxi.forecast;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
  private record Rolled(List<Case> cases, Map<String, Integer> dropped) {}

  /**
   * Evaluates models.
   *
   * @param models by name; the first is no change, the second the pair's own past
   * @param horizons months ahead, each above 0
   */
  static Evaluation of(
      Panel panel,
      Map<String, Model> models,
      YearMonth from,
      YearMonth to,
      List<Integer> horizons) {
    List<Skill> results = new ArrayList<>();
    List<Drop> drops = new ArrayList<>();
    TreeMap<YearMonth, Boolean> origins = new TreeMap<>();
    List<String> names = List.copyOf(models.keySet());
    int pairs = panel.histories().size();
    List<Rolled> all =
        IntStream.range(0, pairs * horizons.size())
            .parallel()
            .mapToObj(
                i ->
                    roll(
                        panel.histories().get(i % pairs), models, from, to, horizons.get(i / pairs)))
            .toList();
    for (int h = 0; h < horizons.size(); h++) {
      Scoring scoring = new Scoring(panel, names, horizons.get(h));
      List<Case> together = new ArrayList<>();
      List<List<Case>> groups = new ArrayList<>();
      for (int pair = 0; pair < pairs; pair++) {
        Rolled rolled = all.get(h * pairs + pair);
        String dyad = panel.histories().get(pair).dyad();
        int horizon = horizons.get(h);
        rolled.dropped().forEach((name, n) -> drops.add(new Drop(dyad, horizon, name, n)));
        rolled.cases().forEach(each -> origins.put(each.history().month(each.origin()), true));
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
    return new Evaluation(List.copyOf(origins.keySet()), drops, results);
  }

  private static Rolled roll(
      History history, Map<String, Model> models, YearMonth from, YearMonth to, int horizon) {
    List<Case> cases = new ArrayList<>();
    Map<String, Integer> dropped = new LinkedHashMap<>();
    int last = Math.min(history.place(to), history.size() - 1 - horizon);
    for (int origin = Math.max(0, history.place(from)); origin <= last; origin++) {
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
        cases.add(new Case(history, origin, history.at(origin + horizon), forecasts));
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
        .orElseThrow(() -> new IllegalArgumentException(Objects.toString(model)));
  }
}
