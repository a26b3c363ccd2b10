package io.guanxi.nowcast;

import java.time.YearMonth;

/** Months as whole numbers, and numbers on a grid. */
final class MonthGrid {
  private MonthGrid() {}

  static int index(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  static YearMonth of(int index) {
    return YearMonth.of(Math.floorDiv(index, 12), Math.floorMod(index, 12) + 1);
  }

  /** The multiple of {@code step} nearest to a number, halves away from zero. */
  static double round(double x, double step) {
    double steps = Math.signum(x) * Math.floor(Math.abs(x) / step + 0.5 + 1e-9);
    // Divided where the step is a fraction like 0.1, so that 3 steps are 0.3 to the last bit.
    return steps == 0 ? 0 : steps / Math.rint(1 / step);
  }
}
