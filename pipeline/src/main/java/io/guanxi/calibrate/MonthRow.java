package io.guanxi.calibrate;

import io.guanxi.model.Sign;
import io.guanxi.model.Status;
import io.guanxi.model.WeightedCoding;
import io.guanxi.series.MonthlySeries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One month of one pair: the published score that its events met, what they are, and how the
 * published score moved.
 *
 * @param dyad the pair
 * @param month the month
 * @param start published score at the end of the month before, points
 * @param step published change of the month, points
 * @param reach how far one point of table score moves the score, by event type: the sum over the
 *     type's events of the month of {@code (9 − start) / 9} for positive and {@code (9 + start) /
 *     9} for negative types
 */
public record MonthRow(
    String dyad, YearMonth month, double start, double step, SortedMap<String, Double> reach) {
  /** Whether the month comes next after another one of the pair. */
  boolean follows(@Nullable MonthRow before) {
    return before != null
        && before.dyad().equals(dyad)
        && before.month().plusMonths(1).equals(month);
  }

  /** Whether the published score moved. */
  public boolean moved() {
    return Math.abs(step) > 0.04;
  }

  /**
   * The months in which a pair has a published score and one for the month before.
   *
   * @param codings scored codings of all pairs
   * @param published published scores, a series a pair
   * @param n end of the scale, points
   * @param from first month
   * @param to last month
   * @return by pair and month; only pairs that have a coding
   */
  public static List<MonthRow> of(
      List<WeightedCoding> codings,
      List<MonthlySeries> published,
      int n,
      YearMonth from,
      YearMonth to) {
    Map<String, Map<YearMonth, List<WeightedCoding>>> events = new HashMap<>();
    for (WeightedCoding each : codings) {
      if (each.coding().status() != Status.RETRACTED) {
        events
            .computeIfAbsent(each.coding().dyad().id(), dyad -> new HashMap<>())
            .computeIfAbsent(each.coding().date().month(), month -> new ArrayList<>())
            .add(each);
      }
    }
    List<MonthRow> rows = new ArrayList<>();
    for (MonthlySeries series : published) {
      Map<YearMonth, List<WeightedCoding>> ofPair = events.get(series.dyad());
      if (ofPair != null) {
        series
            .scores()
            .subMap(from, true, to, true)
            .forEach(
                (month, score) -> {
                  Double start = series.scores().get(month.minusMonths(1));
                  if (start != null) {
                    rows.add(
                        row(
                            series.dyad(),
                            month,
                            start,
                            score,
                            ofPair.getOrDefault(month, List.of()),
                            n));
                  }
                });
      }
    }
    return rows;
  }

  private static MonthRow row(
      String dyad,
      YearMonth month,
      double start,
      double score,
      List<WeightedCoding> events,
      int n) {
    SortedMap<String, Double> reach = new TreeMap<>();
    for (WeightedCoding each : events) {
      double met = each.sign() == Sign.POSITIVE ? (n - start) / n : (n + start) / n;
      reach.merge(each.coding().eventType(), met, Double::sum);
    }
    return new MonthRow(dyad, month, start, Math.rint((score - start) * 10) / 10, reach);
  }
}
