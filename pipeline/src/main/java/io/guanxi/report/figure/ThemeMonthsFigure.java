package io.guanxi.report.figure;

import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;

/** Figure 2: the scores of the themes of one sign by month, stacked, below the score. */
final class ThemeMonthsFigure {
  private static final double SCORE_HEIGHT = 75;
  private static final double BARS_HEIGHT = 190;
  private static final double GAP = 17;

  private final Scene scene;
  private final ScoreLine line;
  private final Sign sign;
  private final Themes themes;
  private final Typeface type;

  private ThemeMonthsFigure(Scene scene, ScoreLine line, Sign sign) {
    this.scene = scene;
    this.line = line;
    this.sign = sign;
    this.themes = Themes.of(scene, line.profile(), sign);
    this.type = scene.type();
  }

  static Drawing of(Scene scene, ScoreLine line, Sign sign) {
    return new ThemeMonthsFigure(scene, line, sign).drawing();
  }

  private Drawing drawing() {
    Sheet sheet =
        new Sheet(type)
            .title(
                scene.say(
                    "themes.title." + sign,
                    scene.language().of(line.profile().names()),
                    line.window().shown()))
            .heading(scene.say("themes.score"))
            .gap(3)
            .add(SCORE_HEIGHT + GAP + BARS_HEIGHT + Plots.BELOW, this::plots)
            .gap(5)
            .legend(
                themes.all().stream()
                    .map(theme -> Sheet.Key.filled(themes.filling(theme), themes.name(theme)))
                    .toList());
    sheet.caption(themes.all().isEmpty() ? scene.say("themes.none") : themes.note());
    return scene
        .captioned(sheet, List.of(line.profile()), line.window())
        .drawing(
            scene.name(
                sign == Sign.NEGATIVE ? Figures.NEGATIVE_MONTHS : Figures.POSITIVE_MONTHS,
                line.profile()));
  }

  private void plots(Graphics2D g, Rectangle2D area) {
    List<YearMonth> months = line.points().stream().map(ScoreLine.Point::month).toList();
    List<Double> displayed = line.points().stream().map(ScoreLine.Point::displayed).toList();
    Range range = Plots.around(displayed, scene.run().configuration().scheme().n());
    NumberAxis scores = Plots.axis(type, range.getLowerBound(), range.getUpperBound());
    scores.setTickUnit(new NumberTickUnit(range.getLength() > 2.6 ? 1 : 0.5, Plots.format(1)));
    XYPlot score = Plots.plot(scores);
    score.setWeight((int) SCORE_HEIGHT);
    Plots.add(score, Plots.steps(months, displayed), Plots.lines(Ink.BLUE, Ink.line(1.4)));

    boolean down = sign == Sign.NEGATIVE;
    DefaultTableXYDataset data = new DefaultTableXYDataset();
    List<Filling> fillings = new ArrayList<>();
    double most = 0;
    for (Theme theme : themes.all()) {
      XYSeries series = new XYSeries(theme.code(), true, false);
      for (YearMonth month : months) {
        double raw = themes.in(theme, month).raw();
        series.add(MonthAxis.value(month), down ? -raw : raw);
      }
      data.addSeries(series);
      fillings.add(themes.filling(theme));
    }
    for (YearMonth month : months) {
      most =
          Math.max(
              most,
              themes.all().stream().mapToDouble(theme -> themes.in(theme, month).raw()).sum());
    }
    double end = most == 0 ? 0.1 : most * 1.06;
    NumberAxis points = Plots.axis(type, down ? -end : 0, down ? 0 : end);
    Plots.ticks(points, 8);
    XYPlot bars = Plots.plot(points);
    bars.setWeight((int) BARS_HEIGHT);
    StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.15);
    Plots.fill(renderer, fillings);
    bars.setDataset(0, data);
    bars.setRenderer(0, renderer);
    MonthAxis time = new MonthAxis(line.window().from(), line.window().to(), type);
    List<Rectangle2D> areas = Plots.draw(Plots.above(time, GAP, List.of(score, bars)), g, area);
    type.draw(g, scene.say("themes.bars"), area.getMinX(), areas.get(1).getMinY() - 5);
  }
}
