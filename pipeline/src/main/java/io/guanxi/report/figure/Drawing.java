package io.guanxi.report.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A figure that has been laid out and can be drawn on any surface.
 *
 * @param name file name without its ending
 * @param title what it shows, in one line
 * @param type its letters
 * @param width width in points
 * @param height height in points
 * @param blocks its parts with their places
 */
record Drawing(
    String name, String title, Typeface type, double width, double height, List<Block> blocks) {
  /** Draws a part of a figure into an area, in points, y downwards. */
  interface Painter {
    void paint(Graphics2D g, Rectangle2D area);
  }

  /** A part of a figure with its place. */
  record Block(Rectangle2D area, Painter painter) {}

  /** Draws the figure at the origin. */
  void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    for (Block block : blocks) {
      block.painter().paint(g, block.area());
    }
  }
}
