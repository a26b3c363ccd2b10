package io.guanxi.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis of months. A month is the number of months since the year 0; its place on the axis
 * reaches half a step to either side. Long windows are labelled by year, short ones by month. (The
 * library's own date axis depends on time zones.)
 */
final class MonthAxis extends NumberAxis {
  private static final int LONGEST_BY_MONTH = 18;
  private static final double LABEL_WIDTH = 36;

  private final YearMonth first;
  private final YearMonth last;

  MonthAxis(YearMonth first, YearMonth last, Typeface type) {
    this.first = first;
    this.last = last;
    setRange(value(first) - 0.5, value(last) + 0.5);
    setTickLabelFont(type.font(Typeface.TEXT));
    setTickLabelPaint(Ink.TEXT);
    setTickMarksVisible(false);
    setAxisLinePaint(Ink.TEXT);
    setAxisLineStroke(Ink.line(0.5));
  }

  /** The place of a month. */
  static double value(YearMonth month) {
    return month.getYear() * 12.0 + month.getMonthValue() - 1;
  }

  private int months() {
    return (int) (value(last) - value(first)) + 1;
  }

  /** Draws thin lines between the years of a long window. */
  void ruleYears(XYPlot plot) {
    if (months() > LONGEST_BY_MONTH) {
      for (int year = first.getYear() + 1; year <= last.getYear(); year++) {
        plot.addDomainMarker(
            new ValueMarker(year * 12 - 0.5, Ink.RULE, Ink.line(0.4)), Layer.BACKGROUND);
      }
    }
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    double perMonth = dataArea.getWidth() / months();
    if (months() > LONGEST_BY_MONTH) {
      int stride = (int) Math.ceil(LABEL_WIDTH * 0.7 / (12 * perMonth));
      for (int year = first.getYear(); year <= last.getYear(); year++) {
        double from = Math.max(getLowerBound(), year * 12 - 0.5);
        double to = Math.min(getUpperBound(), year * 12 + 11.5);
        if ((to - from) * perMonth * stride >= LABEL_WIDTH * 0.7
            && (year - first.getYear()) % stride == 0) {
          ticks.add(tick((from + to) / 2, String.valueOf(year)));
        }
      }
    } else {
      int stride = (int) Math.ceil(LABEL_WIDTH / perMonth);
      for (int i = 0; i < months(); i += stride) {
        ticks.add(tick(value(first) + i, first.plusMonths(i).toString()));
      }
    }
    return ticks;
  }

  private static NumberTick tick(double value, String label) {
    return new NumberTick(value, label, TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0);
  }
}
