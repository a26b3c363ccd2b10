package io.guanxi.report.figure;

import io.guanxi.report.Months;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Figure 7: from the score at the start of a window to the score at its end, event by event, the
 * largest impact first; small ones are summed.
 */
final class WaterfallFigure {
  /** Events that are named; when there are more, the others are one bar. */
  static final int NAMED = 14;

  private static final double ROW = 19;
  private static final double AXIS_ROOM = 14;
  private static final double MEASURE_ROOM = 10;
  private static final double NAME_ROOM = 205;
  private static final Filling RAISES = new Filling(Ink.SKY, Hatch.PLAIN, false);
  private static final Filling LOWERS = new Filling(Ink.ORANGE, Hatch.RISING, false);

  private final Scene scene;
  private final ScoreLine line;
  private final Months window;
  private final Typeface type;
  private final double start;
  private final double end;
  private final List<Step> steps = new ArrayList<>();

  /** A bar: what it is, and from where to where it reaches. */
  private record Step(String text, double from, double to) {}

  private WaterfallFigure(Scene scene, ScoreLine line, Months window) {
    this.scene = scene;
    this.line = line;
    this.window = window;
    this.type = scene.type();
    List<ScoreLine.Point> points =
        line.points().stream().filter(point -> window.contains(point.month())).toList();
    this.start = points.get(0).before();
    this.end = points.get(points.size() - 1).score();
    List<ScoreLine.Deed> deeds = line.deeds(scene.run(), window, scene.language());
    int named = deeds.size() > NAMED + 1 ? NAMED : deeds.size();
    double at = start;
    for (ScoreLine.Deed deed : deeds.subList(0, named)) {
      steps.add(
          new Step(deed.date() + "  " + type.displayable(deed.title()), at, at + deed.impact()));
      at += deed.impact();
    }
    if (named < deeds.size()) {
      steps.add(new Step(scene.say("waterfall.rest", deeds.size() - named), at, end));
    }
  }

  /**
   * The figure.
   *
   * @param window within the months of the line
   */
  static Drawing of(Scene scene, ScoreLine line, Months window) {
    return new WaterfallFigure(scene, line, window).drawing();
  }

  /** The window that is shown when none is asked for: the last month that moved, or the last. */
  static Months usual(ScoreLine line) {
    List<ScoreLine.Point> moved = line.moved();
    List<ScoreLine.Point> points = moved.isEmpty() ? line.points() : moved;
    return new Months(points.get(points.size() - 1).month(), points.get(points.size() - 1).month());
  }

  private Drawing drawing() {
    Sheet sheet =
        new Sheet(type)
            .title(
                scene.say(
                    "waterfall.title", scene.language().of(line.profile().names()), window.shown()))
            .legend(
                List.of(
                    Sheet.Key.filled(RAISES, scene.say("waterfall.raises")),
                    Sheet.Key.filled(LOWERS, scene.say("waterfall.lowers")),
                    Sheet.Key.line(Ink.TEXT, Ink.line(2), scene.say("waterfall.level"))))
            .gap(4)
            .add((steps.size() + 2) * ROW + AXIS_ROOM + MEASURE_ROOM, this::bars);
    if (steps.isEmpty()) {
      sheet.caption(scene.say("waterfall.none"));
    }
    return scene
        .captioned(sheet, List.of(line.profile()), window)
        .drawing(scene.name(Figures.WATERFALL, line.profile()));
  }

  private void bars(Graphics2D g, Rectangle2D area) {
    double least = Math.min(start, end);
    double most = Math.max(start, end);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    List<Filling> fillings = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      least = Math.min(least, step.to());
      most = Math.max(most, step.to());
      XYIntervalSeries bar = new XYIntervalSeries(i);
      bar.add(
          i + 1,
          i + 0.68,
          i + 1.32,
          step.to(),
          Math.min(step.from(), step.to()),
          Math.max(step.from(), step.to()));
      data.addSeries(bar);
      fillings.add(step.to() >= step.from() ? RAISES : LOWERS);
    }
    double air = Math.max(0.01, (most - least) * 0.16);
    NumberAxis scores = Plots.axis(type, least - air, most + air);
    Plots.ticks(scores, 8);
    NumberAxis rows = Plots.axis(type, -0.5, steps.size() + 1.5);
    rows.setInverted(true);
    rows.setTickLabelsVisible(false);
    rows.setTickMarksVisible(false);
    XYPlot plot = Plots.plot(scores);
    plot.setDomainAxis(rows);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    Plots.fill(renderer, fillings);
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
    Rectangle2D inner =
        Plots.draw(
            plot,
            g,
            new Rectangle2D.Double(
                area.getMinX() + NAME_ROOM,
                area.getMinY(),
                area.getWidth() - NAME_ROOM,
                area.getHeight() - AXIS_ROOM - MEASURE_ROOM),
            AXIS_ROOM);
    String measure = scene.say("waterfall.axis");
    type.draw(
        g,
        measure,
        inner.getCenterX() - type.width(measure) / 2,
        area.getMaxY() - Typeface.TEXT * 0.3);
    level(g, scores, inner, 0, start, "waterfall.start", window.from().minusMonths(1).toString());
    for (int i = 0; i < steps.size(); i++) {
      step(g, scores, inner, i);
    }
    level(g, scores, inner, steps.size() + 1, end, "waterfall.end", window.to().toString());
  }

  private void step(Graphics2D g, NumberAxis scores, Rectangle2D area, int index) {
    Step step = steps.get(index);
    double y = middle(area, index + 1);
    name(g, area, y, step.text());
    double from = x(scores, step.from(), area);
    double to = x(scores, step.to(), area);
    g.setPaint(Ink.FAINT);
    g.setStroke(Ink.line(0.4));
    g.draw(new Line2D.Double(to, y, to, middle(area, index + 2)));
    String label = Scene.signed(step.to() - step.from(), 3);
    if (step.to() >= step.from()) {
      type.draw(g, label, Math.max(from, to) + 4, Typeface.centred(y, Typeface.TEXT));
    } else {
      type.drawBefore(g, label, Math.min(from, to) - 4, Typeface.centred(y, Typeface.TEXT));
    }
  }

  private void level(
      Graphics2D g,
      NumberAxis scores,
      Rectangle2D area,
      int row,
      double score,
      String key,
      String month) {
    double y = middle(area, row);
    double x = x(scores, score, area);
    name(g, area, y, scene.say(key, month));
    g.setPaint(Ink.TEXT);
    g.setStroke(Ink.line(2));
    double half = area.getHeight() / (steps.size() + 2) * 0.34;
    g.draw(new Line2D.Double(x, y - half, x, y + half));
    type.draw(g, Scene.number(score, 3), x + 4, Typeface.centred(y, Typeface.TEXT));
  }

  private void name(Graphics2D g, Rectangle2D area, double y, String text) {
    List<String> lines = type.lines(text, NAME_ROOM - 8, Typeface.TEXT, 2);
    for (int i = 0; i < lines.size(); i++) {
      type.drawBefore(
          g,
          lines.get(i),
          area.getMinX() - 6,
          Typeface.centred(
              y + (i - (lines.size() - 1) / 2.0) * Typeface.TEXT * 1.2, Typeface.TEXT));
    }
  }

  private double middle(Rectangle2D area, int row) {
    return area.getMinY() + (row + 0.5) * area.getHeight() / (steps.size() + 2);
  }

  private static double x(NumberAxis axis, double value, Rectangle2D area) {
    return axis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
  }
}
