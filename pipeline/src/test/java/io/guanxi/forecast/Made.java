package io.guanxi.forecast;

import io.guanxi.series.MonthlySeries;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;

/** Histories made for tests: one decimal, a scale that ends at 9. */
final class Made {
  static final YearMonth FIRST = YearMonth.of(1990, 1);

  private Made() {}

  static ScoreHistory history(String dyad, int... units) {
    TreeMap<YearMonth, Double> scores = new TreeMap<>();
    for (int i = 0; i < units.length; i++) {
      scores.put(FIRST.plusMonths(i), units[i] / 10.0);
    }
    return ScoreHistory.of(new MonthlySeries(dyad, scores), 1, 90);
  }

  static Panel panel(ScoreHistory... histories) {
    return new Panel(List.of(histories), 1, 90);
  }
}
