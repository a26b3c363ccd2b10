package io.guanxi.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A pattern on an area, drawn as lines that end at the area's edge. Lines lie on one grid for the
 * whole figure, so that the pattern runs on from bar to bar.
 */
public enum Hatch {
  /** No lines. */
  PLAIN,
  /** Lines that rise to the right. */
  RISING,
  /** Lines that fall to the right. */
  FALLING,
  /** Level lines. */
  LEVEL,
  /** Rising and falling lines. */
  CROSSED,
  /** Upright lines. */
  UPRIGHT,
  /** Level and upright lines. */
  GRID;

  private static final double SPACING = 2.6;

  /**
   * Draws the pattern.
   *
   * @param wide whether the lines stand twice as far apart
   */
  void draw(Graphics2D g, Rectangle2D area, boolean wide) {
    if (this == PLAIN || area.isEmpty()) {
      return;
    }
    double step = wide ? 2 * SPACING : SPACING;
    Path2D lines = new Path2D.Double();
    if (this == RISING || this == CROSSED) {
      rising(lines, area, step * Math.sqrt(2));
    }
    if (this == FALLING || this == CROSSED) {
      falling(lines, area, step * Math.sqrt(2));
    }
    if (this == LEVEL || this == GRID) {
      for (double y = first(area.getMinY(), step); y < area.getMaxY(); y += step) {
        segment(lines, area.getMinX(), y, area.getMaxX(), y);
      }
    }
    if (this == UPRIGHT || this == GRID) {
      for (double x = first(area.getMinX(), step); x < area.getMaxX(); x += step) {
        segment(lines, x, area.getMinY(), x, area.getMaxY());
      }
    }
    g.setPaint(Palette.TEXT);
    g.setStroke(Palette.line(0.35));
    g.draw(lines);
  }

  /** Lines x + y = c, as y counts downwards. */
  private static void rising(Path2D lines, Rectangle2D area, double step) {
    double last = area.getMaxX() + area.getMaxY();
    for (double c = first(area.getMinX() + area.getMinY(), step); c < last; c += step) {
      double from = Math.max(area.getMinX(), c - area.getMaxY());
      double to = Math.min(area.getMaxX(), c - area.getMinY());
      segment(lines, from, c - from, to, c - to);
    }
  }

  /** Lines x − y = c. */
  private static void falling(Path2D lines, Rectangle2D area, double step) {
    double last = area.getMaxX() - area.getMinY();
    for (double c = first(area.getMinX() - area.getMaxY(), step); c < last; c += step) {
      double from = Math.max(area.getMinX(), c + area.getMinY());
      double to = Math.min(area.getMaxX(), c + area.getMaxY());
      segment(lines, from, from - c, to, to - c);
    }
  }

  private static double first(double begin, double step) {
    return Math.ceil(begin / step) * step;
  }

  private static void segment(Path2D lines, double x1, double y1, double x2, double y2) {
    lines.moveTo(x1, y1);
    lines.lineTo(x2, y2);
  }
}
