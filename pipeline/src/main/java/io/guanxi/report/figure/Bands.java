package io.guanxi.report.figure;

import io.guanxi.report.Language;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.Levels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** The levels of the scale as bands behind a curve, with their names beside them. */
final class Bands {
  /** Room for the names at the right of a plot, points. */
  static final double ROOM = 62;

  private static final List<Color> BELOW_ZERO =
      List.of(new Color(0xfbeee0), new Color(0xf6dcc0), new Color(0xf0c9a0));
  private static final List<Color> ABOVE_ZERO =
      List.of(new Color(0xedf4f9), new Color(0xd7e8f3), new Color(0xbfdaec));

  private final Levels levels;
  private final Typeface type;
  private final Language language;

  Bands(Levels levels, Typeface type, Language language) {
    this.levels = levels;
    this.type = type;
    this.language = language;
  }

  /** Puts the bands behind a plot. */
  void behind(XYPlot plot) {
    for (Level level : levels.all()) {
      IntervalMarker band =
          new IntervalMarker(level.from().doubleValue(), level.to().doubleValue(), colour(level));
      band.setAlpha(1);
      plot.addRangeMarker(band, Layer.BACKGROUND);
    }
  }

  /** The further from zero, the darker. */
  private Color colour(Level level) {
    boolean below = level.to().signum() <= 0;
    long nearer =
        levels.all().stream()
            .filter(other -> (other.to().signum() <= 0) == below)
            .filter(
                other ->
                    below
                        ? other.from().compareTo(level.from()) > 0
                        : other.from().compareTo(level.from()) < 0)
            .count();
    List<Color> colours = below ? BELOW_ZERO : ABOVE_ZERO;
    return colours.get((int) Math.min(nearer, colours.size() - 1));
  }

  /** Writes the names of the bands that are in view, right of the plot. */
  void names(Graphics2D g, NumberAxis axis, Rectangle2D area) {
    for (Level level : levels.all()) {
      double from = Math.max(level.from().doubleValue(), axis.getLowerBound());
      double to = Math.min(level.to().doubleValue(), axis.getUpperBound());
      double bottom = Plots.y(axis, from, area);
      double top = Plots.y(axis, to, area);
      if (bottom - top >= Typeface.TEXT * 1.1) {
        type.draw(
            g,
            language.of(level.names()),
            area.getMaxX() + 5,
            Typeface.centred((top + bottom) / 2, Typeface.TEXT));
      }
    }
  }
}
