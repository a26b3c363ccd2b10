package io.guanxi.forecast;

import io.guanxi.model.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of the months after one.
 *
 * @param dyad the pair
 * @param model its name
 * @param origin the last month known
 * @param score displayed score of that month
 * @param steps one a horizon, the nearest first; a horizon that the past is too short for has none
 */
public record Fan(String dyad, String model, YearMonth origin, BigDecimal score, List<Step> steps) {
  private static final int DECIMALS = 4;
  private static final int PERCENT = 100;

  /**
   * One month to come.
   *
   * @param horizon months after the origin
   * @param month the month
   * @param point the best single value
   * @param quantiles the smallest displayed score that at least this probability does not exceed
   * @param down probability that the score is lower than at the origin
   * @param still probability that it is the same
   * @param up probability that it is higher
   * @param levelChanges probability that it stands in another level of the scheme
   * @param reaches for each score asked for, the probability of being there or beyond it, seen from
   *     the origin
   */
  public record Step(
      int horizon,
      YearMonth month,
      BigDecimal point,
      List<Quantile> quantiles,
      BigDecimal down,
      BigDecimal still,
      BigDecimal up,
      BigDecimal levelChanges,
      List<Reach> reaches) {
    /** The displayed score at a probability of the grid. */
    public BigDecimal at(String probability) {
      BigDecimal wanted = new BigDecimal(probability);
      return quantiles.stream()
          .filter(each -> each.p().compareTo(wanted) == 0)
          .findFirst()
          .orElseThrow()
          .score();
    }
  }

  /** A quantile. */
  public record Quantile(BigDecimal p, BigDecimal score) {}

  /** The probability of reaching a score from the origin's side of it. */
  public record Reach(BigDecimal score, BigDecimal p) {}

  /**
   * What is to be foreseen.
   *
   * @param models ours
   * @param pairs ids of pairs
   * @param from first month from which; null for the last of each pair
   * @param to last such month; null likewise
   * @param horizons months ahead
   * @param scores of which it is asked how likely they are reached, points
   */
  public record Plan(
      Collection<ModelName> models,
      Set<String> pairs,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      List<Integer> horizons,
      List<BigDecimal> scores) {}

  /** The same with these horizons only. */
  public Fan at(Collection<Integer> horizons) {
    return new Fan(
        dyad,
        model,
        origin,
        score,
        steps.stream().filter(step -> horizons.contains(step.horizon())).toList());
  }

  /** Tells the level of a displayed score. */
  public interface LevelOf {
    /** A text that is the same for scores of one level. */
    String level(BigDecimal displayed);
  }

  /** All fans, by pair, origin and model. */
  public static List<Fan> of(Panel panel, Plan plan, LevelOf levels) {
    List<Fan> fans = new ArrayList<>();
    EnumSet<ModelName> names = EnumSet.copyOf(plan.models());
    List<Model> models = names.stream().map(name -> name.on(panel)).toList();
    for (ScoreHistory history : panel.histories()) {
      if (!plan.pairs().contains(history.dyad())) {
        continue;
      }
      int last = history.size() - 1;
      int from = plan.from() == null ? last : Math.max(0, history.place(plan.from()));
      int to = plan.to() == null ? last : Math.min(last, history.place(plan.to()));
      for (int origin = from; origin <= to; origin++) {
        int model = 0;
        for (ModelName name : names) {
          fans.add(of(panel, history, origin, name.label(), models.get(model++), plan, levels));
        }
      }
    }
    return fans;
  }

  /** What one model says from one month on. */
  static Fan of(
      Panel panel,
      ScoreHistory history,
      int origin,
      String name,
      Model model,
      Plan plan,
      LevelOf levels) {
    List<Step> steps = new ArrayList<>();
    for (int horizon : plan.horizons()) {
      Forecast forecast = model.at(history, origin, horizon);
      if (forecast != null) {
        steps.add(step(panel, history, origin, horizon, forecast, plan.scores(), levels));
      }
    }
    return new Fan(
        history.dyad(),
        name,
        history.month(origin),
        displayed(panel, history.at(origin)),
        List.copyOf(steps));
  }

  private static Step step(
      Panel panel,
      ScoreHistory history,
      int origin,
      int horizon,
      Forecast forecast,
      List<BigDecimal> scores,
      LevelOf levels) {
    Distribution all = forecast.distribution();
    int now = history.at(origin);
    String level = levels.level(displayed(panel, now));
    List<Reach> reaches = new ArrayList<>();
    for (BigDecimal score : scores) {
      int wanted = ScoreHistory.units(score.doubleValue(), panel.decimals());
      reaches.add(
          new Reach(
              score,
              probability(panel, all, value -> wanted >= now ? value >= wanted : value <= wanted)));
    }
    return new Step(
        horizon,
        history.month(origin + horizon),
        displayed(panel, (int) Math.rint(forecast.point())),
        quantiles(panel, all),
        probability(panel, all, value -> value < now),
        probability(panel, all, value -> value == now),
        probability(panel, all, value -> value > now),
        probability(panel, all, value -> !levels.level(displayed(panel, value)).equals(level)),
        reaches);
  }

  /** From 0.01 to 0.99, with 0.025 and 0.975. */
  private static List<Quantile> quantiles(Panel panel, Distribution all) {
    List<BigDecimal> grid =
        new ArrayList<>(List.of(new BigDecimal("0.025"), new BigDecimal("0.975")));
    for (int percent = 1; percent < PERCENT; percent++) {
      grid.add(BigDecimal.valueOf(percent, 2));
    }
    return grid.stream()
        .sorted()
        .map(p -> new Quantile(p, displayed(panel, all.quantile(p.doubleValue()))))
        .toList();
  }

  private static BigDecimal probability(Panel panel, Distribution all, IntPredicate when) {
    double sum = 0;
    for (int value = -panel.limit(); value <= panel.limit(); value++) {
      if (when.test(value)) {
        sum += all.probability(value);
      }
    }
    return Decimals.roundedDecimal(sum, DECIMALS);
  }

  private static BigDecimal displayed(Panel panel, int units) {
    return BigDecimal.valueOf(units, panel.decimals());
  }
}
