package io.guanxi.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Lays the parts of a figure below each other. */
final class FigureLayout {
  /** Points of a millimetre. */
  static final double MILLIMETRE = 72 / 25.4;

  /** Width of a figure across both columns of a journal page: 180 mm. */
  static final double DOUBLE_COLUMN = 180 * MILLIMETRE;

  private static final double MARGIN = 3;
  private static final double KEY_WIDTH = 16;
  private static final double KEY_GAP = 4;

  /**
   * A line of a legend.
   *
   * @param swatch draws the sign into a small area
   * @param text what it stands for
   */
  record Key(Drawing.Painter swatch, String text) {
    static Key line(Color colour, Stroke stroke, String text) {
      return new Key(
          (g, area) -> {
            g.setPaint(colour);
            g.setStroke(stroke);
            g.draw(
                new Line2D.Double(
                    area.getMinX(), area.getCenterY(), area.getMaxX(), area.getCenterY()));
          },
          text);
    }

    /** Bands of these colours, one laid over the other. */
    static Key bands(String text, Color... colours) {
      return new Key(
          (g, area) -> {
            for (Color colour : colours) {
              g.setPaint(colour);
              g.fill(area);
            }
          },
          text);
    }

    static Key filled(ThemeFill filling, String text) {
      return new Key(filling::draw, text);
    }
  }

  private final Typeface type;
  private final double width;
  private final List<Drawing.Block> blocks = new ArrayList<>();
  private String heading = "";
  private double y = MARGIN;

  FigureLayout(Typeface type) {
    this.type = type;
    this.width = DOUBLE_COLUMN;
  }

  double innerWidth() {
    return width - 2 * MARGIN;
  }

  FigureLayout gap(double height) {
    y += height;
    return this;
  }

  /** Adds a part of a height over the whole width. */
  FigureLayout add(double height, Drawing.Painter painter) {
    blocks.add(new Drawing.Block(new Rectangle2D.Double(MARGIN, y, innerWidth(), height), painter));
    y += height;
    return this;
  }

  /** The title of the figure. */
  FigureLayout title(String text) {
    heading = text;
    return text(text, Typeface.TITLE, true, Palette.TEXT).gap(2);
  }

  /** A heading of one of several charts, or what an axis measures. */
  FigureLayout heading(String text) {
    return text(text, Typeface.TEXT, false, Palette.TEXT).gap(1);
  }

  /** A paragraph below the figure. */
  FigureLayout caption(String text) {
    return text(text, Typeface.TEXT, false, Palette.CAPTION);
  }

  private FigureLayout text(String text, double size, boolean heavy, Color colour) {
    // Bold letters are wider than the ones that lines are measured with.
    List<String> lines = type.lines(text, innerWidth() * (heavy ? 0.93 : 1), size);
    return add(
        Typeface.height(lines.size(), size),
        (g, area) -> {
          for (int i = 0; i < lines.size(); i++) {
            type.draw(
                g,
                lines.get(i),
                area.getMinX(),
                area.getMinY() + Typeface.height(i, size) + size * 1.02,
                size,
                heavy,
                colour);
          }
        });
  }

  /** A legend, in as many columns as the longest text leaves room for. */
  FigureLayout legend(List<Key> keys) {
    if (keys.isEmpty()) {
      return this;
    }
    double longest = keys.stream().mapToDouble(key -> type.width(key.text())).max().orElse(0);
    double column = Math.min(innerWidth(), KEY_WIDTH + KEY_GAP + longest + 12);
    int columns = Math.max(1, Math.min(keys.size(), (int) (innerWidth() / column)));
    int rows = (keys.size() + columns - 1) / columns;
    double line = Typeface.TEXT * 1.45;
    double room = innerWidth() / columns - KEY_WIDTH - KEY_GAP;
    return add(
        rows * line + 2,
        (g, area) -> {
          for (int i = 0; i < keys.size(); i++) {
            int place = i / rows;
            double x = area.getMinX() + place * innerWidth() / columns;
            double top = area.getMinY() + (i % rows) * line + 1;
            double height = Typeface.TEXT;
            keys.get(i).swatch().paint(g, new Rectangle2D.Double(x, top + 1, KEY_WIDTH, height));
            type.draw(
                g,
                type.lines(keys.get(i).text(), room, Typeface.TEXT, 1).get(0),
                x + KEY_WIDTH + KEY_GAP,
                Typeface.centred(top + 1 + height / 2, Typeface.TEXT));
          }
        });
  }

  /** A thin line over the whole width. */
  FigureLayout rule() {
    return gap(2)
        .add(
            2,
            (g, area) -> {
              g.setPaint(Palette.RULE);
              g.setStroke(new BasicStroke(0.5f));
              g.draw(
                  new Line2D.Double(
                      area.getMinX(), area.getMinY(), area.getMaxX(), area.getMinY()));
            });
  }

  /** The finished figure. */
  Drawing drawing(String name) {
    return new Drawing(name, heading, type, width, y + MARGIN, List.copyOf(blocks));
  }
}
