package io.guanxi.calibrate;

import java.util.List;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * How well a table's monthly steps agree with published ones; null where nothing can be computed.
 *
 * @param name what was fitted and what was tested
 * @param n months
 * @param equal months whose step, rounded to 0.1, is the published one
 * @param stepMae mean absolute error of the step, points
 * @param noChangeMae the same of a step of zero
 * @param r correlation of both steps
 * @param directionHit moved months whose step has the published sign
 * @param directionN published months that moved and have a coding
 * @param moved published months that moved
 * @param openLoop mean absolute error of the score after each year, started at its published
 *     beginning, points
 * @param openLoopNoChange the same of standing still
 */
public record TableCheck(
    String name,
    int n,
    int equal,
    @Nullable Double stepMae,
    @Nullable Double noChangeMae,
    @Nullable Double r,
    int directionHit,
    int directionN,
    int moved,
    @Nullable Double openLoop,
    @Nullable Double openLoopNoChange) {

  /**
   * Compares.
   *
   * @param rows the months, by pair and month
   * @param steps what a table makes of each, points; correlation and direction are theirs
   * @param bands steps smaller than this count as none for the errors, one a month
   */
  static TableCheck of(String name, List<MonthRow> rows, double[] steps, double[] bands) {
    int n = rows.size();
    double[] published = new double[n];
    int equal = 0;
    int hits = 0;
    int coded = 0;
    int moved = 0;
    double errors = 0;
    double still = 0;
    double gap = 0;
    double gapStill = 0;
    double gaps = 0;
    double gapsStill = 0;
    for (int i = 0; i < n; i++) {
      MonthRow row = rows.get(i);
      double step = Math.abs(steps[i]) < bands[i] ? 0 : steps[i];
      published[i] = row.step();
      errors += Math.abs(step - row.step());
      still += Math.abs(row.step());
      equal += Math.abs(Math.rint(step * 10) / 10 - row.step()) < 0.04 ? 1 : 0;
      if (row.moved()) {
        moved++;
        if (!row.reach().isEmpty()) {
          coded++;
          hits += Math.signum(steps[i]) == Math.signum(row.step()) ? 1 : 0;
        }
      }
      boolean begins =
          i == 0
              || !rows.get(i - 1).dyad().equals(row.dyad())
              || rows.get(i - 1).month().getYear() != row.month().getYear();
      gap = (begins ? 0 : gap) + step - row.step();
      gapStill = (begins ? 0 : gapStill) + row.step();
      gaps += Math.abs(gap);
      gapsStill += Math.abs(gapStill);
    }
    double r =
        n < 3 || still == 0 ? Double.NaN : new PearsonsCorrelation().correlation(steps, published);
    return new TableCheck(
        name,
        n,
        equal,
        share(errors, n),
        share(still, n),
        Double.isNaN(r) ? null : r,
        hits,
        coded,
        moved,
        share(gaps, n),
        share(gapsStill, n));
  }

  private static @Nullable Double share(double sum, int n) {
    return n == 0 ? null : sum / n;
  }
}
