package io.guanxi.nowcast;

import io.guanxi.scheme.NowcastModel;
import io.guanxi.scheme.NowcastModel.Fit;
import io.guanxi.scheme.NowcastModel.Rules;
import io.guanxi.series.WeightedValues;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Corrects published scores by what is known since, month by month, with nothing that was not known
 * at the time: a target month at lag L sees published scores up to L months before it and feeds up
 * to the month itself.
 *
 * <p>Pooled weights say what the terms are worth; a gain for each pair, learnt from its own past
 * alone, says how much of that holds for it, and is zero for a pair whose own past was no better
 * for it than "no change". Small corrections are not spoken of.
 */
public final class Nowcaster {
  /** Months from one pooled fit to the next, when no model is given. */
  private static final int REFIT = 6;

  private static final double MOST_GAIN = 1.5;

  private final Rules rules;
  private final @Nullable NowcastModel model;
  private final List<PairMonths> pairs;

  /**
   * What was said of a pair before, by target month: terms, the model's raw word, the final one.
   */
  private record Said(PairMonths.Terms terms, double raw, double correction) {}

  /**
   * A nowcaster.
   *
   * @param evidence what is known, a pair each
   * @param model a frozen model; null to fit the pooled weights anew as time goes, from the pairs
   *     given and from what was known at the time
   */
  public Nowcaster(List<PairEvidence> evidence, @Nullable NowcastModel model) {
    this.model = model;
    this.rules = model == null ? Rules.DEFAULT : model.rules();
    this.pairs =
        evidence.stream()
            .filter(each -> !each.published().scores().isEmpty())
            .map(each -> new PairMonths(each, rules))
            .sorted(Comparator.comparing(PairMonths::dyad))
            .toList();
  }

  /**
   * Weights at a lag fitted to all that is published.
   *
   * @param until last month that the fit may see
   */
  public Fit fit(int lag, YearMonth until) {
    Ridge ridge = ridge(lag, MonthGrid.index(until));
    return Fit.of(lag, ridge.weights(rules.ridge()), ridge.rows());
  }

  /**
   * Nowcasts at one lag.
   *
   * @param from first target month
   * @param to last target month
   * @return by pair, then by month; only where the pair has a published score at the anchor and a
   *     year of changes before it
   */
  public List<Nowcast> at(int lag, YearMonth from, YearMonth to) {
    List<Nowcast> nowcasts = new ArrayList<>();
    List<NavigableMap<Integer, Said>> said = new ArrayList<>();
    pairs.forEach(pair -> said.add(new TreeMap<>()));
    int first = pairs.stream().mapToInt(PairMonths::first).min().orElse(0) + lag;
    double[] weights = model == null ? null : model.at(lag).array();
    for (int target = first; target <= MonthGrid.index(to); target++) {
      if (model == null && (weights == null || target % REFIT == 0)) {
        Ridge ridge = ridge(lag, target - lag);
        weights = ridge.rows() == 0 ? null : ridge.weights(rules.ridge());
      }
      double[] pooled = pooled(said, target, lag);
      for (int i = 0; i < pairs.size() && weights != null; i++) {
        PairMonths pair = pairs.get(i);
        PairMonths.Terms terms = pair.terms(target, lag);
        if (terms != null) {
          double raw = product(weights, terms.values());
          double gain = gain(pair, said.get(i), target, lag, terms.volatility());
          double correction = spoken(gain * raw, terms.volatility());
          if (target >= MonthGrid.index(from)) {
            nowcasts.add(
                nowcast(pair, said.get(i), target, lag, terms, weights, gain, correction, pooled));
          }
          said.get(i).put(target, new Said(terms, raw, correction));
        }
      }
    }
    nowcasts.sort(Comparator.comparing(Nowcast::dyad).thenComparing(Nowcast::target));
    return nowcasts;
  }

  private Nowcast nowcast(
      PairMonths pair,
      NavigableMap<Integer, Said> said,
      int target,
      int lag,
      PairMonths.Terms terms,
      double[] weights,
      double gain,
      double correction,
      double[] pooled) {
    double[] gained = new double[weights.length];
    for (int i = 0; i < gained.length; i++) {
      gained[i] = gain * weights[i];
    }
    double outcome = pair.score(target);
    double start = pair.score(target - lag);
    return new Nowcast(
        pair.dyad(),
        MonthGrid.of(target - lag),
        MonthGrid.of(target),
        start,
        correction,
        gain,
        gain == 0 ? List.of() : pair.contributions(target, lag, terms, gained),
        terms.feedMonths(),
        distribution(pair, said, target, lag, start, correction, terms.volatility(), pooled),
        Double.isNaN(outcome) ? null : outcome);
  }

  /** All months and pairs of which the outcome is known at a month. */
  private Ridge ridge(int lag, int known) {
    Ridge ridge = new Ridge(NowcastModel.TERMS.size());
    for (PairMonths pair : pairs) {
      for (int month = pair.first() + lag; month <= Math.min(known, pair.last()); month++) {
        double outcome = pair.change(month, lag);
        PairMonths.Terms terms = Double.isNaN(outcome) ? null : pair.terms(month, lag);
        if (terms != null && terms.feedMonths() > 0) {
          ridge.add(terms.values(), outcome, terms.scale());
        }
      }
    }
    return ridge;
  }

  /**
   * How much of the pooled model holds for a pair: the slope of what came on what the model said,
   * in the pair's own past, drawn towards zero; zero for a pair with too little past, or whose past
   * was not better served by it than by "no change". Months in which no feed spoke say nothing of
   * it; younger months count more.
   */
  private double gain(
      PairMonths pair, NavigableMap<Integer, Said> said, int target, int lag, double volatility) {
    double both = 0;
    double square = 0;
    int n = 0;
    NavigableMap<Integer, Said> known = new TreeMap<>(said.headMap(target - lag, true));
    known.entrySet().removeIf(each -> !isHeard(pair, each.getKey(), each.getValue(), lag));
    for (var each : known.entrySet()) {
      double raw = each.getValue().raw();
      double weight = Math.pow(0.5, (target - lag - each.getKey()) / rules.gainHalfLife());
      both += weight * raw * pair.change(each.getKey(), lag);
      square += weight * raw * raw;
      n++;
    }
    double prior = rules.gainPrior() * volatility * volatility * lag;
    if (n < rules.leastHistory() || both <= 0 || square + prior <= 0) {
      return 0;
    }
    double gain = Math.min(MOST_GAIN, both / (square + prior));
    double errors = 0;
    double still = 0;
    for (var each : known.entrySet()) {
      double outcome = pair.change(each.getKey(), lag);
      Said then = each.getValue();
      double weight = Math.pow(0.5, (target - lag - each.getKey()) / rules.gainHalfLife());
      errors += weight * Math.abs(spoken(gain * then.raw(), then.terms().volatility()) - outcome);
      still += weight * Math.abs(outcome);
    }
    return errors < rules.margin() * still ? gain : 0;
  }

  /** Whether a feed spoke between anchor and month, and what came is known. */
  private static boolean isHeard(PairMonths pair, int month, Said said, int lag) {
    return said.terms().feedMonths() > 0 && !Double.isNaN(pair.change(month, lag));
  }

  /** A correction on the grid; zero when it is too small to speak of. */
  private double spoken(double correction, double volatility) {
    return Math.abs(correction) < rules.band() * volatility
        ? 0
        : MonthGrid.round(correction, rules.step());
  }

  /** Errors of all pairs at a lag before a month, in volatilities. */
  private double[] pooled(List<NavigableMap<Integer, Said>> said, int target, int lag) {
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      for (var each : recent(said.get(i), target, lag).entrySet()) {
        double error = pairs.get(i).change(each.getKey(), lag) - each.getValue().correction();
        if (!Double.isNaN(error)) {
          errors.add(error / (each.getValue().terms().volatility() + 0.01));
        }
      }
    }
    return errors.stream().mapToDouble(error -> error).toArray();
  }

  private NavigableMap<Integer, Said> recent(
      NavigableMap<Integer, Said> said, int target, int lag) {
    return said.subMap(target - lag - rules.errorMonths(), false, target - lag, true);
  }

  /**
   * Scores that may come: the correction with the errors that such corrections had, the pair's own
   * first, younger ones more; the same with their signs turned; and all pairs', scaled. On the grid
   * of published scores.
   */
  private @Nullable WeightedValues distribution(
      PairMonths pair,
      NavigableMap<Integer, Said> said,
      int target,
      int lag,
      double start,
      double correction,
      double volatility,
      double[] pooled) {
    List<double[]> own = new ArrayList<>();
    double total = 0;
    for (var each : recent(said, target, lag).entrySet()) {
      double error = pair.change(each.getKey(), lag) - each.getValue().correction();
      if (!Double.isNaN(error)) {
        double weight = Math.pow(0.5, (target - lag - each.getKey()) / rules.halfLife());
        own.add(new double[] {error, weight});
        total += weight;
      }
    }
    if (own.size() < 24) {
      return null;
    }
    int n = own.size();
    double[] values = new double[2 * n + pooled.length];
    double[] weights = new double[values.length];
    for (int i = 0; i < n; i++) {
      put(values, weights, i, own.get(i)[0], own.get(i)[1] / total);
      put(values, weights, n + i, -own.get(i)[0], rules.mirrored() * own.get(i)[1] / total);
    }
    for (int i = 0; i < pooled.length; i++) {
      put(
          values,
          weights,
          2 * n + i,
          pooled[i] * (volatility + 0.01),
          rules.pooled() / pooled.length);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = MonthGrid.round(start + correction + values[i], rules.step());
    }
    return WeightedValues.of(values, weights);
  }

  private void put(double[] values, double[] weights, int i, double error, double weight) {
    values[i] = MonthGrid.round(error, rules.step());
    weights[i] = values[i] == 0 ? weight : weight * rules.moves();
  }

  private static double product(double[] weights, double[] terms) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * terms[i];
    }
    return sum;
  }
}
