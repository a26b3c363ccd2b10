package io.guanxi.nowcast;

import io.guanxi.nowcast.Nowcast.Contribution;
import io.guanxi.scheme.NowcastModel;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * One pair's published scores and feeds by month, and the terms of a correction ({@link
 * NowcastModel#TERMS}) that follow from them.
 */
final class PairMonths {
  /** A signal is not more unusual than so many standard deviations. */
  private static final double CLIP = 4;

  /** Fewer months than this say nothing of what is usual. */
  private static final int LEAST = 12;

  private final PairEvidence evidence;
  private final NowcastModel.Rules rules;
  private final List<NavigableMap<YearMonth, Double>> sums = new ArrayList<>();
  private final Map<Integer, List<Deviation>> deviations = new HashMap<>();
  private final Map<Integer, Double> volatilities = new HashMap<>();
  private final Map<List<Integer>, Optional<Terms>> terms = new HashMap<>();
  private final int first;
  private final double[] scores;

  /** How far a signal is from what is usual, in standard deviations. */
  private record Deviation(FeedSignal signal, double z) {
    double term(int term) {
      return switch (term) {
        case 0 -> z;
        case 1 -> Math.min(z + 1, 0);
        default -> Math.max(z - 1, 0);
      };
    }
  }

  /**
   * The terms of a correction.
   *
   * @param values one a term, points
   * @param volatility root mean square of the published monthly changes, points
   * @param feedMonths months in which a feed says something
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Terms(double[] values, double volatility, int feedMonths) {
    /** What rows of pairs with different volatility are divided by, so that each counts alike. */
    double scale() {
      return volatility + 0.02;
    }
  }

  PairMonths(PairEvidence evidence, NowcastModel.Rules rules) {
    this.evidence = evidence;
    this.rules = rules;
    evidence.signals().forEach(signal -> sums.add(signal.sums()));
    NavigableMap<YearMonth, Double> published = evidence.published().scores();
    this.first = MonthGrid.index(published.firstKey());
    this.scores = new double[MonthGrid.index(published.lastKey()) - first + 1];
    Arrays.fill(scores, Double.NaN);
    published.forEach((month, score) -> scores[MonthGrid.index(month) - first] = score);
  }

  String dyad() {
    return evidence.published().dyad();
  }

  int first() {
    return first;
  }

  int last() {
    return first + scores.length - 1;
  }

  /** Published score of a month, NaN where there is none. */
  double score(int month) {
    return month < first || month > last() ? Double.NaN : scores[month - first];
  }

  /** Published change over the months up to a month, NaN where an end is missing. */
  double change(int month, int months) {
    return score(month) - score(month - months);
  }

  /** Volatility known at a month; NaN with fewer than a year of changes. */
  double volatility(int month) {
    return volatilities.computeIfAbsent(month, this::computedVolatility);
  }

  private double computedVolatility(int month) {
    double squares = 0;
    int n = 0;
    for (int m = month - rules.volatilityMonths() + 1; m <= month; m++) {
      double change = change(m, 1);
      if (!Double.isNaN(change)) {
        squares += change * change;
        n++;
      }
    }
    return n < LEAST ? Double.NaN : Math.sqrt(squares / n);
  }

  /**
   * The terms at a target month.
   *
   * @return null where the anchor has no published score or no volatility is known
   */
  @Nullable Terms terms(int target, int lag) {
    return terms
        .computeIfAbsent(List.of(target, lag), key -> Optional.ofNullable(computed(target, lag)))
        .orElse(null);
  }

  private @Nullable Terms computed(int target, int lag) {
    int anchor = target - lag;
    double volatility = volatility(anchor);
    if (Double.isNaN(score(anchor)) || Double.isNaN(volatility)) {
      return null;
    }
    double[] values = new double[NowcastModel.TERMS.size()];
    int months = 0;
    for (int month = anchor + 1; month <= target; month++) {
      List<Deviation> of = deviations(month);
      for (Deviation each : of) {
        for (int term = 0; term < 3; term++) {
          values[term] += each.term(term) * volatility / of.size();
        }
      }
      months += of.isEmpty() ? 0 : 1;
    }
    values[3] = known(anchor, 1) * Math.min(lag, 3);
    values[4] = known(anchor, 3) * lag / 3;
    values[5] = known(anchor, 12) * lag / 12;
    values[6] = curated(target, anchor);
    return new Terms(values, volatility, months);
  }

  /** What makes up a correction, given weights that already bear the gain. */
  List<Contribution> contributions(int target, int lag, Terms terms, double[] weights) {
    int anchor = target - lag;
    Map<String, SortedMap<String, Double>> feeds = new TreeMap<>();
    for (int month = anchor + 1; month <= target; month++) {
      List<Deviation> of = deviations(month);
      for (Deviation each : of) {
        double points = 0;
        for (int term = 0; term < 3; term++) {
          points += weights[term] * each.term(term) * terms.volatility() / of.size();
        }
        share(
            each,
            MonthGrid.of(month),
            points,
            feeds.computeIfAbsent(each.signal().feed(), f -> new TreeMap<>()));
      }
    }
    List<Contribution> all = new ArrayList<>();
    feeds.forEach(
        (feed, parts) ->
            parts.forEach((part, points) -> all.add(new Contribution(feed, part, points))));
    for (int term = 3; term < weights.length; term++) {
      double points = weights[term] * terms.values()[term];
      if (points != 0) {
        all.add(
            new Contribution(
                term == 6 ? "curated" : "momentum", NowcastModel.TERMS.get(term), points));
      }
    }
    return all;
  }

  /** Shares out what a feed adds in a month by how far each group is from its own usual sum. */
  private void share(
      Deviation deviation, YearMonth month, double points, SortedMap<String, Double> parts) {
    Map<String, Double> surplus = new TreeMap<>();
    double total = 0;
    for (Map.Entry<String, NavigableMap<YearMonth, Double>> part :
        deviation.signal().parts().entrySet()) {
      double usual = 0;
      int n = 0;
      for (int m = 1; m <= rules.feedMonths(); m++) {
        if (hasMonth(deviation.signal(), month.minusMonths(m))) {
          usual += part.getValue().getOrDefault(month.minusMonths(m), 0.0);
          n++;
        }
      }
      double over = part.getValue().getOrDefault(month, 0.0) - usual / n;
      surplus.put(part.getKey(), over);
      total += over;
    }
    for (Map.Entry<String, Double> each : surplus.entrySet()) {
      double of =
          surplus.size() == 1 || Math.abs(total) < 1e-12
              ? points / surplus.size()
              : points * each.getValue() / total;
      parts.merge(each.getKey(), of, Double::sum);
    }
  }

  private static boolean hasMonth(FeedSignal signal, YearMonth month) {
    return signal.parts().values().stream().anyMatch(part -> part.containsKey(month));
  }

  private List<Deviation> deviations(int month) {
    return deviations.computeIfAbsent(
        month,
        m -> {
          List<Deviation> found = new ArrayList<>();
          for (int i = 0; i < sums.size(); i++) {
            Double value = sums.get(i).get(MonthGrid.of(m));
            if (value != null) {
              NavigableMap<YearMonth, Double> before =
                  sums.get(i)
                      .subMap(MonthGrid.of(m - rules.feedMonths()), true, MonthGrid.of(m), false);
              double[] usual = before.values().stream().mapToDouble(v -> v).toArray();
              if (usual.length >= LEAST) {
                double mean = StatUtils.mean(usual);
                double deviation = Math.sqrt(StatUtils.variance(usual));
                double z = deviation > 0 ? (value - mean) / deviation : 0;
                found.add(
                    new Deviation(evidence.signals().get(i), Math.max(-CLIP, Math.min(CLIP, z))));
              }
            }
          }
          return List.copyOf(found);
        });
  }

  private double known(int anchor, int months) {
    double change = change(anchor, months);
    return Double.isNaN(change) ? 0 : change;
  }

  private double curated(int target, int anchor) {
    if (evidence.curated() == null) {
      return 0;
    }
    Double to = evidence.curated().scores().get(MonthGrid.of(target));
    Double from = evidence.curated().scores().get(MonthGrid.of(anchor));
    return to == null || from == null ? 0 : to - from;
  }
}
