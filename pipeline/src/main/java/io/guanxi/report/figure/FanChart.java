package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.report.Messages;
import io.guanxi.report.PastScores;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Scores of the past and what is said of the months after them: a value and two intervals a month.
 *
 * @param past displayed scores up to the last known month, points; as many months as are drawn
 * @param ahead the months after it, rising
 * @param outcomes scores of these months that are known all the same; empty for none
 */
record FanChart(
    SortedMap<YearMonth, Double> past, List<Ahead> ahead, SortedMap<YearMonth, Double> outcomes) {
  private static final double HEIGHT = 120;
  private static final double DOT = 2.2;
  private static final Color BAND_95 = new Color(0, 0x72, 0xb2, 45);
  private static final Color BAND_80 = new Color(0, 0x72, 0xb2, 80);

  /** What is said of a month, points. */
  record Ahead(
      YearMonth month, double point, double low80, double high80, double low95, double high95) {}

  /** The last months of a past. */
  static SortedMap<YearMonth, Double> recent(SortedMap<YearMonth, Double> scores, YearMonth until) {
    SortedMap<YearMonth, Double> known = scores.headMap(until.plusMonths(1));
    return new TreeMap<>(known.tailMap(until.minusMonths(PastScores.BEHIND - 1L)));
  }

  /** The signs of all such charts. */
  static List<FigureLayout.Key> keys(Messages messages) {
    List<FigureLayout.Key> keys = new ArrayList<>();
    keys.add(
        FigureLayout.Key.line(Palette.TEXT, Palette.line(1.4), messages.get("chart.fan.past")));
    keys.add(
        new FigureLayout.Key(
            (g, area) -> {
              g.setPaint(Palette.BLUE);
              g.fill(dot(area.getCenterX(), area.getCenterY()));
            },
            messages.get("chart.fan.point")));
    keys.add(FigureLayout.Key.bands(messages.get("chart.fan.band", 80), BAND_95, BAND_80));
    keys.add(FigureLayout.Key.bands(messages.get("chart.fan.band", 95), BAND_95));
    return keys;
  }

  private static Ellipse2D dot(double x, double y) {
    return new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  }

  /**
   * Adds the chart to a sheet.
   *
   * @param scaleEnd where the scale ends, points
   */
  void addTo(FigureLayout sheet, Typeface type, double scaleEnd) {
    List<Double> values = new ArrayList<>(past.values());
    values.addAll(outcomes.values());
    ahead.forEach(each -> values.addAll(List.of(each.point(), each.low95(), each.high95())));
    Scale scores = Scale.around(values, scaleEnd, 3);
    Scale time = Chart.months(new Months(past.firstKey(), ahead.get(ahead.size() - 1).month()));
    sheet.add(
        HEIGHT + Chart.BELOW,
        (g, area) -> {
          Rectangle2D inner = Chart.inner(area, Chart.room(type, scores), 4, 0, HEIGHT);
          Chart chart = new Chart(g, type, inner, time, scores).upright().time(true);
          band(chart, Ahead::low95, Ahead::high95, BAND_95);
          band(chart, Ahead::low80, Ahead::high80, BAND_80);
          chart.steps(past, Palette.TEXT, Palette.line(1.4));
          chart.steps(outcomes, Palette.TEXT, Palette.dashed(1, 2, 1.5f));
          for (Ahead each : ahead) {
            chart.fill(Palette.BLUE, dot(chart.x(each.month()), chart.y(each.point())));
          }
        });
  }

  /** A band as wide as its months, one step a month; nothing between months that are not there. */
  private void band(
      Chart chart, ToDoubleFunction<Ahead> low, ToDoubleFunction<Ahead> high, Color colour) {
    Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (Ahead each : ahead) {
      double left = chart.x(Chart.value(each.month()) - 0.5);
      double right = chart.x(Chart.value(each.month()) + 0.5);
      // A band of one value is seen, too.
      double top = chart.y(chart.up().cut(high.applyAsDouble(each))) - 0.8;
      double bottom = chart.y(chart.up().cut(low.applyAsDouble(each))) + 0.8;
      shape.append(new Rectangle2D.Double(left, top, right - left, bottom - top), false);
    }
    chart.fill(colour, shape);
  }
}
