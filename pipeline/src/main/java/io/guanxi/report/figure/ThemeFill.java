package io.guanxi.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * How the area of a theme is filled. The first fourteen differ in their patterns alone, so that
 * they are told apart in black and white too.
 *
 * @param colour the ground
 * @param hatch the pattern on it
 * @param wide whether the pattern's lines stand far apart
 */
public record ThemeFill(Color colour, Hatch hatch, boolean wide) {
  /** The n-th filling, from 0 on. */
  static ThemeFill of(int n) {
    Hatch[] hatches = Hatch.values();
    boolean second = n % (2 * hatches.length) >= hatches.length;
    return new ThemeFill(Palette.nth(n), hatches[(second ? n + 1 : n) % hatches.length], second);
  }

  /** The colour as the page writes it. */
  public String colourText() {
    return Palette.text(colour);
  }

  /** Fills an area and draws its outline. */
  void draw(Graphics2D g, Rectangle2D area) {
    g.setPaint(colour);
    g.fill(area);
    hatch.draw(g, area, wide);
    g.setPaint(Palette.TEXT);
    g.setStroke(Palette.line(0.3));
    g.draw(area);
  }
}
