package io.guanxi.report.figure;

import io.guanxi.model.Months;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Figure 7: from the score at the start of a window to the score at its end, event by event: of a
 * month the largest impact first, of several months by date; small ones are summed.
 */
final class WaterfallFigure {
  private static final double ROW = 19;
  private static final double MEASURE_ROOM = 10;
  private static final double NAME_ROOM = 205;
  private static final ThemeFill RAISES = new ThemeFill(Palette.SKY, Hatch.PLAIN, false);
  private static final ThemeFill LOWERS = new ThemeFill(Palette.ORANGE, Hatch.RISING, false);

  private final FigureContext scene;
  private final PairData.Waterfall fall;
  private final Months window;
  private final Typeface type;

  private WaterfallFigure(FigureContext scene, PairData.Waterfall fall, Months window) {
    this.scene = scene;
    this.fall = fall;
    this.window = window;
    this.type = scene.type();
  }

  /**
   * The figure.
   *
   * @param window within the months of the pair
   */
  static Drawing of(FigureContext scene, PairData pair, Months window) {
    PairData.Waterfall fall = pair.waterfall(window);
    WaterfallFigure figure = new WaterfallFigure(scene, fall, window);
    List<ScoredEvent> named =
        fall.steps().stream().map(PairData.Step::event).filter(Objects::nonNull).toList();
    String order = named.isEmpty() ? "none" : window.length() > 1 ? "bydate" : "bysize";
    FigureLayout sheet =
        new FigureLayout(scene.type())
            .title(scene.say("waterfall.title", scene.name(pair), window.shown()))
            .legend(
                List.of(
                    FigureLayout.Key.filled(RAISES, scene.say("waterfall.raises")),
                    FigureLayout.Key.filled(LOWERS, scene.say("waterfall.lowers")),
                    FigureLayout.Key.line(
                        Palette.TEXT, Palette.line(2), scene.say("waterfall.level"))))
            .gap(4)
            .add((fall.steps().size() + 2) * ROW + Chart.BELOW + MEASURE_ROOM, figure::bars)
            .caption(scene.say("waterfall." + order) + scene.say("space") + scene.marks(named));
    return scene
        .captioned(sheet, List.of(pair.profile()), window)
        .drawing(scene.name(Figures.WATERFALL, pair));
  }

  private void bars(Graphics2D g, Rectangle2D area) {
    DoubleStream ends = fall.steps().stream().mapToDouble(PairData.Step::to);
    double[] all =
        DoubleStream.concat(DoubleStream.of(fall.start(), fall.end()), ends).sorted().toArray();
    double air = Math.max(0.01, (all[all.length - 1] - all[0]) * 0.16);
    int rows = fall.steps().size() + 2;
    Chart chart =
        new Chart(
            g,
            type,
            Chart.inner(area, NAME_ROOM, 0, 0, rows * ROW),
            Scale.of(all[0] - air, all[all.length - 1] + air, 8),
            new Scale(0, rows, 1));
    chart.level();
    String measure = scene.say("waterfall.axis");
    type.draw(
        g,
        measure,
        chart.area().getCenterX() - type.width(measure) / 2,
        area.getMaxY() - Typeface.TEXT * 0.3);
    level(chart, 0, fall.start(), "waterfall.start", window.from().minusMonths(1).toString());
    for (int i = 0; i < fall.steps().size(); i++) {
      step(chart, i + 1, fall.steps().get(i));
    }
    level(chart, rows - 1, fall.end(), "waterfall.end", window.to().toString());
  }

  private void step(Chart chart, int row, PairData.Step step) {
    double y = name(chart, row, text(step));
    double left = chart.x(Math.min(step.from(), step.to()));
    double right = chart.x(Math.max(step.from(), step.to()));
    boolean up = step.to() >= step.from();
    (up ? RAISES : LOWERS)
        .draw(chart.g(), new Rectangle2D.Double(left, y - ROW * 0.32, right - left, ROW * 0.64));
    double to = chart.x(step.to());
    chart.stroke(Palette.FAINT, Palette.line(0.4), new Line2D.Double(to, y, to, y + ROW));
    String label = PrintedNumbers.signed(step.to() - step.from(), 3);
    double baseline = Typeface.centred(y, Typeface.TEXT);
    if (up) {
      type.draw(chart.g(), label, right + 4, baseline);
    } else {
      type.drawBefore(chart.g(), label, left - 4, baseline);
    }
  }

  private String text(PairData.Step step) {
    ScoredEvent event = step.event();
    if (event != null) {
      return event.date() + "  " + scene.title(event);
    }
    return step.held() ? scene.say("waterfall.held") : scene.say("waterfall.rest", fall.others());
  }

  private void level(Chart chart, int row, double score, String key, String month) {
    double y = name(chart, row, scene.say(key, month));
    double x = chart.x(score);
    chart.stroke(
        Palette.TEXT, Palette.line(2), new Line2D.Double(x, y - ROW * 0.34, x, y + ROW * 0.34));
    int decimals = scene.configuration().scheme().decimals();
    String ends =
        scene.say(
            "waterfall.score",
            PrintedNumbers.number(score, decimals),
            PrintedNumbers.number(score, 3));
    double baseline = Typeface.centred(y, Typeface.TEXT);
    if (x + 4 + type.width(ends) > chart.area().getMaxX()) {
      type.drawBefore(chart.g(), ends, x - 4, baseline);
    } else {
      type.draw(chart.g(), ends, x + 4, baseline);
    }
  }

  /** Names a row; gives its middle. */
  private double name(Chart chart, int row, String text) {
    double y = chart.area().getMinY() + (row + 0.5) * ROW;
    type.drawBefore(
        chart.g(),
        type.lines(text, NAME_ROOM - 8, Typeface.TEXT, 2),
        chart.area().getMinX() - 6,
        y);
    return y;
  }
}
