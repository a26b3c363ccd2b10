package io.guanxi.score;

import io.guanxi.model.Contribution;
import io.guanxi.model.Decimals;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Sign;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of the positive and of the negative score falls to each theme ({@code docs/method.md}
 * §6).
 *
 * @param dyad id of the dyad
 * @param period a month, a year, or {@code FROM/TO}
 * @param sign the sign whose events are broken down
 * @param theme code of the theme
 * @param events codings of the sign and theme in the period, at least one
 * @param rawMicros Σ|I0|, micropoints
 * @param realised Σ|I|, points
 * @param rawShare percent of Σ|I0| over all themes of the sign; not a number when that sum is 0
 * @param realisedShare percent of Σ|I| over all themes of the sign; not a number when that sum is 0
 */
public record Breakdown(
    String dyad,
    String period,
    Sign sign,
    String theme,
    int events,
    long rawMicros,
    double realised,
    double rawShare,
    double realisedShare) {

  /**
   * The rows of every month with events, of every year, and of the whole range, in that order;
   * within a period by sign, then by theme code.
   *
   * @param scores the dyad's scores, already cut to the range
   * @param from first month of the whole range
   * @param to last month of the whole range
   */
  public static List<Breakdown> of(DyadScores scores, YearMonth from, YearMonth to) {
    String dyad = scores.profile().dyad().id();
    Map<String, List<Contribution>> periods = new LinkedHashMap<>();
    for (Contribution each : scores.contributions()) {
      periods.computeIfAbsent(month(each).toString(), m -> new ArrayList<>()).add(each);
    }
    for (Contribution each : scores.contributions()) {
      String year = String.valueOf(month(each).getYear());
      periods.computeIfAbsent(year, y -> new ArrayList<>()).add(each);
    }
    periods.put(from + "/" + to, scores.contributions());
    List<Breakdown> rows = new ArrayList<>();
    periods.forEach((period, events) -> addRows(rows, dyad, period, events));
    return rows;
  }

  private static YearMonth month(Contribution contribution) {
    return contribution.coding().coding().date().month();
  }

  private static void addRows(
      List<Breakdown> rows, String dyad, String period, List<Contribution> events) {
    for (Sign sign : Sign.values()) {
      Map<String, Sum> byTheme = new TreeMap<>();
      Sum all = new Sum();
      for (Contribution each : events) {
        if (each.coding().sign() == sign) {
          byTheme.computeIfAbsent(each.coding().coding().theme(), t -> new Sum()).add(each);
          all.add(each);
        }
      }
      byTheme.forEach(
          (theme, sum) ->
              rows.add(
                  new Breakdown(
                      dyad,
                      period,
                      sign,
                      theme,
                      sum.events,
                      sum.rawMicros,
                      sum.realised,
                      percent(
                          Micropoints.toPoints(sum.rawMicros), Micropoints.toPoints(all.rawMicros)),
                      percent(sum.realised, all.realised))));
    }
  }

  /**
   * {@code part} in percent of {@code whole}, to nine decimals, so that the noise of binary
   * fractions does not show; not a number when the whole is 0.
   */
  public static double percent(double part, double whole) {
    return whole == 0 ? Double.NaN : Decimals.withoutNoise(100 * part / whole);
  }

  private static final class Sum {
    private int events;
    private long rawMicros;
    private double realised;

    void add(Contribution contribution) {
      events++;
      rawMicros += Math.abs(contribution.coding().i0Micros());
      realised += Math.abs(contribution.impact());
    }
  }
}
