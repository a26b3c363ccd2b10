package io.guanxi.series;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hipparchus.util.FastMath;

/**
 * How well a series follows another one, so many periods later.
 *
 * @param lag periods by which the candidate follows the reference; below 0 it leads
 * @param n common periods
 * @param pearson Pearson's correlation
 * @param effective number of independent periods that are worth as much as the {@code n}, which
 *     resemble their neighbours: {@code n (1 − ab) / (1 + ab)}, where a and b are the correlations
 *     of each series with itself one period later (Bartlett 1935)
 * @param low lower end of the 95 % interval of the correlation, by Fisher's z on {@code effective};
 *     not a number when that is 3 or less
 * @param high upper end, likewise
 */
public record Lag(int lag, int n, Statistic pearson, double effective, double low, double high) {
  private static final double NORMAL_975 = 1.959963984540054;

  /** All lags of the period, from the candidate that leads most to the one that follows most. */
  static List<Lag> all(MonthlySeries reference, MonthlySeries candidate, Period period) {
    List<Lag> all = new ArrayList<>();
    for (int lag = -period.lags(); lag <= period.lags(); lag++) {
      all.add(of(lag, Aligned.of(reference, earlier(candidate, lag * period.months()), period)));
    }
    return all;
  }

  private static Lag of(int lag, Aligned pair) {
    Statistic pearson = Comparison.pearson(pair);
    int n = pair.months().size();
    if (!pearson.isDefined()) {
      return new Lag(lag, n, pearson, Double.NaN, Double.NaN, Double.NaN);
    }
    double both =
        withItself(pair.months(), pair.reference(), pair.period())
            * withItself(pair.months(), pair.candidate(), pair.period());
    double effective = Math.min(n, n * (1 - both) / (1 + both));
    double r = Math.max(-1, Math.min(1, pearson.value()));
    double half = effective > 3 ? NORMAL_975 / Math.sqrt(effective - 3) : Double.NaN;
    return new Lag(
        lag,
        n,
        pearson,
        effective,
        FastMath.tanh(FastMath.atanh(r) - half),
        FastMath.tanh(FastMath.atanh(r) + half));
  }

  /** Correlation of a series that moves with itself one period later, neighbours only. */
  private static double withItself(List<YearMonth> months, List<Double> values, Period period) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double together = 0;
    double alone = 0;
    for (int i = 0; i < values.size(); i++) {
      double here = values.get(i) - mean;
      alone += here * here;
      if (i > 0 && months.get(i - 1).plusMonths(period.months()).equals(months.get(i))) {
        together += here * (values.get(i - 1) - mean);
      }
    }
    return together / alone;
  }

  /** Every score moved to an earlier month, so that a follower meets its reference. */
  private static MonthlySeries earlier(MonthlySeries series, int months) {
    NavigableMap<YearMonth, Double> scores = new TreeMap<>();
    series.scores().forEach((month, score) -> scores.put(month.minusMonths(months), score));
    return new MonthlySeries(series.dyad(), scores);
  }
}
