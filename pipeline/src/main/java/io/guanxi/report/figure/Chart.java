package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/**
 * An area of a figure over a scale to the right and one upwards, with what is drawn in it. The
 * place of a month on a scale of months reaches half a step to either side.
 */
record Chart(Graphics2D g, Typeface type, Rectangle2D area, Scale across, Scale up) {
  /** Room for the labels under a chart, points. */
  static final double BELOW = 13;

  private static final int LONGEST_BY_MONTH = 18;
  private static final double LABEL_WIDTH = 36;
  private static final double TICK = 2.5;

  /** The scale of a window of months. */
  static Scale months(Months window) {
    return new Scale(value(window.from()) - 0.5, value(window.to()) + 0.5, 1);
  }

  /** The place of a month on a scale. */
  static double value(YearMonth month) {
    return month.getYear() * 12.0 + month.getMonthValue() - 1;
  }

  /** Room for the labels of upright scales, left of their charts. */
  static double room(Typeface type, Scale... scales) {
    double widest = 0;
    for (Scale scale : scales) {
      for (double tick : scale.ticks()) {
        widest = Math.max(widest, type.width(scale.label(tick)));
      }
    }
    return widest + TICK + 3;
  }

  /** The part of an area that is so far from its sides and so high. */
  static Rectangle2D inner(Rectangle2D area, double left, double right, double top, double height) {
    return new Rectangle2D.Double(
        area.getX() + left, area.getY() + top, area.getWidth() - left - right, height);
  }

  double x(double value) {
    return area.getMinX()
        + (value - across.from()) / (across.to() - across.from()) * area.getWidth();
  }

  double x(YearMonth month) {
    return x(value(month));
  }

  double y(double value) {
    return area.getMaxY() - (value - up.from()) / (up.to() - up.from()) * area.getHeight();
  }

  /** Rules, ticks and labels of the upright scale. */
  Chart upright() {
    for (double tick : up.ticks()) {
      double y = y(tick);
      stroke(
          Palette.RULE, Palette.line(0.3), new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
      stroke(
          Palette.TEXT,
          Palette.line(0.5),
          new Line2D.Double(area.getMinX() - TICK, y, area.getMinX(), y));
      type.drawBefore(
          g, up.label(tick), area.getMinX() - TICK - 2, Typeface.centred(y, Typeface.TEXT));
    }
    return side(area.getMinX(), area.getMinY(), area.getMinX(), area.getMaxY());
  }

  /** Rules, ticks and labels of the scale to the right, below the chart. */
  Chart level() {
    for (double tick : across.ticks()) {
      double x = x(tick);
      stroke(
          Palette.RULE, Palette.line(0.3), new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
      below(x, across.label(tick));
    }
    return side(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY())
        .side(area.getMinX(), area.getMinY(), area.getMinX(), area.getMaxY());
  }

  private void below(double x, String label) {
    tick(x);
    text(label, x, area.getMaxY() + TICK + 1 + Typeface.TEXT);
  }

  private void text(String label, double middle, double baseline) {
    type.draw(g, label, middle - type.width(label) / 2, baseline);
  }

  private void tick(double x) {
    stroke(
        Palette.TEXT,
        Palette.line(0.5),
        new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() + TICK));
  }

  /**
   * A line between the years; below the chart, ticks and labels: of the years of a long window, of
   * the months of a short one.
   */
  Chart time(boolean isLabelled) {
    double first = across.from() + 0.5;
    int months = (int) Math.round(across.to() - across.from());
    double perMonth = area.getWidth() / months;
    double baseline = area.getMaxY() + TICK + 1 + Typeface.TEXT;
    if (months > LONGEST_BY_MONTH) {
      int stride = (int) Math.ceil(LABEL_WIDTH * 0.7 / (12 * perMonth));
      int firstYear = (int) (first / 12);
      for (int year = firstYear; year * 12 <= across.to(); year++) {
        double from = Math.max(across.from(), year * 12 - 0.5);
        double to = Math.min(across.to(), year * 12 + 11.5);
        if (year > firstYear) {
          stroke(
              Palette.YEAR,
              Palette.line(0.4),
              new Line2D.Double(x(from), area.getMinY(), x(from), area.getMaxY()));
        }
        if (isLabelled) {
          tick(x(from));
          if ((to - from) * perMonth * stride >= LABEL_WIDTH * 0.7
              && (year - firstYear) % stride == 0) {
            text(String.valueOf(year), x((from + to) / 2), baseline);
          }
        }
      }
    } else if (isLabelled) {
      int stride = (int) Math.ceil(LABEL_WIDTH / perMonth);
      for (int i = 0; i < months; i += stride) {
        int month = (int) first + i;
        below(x(month), YearMonth.of(month / 12, month % 12 + 1).toString());
      }
    }
    return side(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY());
  }

  private Chart side(double x1, double y1, double x2, double y2) {
    return stroke(Palette.TEXT, Palette.line(0.5), new Line2D.Double(x1, y1, x2, y2));
  }

  Chart stroke(Color colour, Stroke stroke, Shape shape) {
    g.setPaint(colour);
    g.setStroke(stroke);
    g.draw(shape);
    return this;
  }

  Chart fill(Color colour, Shape shape) {
    g.setPaint(colour);
    g.fill(shape);
    return this;
  }

  /** A level line. */
  Chart rule(double value, Stroke stroke) {
    return stroke(
        Palette.TEXT,
        stroke,
        new Line2D.Double(area.getMinX(), y(value), area.getMaxX(), y(value)));
  }

  /** The levels of the scale that are in view, as bands with their names right of the chart. */
  Chart levels(List<FigureData.LevelBand> levels, Language language) {
    for (FigureData.LevelBand level : levels) {
      double top = y(up.cut(level.to()));
      double height = y(up.cut(level.from())) - top;
      if (height > 0) {
        fill(
            Palette.of(level.colour()),
            new Rectangle2D.Double(area.getMinX(), top, area.getWidth(), height));
      }
      if (height >= Typeface.TEXT * 1.1) {
        type.draw(
            g,
            language.of(level.names()),
            area.getMaxX() + 5,
            Typeface.centred(top + height / 2, Typeface.TEXT));
      }
    }
    return this;
  }

  /** A level line over each month, joined by upright ones; open where months are missing. */
  Chart steps(SortedMap<YearMonth, Double> values, Color colour, Stroke stroke) {
    return line(values, colour, stroke, 0.5);
  }

  /** A line from month to month; open where months are missing. */
  Chart points(SortedMap<YearMonth, Double> values, Color colour, Stroke stroke) {
    return line(values, colour, stroke, 0);
  }

  private Chart line(
      SortedMap<YearMonth, Double> values, Color colour, Stroke stroke, double half) {
    Path2D path = new Path2D.Double();
    YearMonth before = null;
    for (var each : values.entrySet()) {
      double at = value(each.getKey());
      double y = y(each.getValue());
      if (before == null || !before.plusMonths(1).equals(each.getKey())) {
        path.moveTo(x(at - half), y);
      } else {
        path.lineTo(x(at - half), y);
      }
      if (half > 0) {
        path.lineTo(x(at + half), y);
      }
      before = each.getKey();
    }
    return stroke(colour, stroke, path);
  }

  /** A bar of a month between two values. */
  Chart bar(YearMonth month, double from, double to, double width, ThemeFill filling) {
    double left = x(value(month) - width / 2);
    double top = y(Math.max(from, to));
    filling.draw(
        g,
        new Rectangle2D.Double(
            left, top, x(value(month) + width / 2) - left, y(Math.min(from, to)) - top));
    return this;
  }
}
