package io.guanxi.report.figure;

import io.guanxi.model.Months;
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
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Figure 1: the monthly score of a pair, on the whole scale with its levels and enlarged, with the
 * months that moved and what moved them most.
 */
final class ScoreFigure {
  private static final double SCALE_HEIGHT = 84;
  private static final double ENLARGED_HEIGHT = 190;
  private static final double GAP = 15;
  private static final double NAMES_ROOM = 62;
  private static final double BESIDE = 1.1;
  private static final double MARK_RADIUS = 4.9;
  private static final double NUMBER_ROOM = 13;
  private static final double MONTH_ROOM = 32;
  private static final double COLUMN_GAP = 12;
  private static final double ROW_GAP = 1.5;
  private static final Color BAND_95 = new Color(0x55, 0x55, 0x55, 34);
  private static final Color BAND_80 = new Color(0x55, 0x55, 0x55, 58);

  private final FigureContext scene;
  private final PairData pair;
  private final Typeface type;
  private final List<PairData.Point> moved;
  private final List<Optional<ScoredEvent>> causes;

  private ScoreFigure(FigureContext scene, PairData pair) {
    this.scene = scene;
    this.pair = pair;
    this.type = scene.type();
    this.moved = pair.moved();
    this.causes = moved.stream().map(this::cause).toList();
  }

  /** The event that moved a month most: the largest impact in the direction of the move. */
  private Optional<ScoredEvent> cause(PairData.Point point) {
    List<ScoredEvent> largest = pair.largest(new Months(point.month(), point.month()));
    return largest.stream()
        .filter(event -> event.impact() * point.move().signum() > 0)
        .findFirst()
        .or(() -> largest.stream().findFirst());
  }

  static Drawing of(FigureContext scene, PairData pair) {
    return new ScoreFigure(scene, pair).drawing();
  }

  private Drawing drawing() {
    FigureLayout sheet =
        new FigureLayout(type)
            .title(scene.say("score.title", scene.name(pair), pair.window().shown()))
            .legend(keys())
            .gap(4)
            .heading(scene.say("score.scale"))
            .gap(3)
            .add(SCALE_HEIGHT + GAP + ENLARGED_HEIGHT + Chart.BELOW, this::charts)
            .gap(4);
    if (!moved.isEmpty()) {
      sheet.heading(scene.say("score.moved", moved.size(), pair.points().size()));
      list(sheet);
      String marks = scene.marks(causes.stream().flatMap(Optional::stream).toList());
      if (!marks.isEmpty()) {
        sheet.caption(marks);
      }
    }
    return scene
        .captioned(sheet, List.of(pair.profile()), pair.window())
        .drawing(scene.name(Figures.SCORE, pair));
  }

  private boolean hasBands() {
    return pair.points().stream().anyMatch(point -> point.band() != null);
  }

  private List<FigureLayout.Key> keys() {
    List<FigureLayout.Key> keys = new ArrayList<>();
    keys.add(FigureLayout.Key.line(Palette.BLUE, Palette.line(1.6), scene.say("score.displayed")));
    keys.add(FigureLayout.Key.line(Palette.FAINT, Palette.line(0.7), scene.say("score.unrounded")));
    if (hasBands()) {
      keys.add(FigureLayout.Key.bands(scene.say("score.band", 80), BAND_95, BAND_80));
      keys.add(FigureLayout.Key.bands(scene.say("score.band", 95), BAND_95));
    }
    if (!pair.published().isEmpty()) {
      keys.add(sign(ScoreFigure::diamond, true, scene.say("score.published")));
    }
    for (OverlaySeries each : pair.beside()) {
      String name = each.name(scene.language());
      keys.add(
          each.isLine()
              ? FigureLayout.Key.line(each.colour(), Palette.pattern(each.place(), BESIDE), name)
              : sign(ScoreFigure::ring, false, name));
    }
    if (!moved.isEmpty()) {
      keys.add(
          new FigureLayout.Key(
              (g, area) ->
                  drawn(
                      g,
                      new Ellipse2D.Double(area.getCenterX() - 3.5, area.getCenterY() - 3.5, 7, 7),
                      Palette.TEXT,
                      Palette.PAPER),
              scene.say("score.mark")));
    }
    return keys;
  }

  private interface Sign {
    Shape at(double x, double y);
  }

  private static FigureLayout.Key sign(Sign sign, boolean filled, String text) {
    return new FigureLayout.Key(
        (g, area) -> mark(g, sign.at(area.getCenterX(), area.getCenterY()), filled), text);
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

  private static void mark(Graphics2D g, Shape shape, boolean filled) {
    drawn(g, shape, Palette.VERMILLION, filled ? Palette.VERMILLION : Palette.PAPER);
  }

  private static void drawn(Graphics2D g, Shape shape, Color line, Color ground) {
    g.setPaint(ground);
    g.fill(shape);
    g.setPaint(line);
    g.setStroke(Palette.line(0.6));
    g.draw(shape);
  }

  private void charts(Graphics2D g, Rectangle2D area) {
    double end = scene.configuration().scheme().n();
    Scale whole = new Scale(-end, end, 3);
    List<Double> values = new ArrayList<>(pair.monthly(PairData.Point::score).values());
    values.addAll(pair.published().values());
    pair.beside().forEach(each -> values.addAll(each.scores().values()));
    Scale enlarged = Scale.around(values, end, 4);
    Scale time = Chart.months(pair.window());
    double left = Chart.room(type, whole, enlarged);
    Rectangle2D below = Chart.inner(area, left, NAMES_ROOM, SCALE_HEIGHT + GAP, ENLARGED_HEIGHT);
    chart(
            new Chart(g, type, Chart.inner(area, left, NAMES_ROOM, 0, SCALE_HEIGHT), time, whole),
            false)
        .steps(pair.displayed(), Palette.BLUE, Palette.line(1.2));
    type.draw(g, scene.say("score.enlarged"), area.getMinX(), below.getMinY() - 4);
    Chart chart = chart(new Chart(g, type, below, time, enlarged), true);
    chart.points(pair.monthly(PairData.Point::score), Palette.FAINT, Palette.line(0.7));
    chart.steps(pair.displayed(), Palette.BLUE, Palette.line(1.6));
    for (OverlaySeries each : pair.beside()) {
      if (each.isLine()) {
        chart.steps(each.scores(), each.colour(), Palette.pattern(each.place(), BESIDE));
      } else {
        each.scores().forEach((month, score) -> mark(g, at(chart, month, score, false), false));
      }
    }
    pair.published().forEach((month, score) -> mark(g, at(chart, month, score, true), true));
    numbers(chart);
  }

  private static Shape at(Chart chart, YearMonth month, double score, boolean isFigure) {
    double x = chart.x(month);
    double y = chart.y(score);
    return isFigure ? diamond(x, y) : ring(x, y);
  }

  /** Levels, axes and bands, which stand behind the curves. */
  private Chart chart(Chart chart, boolean isLabelled) {
    chart.levels(scene.data().levels(), scene.language()).upright().time(isLabelled);
    band(chart, PairData.Band::low95, PairData.Band::high95, BAND_95);
    band(chart, PairData.Band::low80, PairData.Band::high80, BAND_80);
    return chart;
  }

  private void band(
      Chart chart,
      ToDoubleFunction<PairData.Band> low,
      ToDoubleFunction<PairData.Band> high,
      Color colour) {
    Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double width = chart.area().getWidth() / pair.points().size();
    for (PairData.Point point : pair.points()) {
      PairData.Band band = point.band();
      if (band != null && Double.isFinite(band.low95())) {
        double top = chart.y(chart.up().cut(high.applyAsDouble(band)));
        double bottom = chart.y(chart.up().cut(low.applyAsDouble(band)));
        double x = chart.x(point.month()) - width / 2;
        shape.append(new Rectangle2D.Double(x, top, width, bottom - top), false);
      }
    }
    chart.fill(colour, shape);
  }

  private void numbers(Chart chart) {
    MarkLayout layout = new MarkLayout(chart.area(), MARK_RADIUS, obstacles(chart));
    List<MarkLayout.Anchor> anchors =
        moved.stream()
            .map(
                point ->
                    new MarkLayout.Anchor(
                        chart.x(point.month()),
                        chart.y(point.displayed().doubleValue()),
                        point.move().signum() > 0))
            .toList();
    List<Point2D> centres = layout.place(anchors);
    for (int i = 0; i < centres.size(); i++) {
      MarkLayout.Anchor anchor = anchors.get(i);
      chart.stroke(
          Palette.TEXT,
          Palette.line(0.4),
          new Line2D.Double(new Point2D.Double(anchor.x(), anchor.y()), centres.get(i)));
    }
    for (int i = 0; i < centres.size(); i++) {
      Ellipse2D circle = layout.circle(centres.get(i));
      drawn(chart.g(), circle, Palette.TEXT, Palette.PAPER);
      String text = String.valueOf(i + 1);
      type.draw(
          chart.g(),
          text,
          circle.getCenterX() - type.width(text) / 2,
          Typeface.centred(circle.getCenterY(), Typeface.TEXT));
    }
  }

  /** The curve and the published marks, as boxes that no number may cover. */
  private List<Rectangle2D> obstacles(Chart chart) {
    List<Rectangle2D> boxes = new ArrayList<>();
    double width = chart.area().getWidth() / pair.points().size();
    for (PairData.Point point : pair.points()) {
      double displayed = point.displayed().doubleValue();
      double to = chart.y(displayed);
      double from = chart.y(displayed - point.move().doubleValue());
      double exact = chart.y(point.score());
      double top = Math.min(Math.min(from, to), exact) - 1;
      double bottom = Math.max(Math.max(from, to), exact) + 1;
      boxes.add(
          new Rectangle2D.Double(chart.x(point.month()) - width / 2, top, width, bottom - top));
    }
    pair.published()
        .forEach((month, score) -> boxes.add(at(chart, month, score, true).getBounds2D()));
    pair.beside().stream()
        .filter(each -> !each.isLine())
        .flatMap(each -> each.scores().entrySet().stream())
        .forEach(each -> boxes.add(at(chart, each.getKey(), each.getValue(), false).getBounds2D()));
    return boxes;
  }

  /** The numbered list, in two columns of about the same height. */
  private void list(FigureLayout sheet) {
    double column = (sheet.innerWidth() - COLUMN_GAP) / 2;
    double room = column - NUMBER_ROOM - MONTH_ROOM - moveRoom();
    List<List<String>> titles = new ArrayList<>();
    int lines = 0;
    for (Optional<ScoredEvent> cause : causes) {
      String title = cause.map(event -> scene.title(event) + " (" + impact(event) + ")").orElse("");
      titles.add(type.lines(title, room, Typeface.TEXT, 2));
      lines += titles.get(titles.size() - 1).size();
    }
    int first = 0;
    int left = 0;
    while (first < titles.size() && left < (lines + 1) / 2) {
      left += titles.get(first++).size();
    }
    int split = first;
    double air = ROW_GAP * Math.max(split, titles.size() - split);
    sheet.add(
        Typeface.height(Math.max(left, lines - left), Typeface.TEXT) + air,
        (g, area) -> {
          double y = area.getMinY();
          for (int i = 0; i < titles.size(); i++) {
            y = i == split ? area.getMinY() : y;
            entry(g, area.getMinX() + (i < split ? 0 : column + COLUMN_GAP), y, i, titles.get(i));
            y += Typeface.height(titles.get(i).size(), Typeface.TEXT) + ROW_GAP;
          }
        });
  }

  /** Room for the widest move, apart from the month before it and the event behind it. */
  private double moveRoom() {
    return 12 + moved.stream().mapToDouble(each -> type.width(scene.move(each))).max().orElse(0);
  }

  private String impact(ScoredEvent event) {
    return PrintedNumbers.signed(event.impact(), scene.configuration().scheme().decimals() + 2);
  }

  private void entry(Graphics2D g, double x, double top, int index, List<String> title) {
    double baseline = top + Typeface.TEXT * 1.02;
    double text = x + NUMBER_ROOM + MONTH_ROOM + moveRoom();
    type.drawBefore(g, String.valueOf(index + 1), x + NUMBER_ROOM - 4, baseline);
    type.draw(g, moved.get(index).month().toString(), x + NUMBER_ROOM, baseline);
    type.drawBefore(g, scene.move(moved.get(index)), text - 6, baseline);
    for (int i = 0; i < title.size(); i++) {
      type.draw(g, title.get(i), text, baseline + Typeface.height(i, Typeface.TEXT));
    }
  }
}
