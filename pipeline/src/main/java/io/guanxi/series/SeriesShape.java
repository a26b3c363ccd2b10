package io.guanxi.series;

import io.guanxi.model.Decimals;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.regression.SimpleRegression;

/** A series without its level, its spread or its trend. */
final class SeriesShape {
  private SeriesShape() {}

  /** What is left of each value when the straight line through time is taken away. */
  static List<Double> detrended(List<YearMonth> months, List<Double> values) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < values.size(); i++) {
      line.addData(time(months, i), values.get(i));
    }
    List<Double> left = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double residual = values.get(i) - line.predict(time(months, i));
      left.add(Double.isNaN(residual) ? 0 : Decimals.withoutNoise(residual));
    }
    return left;
  }

  /** Each value less the mean, in units of the standard deviation; not a number without one. */
  static List<Double> zScores(List<Double> values) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    double mean = new Mean().evaluate(all);
    double deviation = new StandardDeviation().evaluate(all);
    return values.stream()
        .map(value -> deviation == 0 ? Double.NaN : (value - mean) / deviation)
        .toList();
  }

  private static double time(List<YearMonth> months, int i) {
    return months.get(0).until(months.get(i), ChronoUnit.MONTHS);
  }
}
