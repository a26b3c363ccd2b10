package io.guanxi.report.figure;

import io.guanxi.report.Months;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.series.MonthlySeries;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Figure 1: the monthly score of a dyad, on the whole scale with its levels and enlarged, with the
 * months that moved and what moved them most.
 */
final class ScoreFigure {
  private static final double SCALE_HEIGHT = 84;
  private static final double ENLARGED_HEIGHT = 190;
  private static final double GAP = 15;
  private static final double MARK_RADIUS = 4.9;
  private static final double NUMBER_ROOM = 13;
  private static final double MONTH_ROOM = 33;
  private static final double MOVE_ROOM = 21;
  private static final double COLUMN_GAP = 12;
  private static final Color BAND_95 = new Color(0x55, 0x55, 0x55, 50);
  private static final Color BAND_80 = new Color(0x55, 0x55, 0x55, 90);

  private final Scene scene;
  private final ScoreLine line;
  private final Typeface type;
  private final Bands bands;
  private final List<ScoreLine.Point> moved;
  private final Table uncertainty;
  private final Map<YearMonth, Double> published = new TreeMap<>();
  private final Map<YearMonth, Double> series = new TreeMap<>();

  private ScoreFigure(Scene scene, ScoreLine line) {
    this.scene = scene;
    this.line = line;
    this.type = scene.type();
    this.bands = new Bands(scene.run().configuration().scheme().levels(), type, scene.language());
    this.moved = line.moved();
    this.uncertainty = scene.run().of(scene.run().uncertainty(), line.profile().dyad().id());
    for (PublishedFigure figure : scene.run().configuration().published()) {
      if (figure.kind() == PublishedFigure.Kind.SCORE
          && figure.dyad().equals(line.profile().dyad())
          && figure.value() != null
          && line.window().contains(figure.to())) {
        published.put(figure.to(), figure.value().doubleValue());
      }
    }
    for (MonthlySeries each : scene.request().published()) {
      if (each.dyad().equals(line.profile().dyad().id())) {
        each.scores()
            .forEach(
                (month, score) -> {
                  if (line.window().contains(month)) {
                    series.put(month, score);
                  }
                });
      }
    }
  }

  static Drawing of(Scene scene, ScoreLine line) {
    return new ScoreFigure(scene, line).drawing();
  }

  private Drawing drawing() {
    String name = scene.language().of(line.profile().names());
    Sheet sheet =
        new Sheet(type)
            .title(scene.say("score.title", name, line.window().shown()))
            .legend(keys())
            .gap(4)
            .heading(scene.say("score.scale"))
            .gap(3)
            .add(SCALE_HEIGHT + GAP + ENLARGED_HEIGHT + Plots.BELOW, this::plots)
            .gap(4);
    if (!moved.isEmpty()) {
      sheet.heading(scene.say("score.moved", moved.size(), line.points().size()));
      list(sheet);
    }
    return scene
        .captioned(sheet, List.of(line.profile()), line.window())
        .drawing(scene.name(Figures.SCORE, line.profile()));
  }

  private List<Sheet.Key> keys() {
    List<Sheet.Key> keys = new ArrayList<>();
    keys.add(Sheet.Key.line(Ink.BLUE, Ink.line(1.6), scene.say("score.displayed")));
    keys.add(Sheet.Key.line(Ink.FAINT, Ink.line(0.7), scene.say("score.unrounded")));
    if (!uncertainty.isEmpty()) {
      keys.add(
          new Sheet.Key(
              (g, area) -> {
                fill(g, area, BAND_95);
                fill(g, area, BAND_80);
              },
              scene.say("score.band", 80)));
      keys.add(new Sheet.Key((g, area) -> fill(g, area, BAND_95), scene.say("score.band", 95)));
    }
    if (!published.isEmpty()) {
      keys.add(sign(ScoreFigure::diamond, Ink.VERMILLION, true, scene.say("score.published")));
    }
    if (!series.isEmpty()) {
      keys.add(sign(ScoreFigure::ring, Ink.VERMILLION, false, scene.say("score.series")));
    }
    if (!moved.isEmpty()) {
      keys.add(sign(ScoreFigure::disc, Ink.TEXT, false, scene.say("score.mark")));
    }
    return keys;
  }

  private static void fill(Graphics2D g, Shape shape, Color colour) {
    g.setPaint(colour);
    g.fill(shape);
  }

  /** The band between two columns of the uncertainty, one step a month. */
  private void band(
      Graphics2D g,
      MonthAxis time,
      NumberAxis axis,
      Rectangle2D area,
      String low,
      String high,
      Color colour) {
    Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double half = area.getWidth() / line.points().size() / 2;
    for (Row row : uncertainty) {
      double x = x(time, YearMonth.parse(row.getString("month")), area);
      double top = Plots.y(axis, row.getDouble(high), area);
      double bottom = Plots.y(axis, row.getDouble(low), area);
      if (Double.isFinite(top) && Double.isFinite(bottom)) {
        shape.append(new Rectangle2D.Double(x - half, top, 2 * half, bottom - top), false);
      }
    }
    fill(g, shape, colour);
  }

  private interface Sign {
    Shape at(double x, double y);
  }

  private static Sheet.Key sign(Sign sign, Color colour, boolean filled, String text) {
    return new Sheet.Key(
        (g, area) -> {
          Shape shape = sign.at(area.getCenterX(), area.getCenterY());
          g.setPaint(filled ? colour : Ink.PAPER);
          g.fill(shape);
          g.setPaint(colour);
          g.setStroke(Ink.line(0.7));
          g.draw(shape);
        },
        text);
  }

  private static Shape diamond(double x, double y) {
    double r = 3.4;
    Path2D shape = new Path2D.Double();
    shape.moveTo(x, y - r);
    shape.lineTo(x + r, y);
    shape.lineTo(x, y + r);
    shape.lineTo(x - r, y);
    shape.closePath();
    return shape;
  }

  private static Shape ring(double x, double y) {
    return new Ellipse2D.Double(x - 1.3, y - 1.3, 2.6, 2.6);
  }

  private static Shape disc(double x, double y) {
    return new Ellipse2D.Double(x - 3.5, y - 3.5, 7, 7);
  }

  private void plots(Graphics2D g, Rectangle2D area) {
    List<YearMonth> months = line.points().stream().map(ScoreLine.Point::month).toList();
    List<Double> displayed = line.points().stream().map(ScoreLine.Point::displayed).toList();
    List<Double> exact = line.points().stream().map(ScoreLine.Point::score).toList();
    double end = scene.run().configuration().scheme().n();
    NumberAxis scale = Plots.axis(type, -end, end);
    scale.setTickUnit(new NumberTickUnit(3, Plots.format(0)));
    XYPlot whole = Plots.plot(scale);
    whole.setWeight((int) SCALE_HEIGHT);
    bands.behind(whole);
    Plots.add(whole, Plots.steps(months, displayed), Plots.lines(Ink.BLUE, Ink.line(1.2)));

    List<Double> values = new ArrayList<>(exact);
    values.addAll(published.values());
    values.addAll(series.values());
    Range range = Plots.around(values, end);
    NumberAxis axis = Plots.axis(type, range.getLowerBound(), range.getUpperBound());
    axis.setTickUnit(new NumberTickUnit(range.getLength() > 4 ? 1 : 0.5, Plots.format(1)));
    XYPlot enlarged = Plots.plot(axis);
    enlarged.setWeight((int) ENLARGED_HEIGHT);
    bands.behind(enlarged);
    Plots.add(enlarged, Plots.points(months, exact), Plots.lines(Ink.FAINT, Ink.line(0.7)));
    Plots.add(enlarged, Plots.steps(months, displayed), Plots.lines(Ink.BLUE, Ink.line(1.6)));

    MonthAxis time = new MonthAxis(line.window().from(), line.window().to(), type);
    CombinedDomainXYPlot both = Plots.above(time, GAP, List.of(whole, enlarged));
    Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX(), area.getY(), area.getWidth() - Bands.ROOM, area.getHeight());
    List<Rectangle2D> areas = Plots.draw(both, g, inner);
    band(g, time, scale, areas.get(0), "low95", "high95", BAND_95);
    band(g, time, scale, areas.get(0), "low80", "high80", BAND_80);
    bands.names(g, scale, areas.get(0));
    bands.names(g, axis, areas.get(1));
    type.draw(g, scene.say("score.enlarged"), area.getMinX(), areas.get(1).getMinY() - 4);
    marks(g, time, axis, areas.get(1));
  }

  private void marks(Graphics2D g, MonthAxis time, NumberAxis axis, Rectangle2D area) {
    series.forEach(
        (month, score) -> drawn(g, ring(x(time, month, area), Plots.y(axis, score, area)), false));
    published.forEach(
        (month, score) ->
            drawn(g, diamond(x(time, month, area), Plots.y(axis, score, area)), true));
    MarkLayout layout = new MarkLayout(area, MARK_RADIUS, obstacles(time, axis, area));
    List<MarkLayout.Anchor> anchors =
        moved.stream()
            .map(
                point ->
                    new MarkLayout.Anchor(
                        x(time, point.month(), area),
                        Plots.y(axis, point.displayed(), area),
                        point.move() > 0))
            .toList();
    List<Point2D> centres = layout.place(anchors);
    for (int i = 0; i < centres.size(); i++) {
      Point2D centre = centres.get(i);
      MarkLayout.Anchor anchor = anchors.get(i);
      g.setPaint(Ink.TEXT);
      g.setStroke(Ink.line(0.4));
      g.draw(new Line2D.Double(anchor.x(), anchor.y(), centre.getX(), centre.getY()));
    }
    for (int i = 0; i < centres.size(); i++) {
      number(g, layout.circle(centres.get(i)), i + 1);
    }
  }

  private void number(Graphics2D g, Ellipse2D circle, int number) {
    g.setPaint(Ink.PAPER);
    g.fill(circle);
    g.setPaint(Ink.TEXT);
    g.setStroke(Ink.line(0.5));
    g.draw(circle);
    String text = String.valueOf(number);
    type.draw(
        g,
        text,
        circle.getCenterX() - type.width(text) / 2,
        Typeface.centred(circle.getCenterY(), Typeface.TEXT));
  }

  private static void drawn(Graphics2D g, Shape shape, boolean filled) {
    g.setPaint(filled ? Ink.VERMILLION : Ink.PAPER);
    g.fill(shape);
    g.setPaint(Ink.VERMILLION);
    g.setStroke(Ink.line(0.7));
    g.draw(shape);
  }

  private static double x(MonthAxis time, YearMonth month, Rectangle2D area) {
    return time.valueToJava2D(MonthAxis.value(month), area, RectangleEdge.BOTTOM);
  }

  /** The curve and the published marks, as boxes that no number may cover. */
  private List<Rectangle2D> obstacles(MonthAxis time, NumberAxis axis, Rectangle2D area) {
    List<Rectangle2D> boxes = new ArrayList<>();
    double half = area.getWidth() / line.points().size() / 2;
    for (ScoreLine.Point point : line.points()) {
      double x = x(time, point.month(), area);
      double to = Plots.y(axis, point.displayed(), area);
      double from = Plots.y(axis, point.displayed() - point.move(), area);
      double exact = Plots.y(axis, point.score(), area);
      double top = Math.min(Math.min(from, to), exact) - 1;
      double bottom = Math.max(Math.max(from, to), exact) + 1;
      boxes.add(new Rectangle2D.Double(x - half, top, 2 * half, bottom - top));
    }
    published.forEach(
        (month, score) ->
            boxes.add(diamond(x(time, month, area), Plots.y(axis, score, area)).getBounds2D()));
    series.forEach(
        (month, score) ->
            boxes.add(ring(x(time, month, area), Plots.y(axis, score, area)).getBounds2D()));
    return boxes;
  }

  /** The numbered list, in two columns of about the same height. */
  private void list(Sheet sheet) {
    double column = (sheet.innerWidth() - COLUMN_GAP) / 2;
    double room = column - NUMBER_ROOM - MONTH_ROOM - MOVE_ROOM;
    List<List<String>> titles = new ArrayList<>();
    int lines = 0;
    for (ScoreLine.Point point : moved) {
      List<String> title = type.lines(cause(point), room, Typeface.TEXT, 2);
      titles.add(title);
      lines += title.size();
    }
    int split = 0;
    int left = 0;
    while (split < titles.size() && left < (lines + 1) / 2) {
      left += titles.get(split).size();
      split++;
    }
    int rows = Math.max(left, lines - left);
    int first = split;
    double air = 1.5 * Math.max(first, titles.size() - first);
    sheet.add(
        Typeface.height(rows, Typeface.TEXT) + air,
        (g, area) -> {
          double y = area.getMinY();
          for (int i = 0; i < titles.size(); i++) {
            if (i == first) {
              y = area.getMinY();
            }
            double x = area.getMinX() + (i < first ? 0 : column + COLUMN_GAP);
            entry(g, x, y, i, titles.get(i));
            y += Typeface.height(titles.get(i).size(), Typeface.TEXT) + 1.5;
          }
        });
  }

  private void entry(Graphics2D g, double x, double top, int index, List<String> title) {
    ScoreLine.Point point = moved.get(index);
    double baseline = top + Typeface.TEXT * 1.02;
    type.drawBefore(g, String.valueOf(index + 1), x + NUMBER_ROOM - 4, baseline);
    type.draw(g, point.month().toString(), x + NUMBER_ROOM, baseline);
    type.drawBefore(
        g,
        Scene.signed(point.move(), scene.run().configuration().scheme().decimals()),
        x + NUMBER_ROOM + MONTH_ROOM + MOVE_ROOM - 6,
        baseline);
    for (int i = 0; i < title.size(); i++) {
      type.draw(
          g,
          title.get(i),
          x + NUMBER_ROOM + MONTH_ROOM + MOVE_ROOM,
          baseline + Typeface.height(i, Typeface.TEXT));
    }
  }

  /** The event that moved the month most: the largest impact in the direction of the move. */
  private String cause(ScoreLine.Point point) {
    List<ScoreLine.Deed> deeds =
        line.deeds(scene.run(), new Months(point.month(), point.month()), scene.language());
    return deeds.stream()
        .filter(deed -> deed.impact() * point.move() > 0)
        .findFirst()
        .or(() -> deeds.stream().findFirst())
        .map(
            deed ->
                type.displayable(deed.title())
                    + " ("
                    + Scene.signed(
                        deed.impact(), scene.run().configuration().scheme().decimals() + 2)
                    + ")")
        .orElse("");
  }
}
