package io.guanxi.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Plots of the chart library in the style of these figures. */
final class Plots {
  /** Room for the labels of the months, points. */
  static final double BELOW = 13;

  private static final Range EMPTY = new Range(0, 1);

  private Plots() {}

  /** A vertical axis. */
  static NumberAxis axis(Typeface type, double from, double to) {
    NumberAxis axis = new NumberAxis();
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    axis.setRange(from, to);
    axis.setTickLabelFont(type.font(Typeface.TEXT));
    axis.setTickLabelPaint(Ink.TEXT);
    axis.setTickMarkStroke(Ink.line(0.5));
    axis.setTickMarkPaint(Ink.TEXT);
    axis.setTickMarkOutsideLength(2.5f);
    axis.setTickLabelInsets(new RectangleInsets(1, 1, 1, 2));
    axis.setAxisLinePaint(Ink.TEXT);
    axis.setAxisLineStroke(Ink.line(0.5));
    return axis;
  }

  /** Numbers of an axis with so many decimals, and a minus of print. */
  static NumberFormat format(int decimals) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    return new DecimalFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals), symbols);
  }

  /**
   * Sets ticks at multiples of 1, 2 or 5 times a power of ten, and as many decimals as they need.
   *
   * @param most how many there may be about
   */
  static void ticks(NumberAxis axis, int most) {
    double least = axis.getRange().getLength() / most;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double unit =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(candidate -> candidate >= least)
            .findFirst()
            .orElse(10 * power);
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(unit) - 1e-9));
    axis.setTickUnit(new NumberTickUnit(unit, format(decimals)));
  }

  /** An empty plot over a vertical axis. */
  static XYPlot plot(NumberAxis axis) {
    XYPlot plot = new XYPlot(null, null, axis, null);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Ink.RULE);
    plot.setRangeGridlineStroke(Ink.line(0.3));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** Plots above each other on one axis of months, with room for a heading above each. */
  static CombinedDomainXYPlot above(MonthAxis months, double gap, List<XYPlot> plots) {
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(months);
    combined.setGap(gap);
    combined.setInsets(RectangleInsets.ZERO_INSETS);
    combined.setAxisOffset(RectangleInsets.ZERO_INSETS);
    combined.setBackgroundPaint(null);
    AxisSpace below = new AxisSpace();
    below.setBottom(BELOW);
    for (XYPlot plot : plots) {
      months.ruleYears(plot);
      combined.add(plot, plot.getWeight());
    }
    combined.setFixedDomainAxisSpace(below);
    return combined;
  }

  /** Draws plots above each other; gives the areas of their data, from the top down. */
  static List<Rectangle2D> draw(CombinedDomainXYPlot combined, Graphics2D g, Rectangle2D area) {
    PlotRenderingInfo info = new PlotRenderingInfo(new ChartRenderingInfo(null));
    combined.draw(g, area, null, null, info);
    return IntStream.range(0, info.getSubplotCount())
        .mapToObj(i -> info.getSubplotInfo(i).getDataArea())
        .toList();
  }

  /**
   * Draws a plot of bars with its own axis of values below it.
   *
   * @param area where the bars go
   * @param below room for the labels under it
   * @return where the bars were drawn
   */
  static Rectangle2D draw(XYPlot plot, Graphics2D g, Rectangle2D area, double below) {
    AxisSpace none = new AxisSpace();
    AxisSpace space = new AxisSpace();
    space.setBottom(below);
    plot.setFixedDomainAxisSpace(none);
    plot.setFixedRangeAxisSpace(space);
    PlotRenderingInfo info = new PlotRenderingInfo(new ChartRenderingInfo(null));
    Rectangle2D all =
        new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() + below);
    plot.draw(g, all, null, null, info);
    return info.getDataArea();
  }

  /** A line through points, as one path. */
  static XYLineAndShapeRenderer lines(Color colour, Stroke stroke) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setDefaultPaint(colour);
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setDefaultStroke(stroke);
    renderer.setAutoPopulateSeriesStroke(false);
    return renderer;
  }

  /** Bars, filled one way a series. */
  static void fill(XYBarRenderer renderer, List<Filling> fillings) {
    renderer.setShadowVisible(false);
    renderer.setBarPainter(
        new XYBarPainter() {
          @Override
          public void paintBar(
              Graphics2D g,
              XYBarRenderer from,
              int row,
              int column,
              RectangularShape bar,
              RectangleEdge base) {
            fillings.get(row).draw(g, bar.getFrame());
          }

          @Override
          public void paintBarShadow(
              Graphics2D g,
              XYBarRenderer from,
              int row,
              int column,
              RectangularShape bar,
              RectangleEdge base,
              boolean pegged) {
            throw new IllegalStateException("bars have no shadow");
          }
        });
  }

  /** A level line over each month, joined by upright ones. */
  static XYSeries steps(List<YearMonth> months, List<Double> values) {
    XYSeries series = new XYSeries("steps", false, true);
    for (int i = 0; i < months.size(); i++) {
      double x = MonthAxis.value(months.get(i));
      if (i > 0 && !months.get(i - 1).plusMonths(1).equals(months.get(i))) {
        series.add(x - 0.5, Double.NaN);
      }
      series.add(x - 0.5, values.get(i));
      series.add(x + 0.5, values.get(i));
    }
    return series;
  }

  /** A point a month. */
  static XYSeries points(List<YearMonth> months, List<Double> values) {
    XYSeries series = new XYSeries("points", false, true);
    for (int i = 0; i < months.size(); i++) {
      series.add(MonthAxis.value(months.get(i)), values.get(i));
    }
    return series;
  }

  /** A point a month, with a gap where months are missing. */
  static XYSeries gapped(List<YearMonth> months, List<Double> values) {
    XYSeries series = new XYSeries("points", false, true);
    for (int i = 0; i < months.size(); i++) {
      double x = MonthAxis.value(months.get(i));
      if (i > 0 && !months.get(i - 1).plusMonths(1).equals(months.get(i))) {
        series.add(x - 0.5, Double.NaN);
      }
      series.add(x, values.get(i));
    }
    return series;
  }

  static XYDataset data(XYSeries series) {
    return new XYSeriesCollection(series);
  }

  /** Adds a dataset in front of those that are there. */
  static void add(XYPlot plot, XYSeries series, XYLineAndShapeRenderer renderer) {
    int index = plot.getDatasetCount();
    plot.setDataset(index, data(series));
    plot.setRenderer(index, renderer);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }

  /** A range that holds the values with some air, its ends at halves of a point. */
  static Range around(List<Double> values, double scaleEnd) {
    double least = values.stream().mapToDouble(v -> v).filter(Double::isFinite).min().orElse(0);
    double most = values.stream().mapToDouble(v -> v).filter(Double::isFinite).max().orElse(0);
    if (most < least) {
      return EMPTY;
    }
    return new Range(
        Math.max(-scaleEnd, Math.floor((least - 0.25) * 2) / 2),
        Math.min(scaleEnd, Math.ceil((most + 0.25) * 2) / 2));
  }

  /** The place of a value on an upright axis that was drawn into an area. */
  static double y(NumberAxis axis, double value, Rectangle2D area) {
    return axis.valueToJava2D(value, area, RectangleEdge.LEFT);
  }
}
