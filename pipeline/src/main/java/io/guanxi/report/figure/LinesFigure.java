package io.guanxi.report.figure;

import io.guanxi.model.Country;
import io.guanxi.model.Names;
import io.guanxi.report.Months;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.TradeSeries;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jspecify.annotations.Nullable;

/** Figures of two or more lines over the months: trade (figure 5), and dyads (figure 6). */
final class LinesFigure {
  private static final double HEIGHT = 200;
  private static final double WIDTH = 1.5;

  private LinesFigure() {}

  /** A line with its name. */
  private record Line(String name, XYSeries points) {}

  /**
   * Figure 5.
   *
   * @param trade with at least one month in the window of the line
   */
  static Drawing trade(Scene scene, ScoreLine line, TradeSeries trade) {
    Months window = line.window();
    String reporter = trade.reporter();
    DyadProfile profile = line.profile();
    String other =
        profile.dyad().first().equals(reporter) ? profile.dyad().second() : profile.dyad().first();
    String here = name(scene, reporter);
    String there = name(scene, other);
    List<YearMonth> months = trade.flows().keySet().stream().filter(window::contains).toList();
    List<Double> exports = months.stream().map(month -> flow(trade, month).exports()).toList();
    List<Double> imports = months.stream().map(month -> flow(trade, month).imports()).toList();
    double most =
        Math.max(
            exports.stream().mapToDouble(v -> v).max().orElse(1),
            imports.stream().mapToDouble(v -> v).max().orElse(1));
    NumberAxis axis = Plots.axis(scene.type(), 0, most * 1.08);
    Plots.ticks(axis, 8);
    Months shown = new Months(months.get(0), months.get(months.size() - 1));
    Sheet sheet =
        sheet(
            scene,
            scene.say("trade.title", scene.language().of(profile.names()), shown.shown()),
            scene.say("trade.axis"),
            List.of(
                new Line(scene.say("trade.exports", here, there), Plots.gapped(months, exports)),
                new Line(scene.say("trade.imports", here, there), Plots.gapped(months, imports))),
            axis,
            shown,
            null);
    return sheet
        .rule()
        .caption(
            scene.say("trade.caption", here, trade.source(), shown.shown())
                + scene.say("space")
                + scene.hashes())
        .drawing(scene.name(Figures.TRADE, profile));
  }

  private static TradeSeries.Flow flow(TradeSeries trade, YearMonth month) {
    TradeSeries.Flow flow = trade.flows().get(month);
    if (flow == null) {
      throw new IllegalArgumentException("no trade in " + month);
    }
    return flow;
  }

  private static String name(Scene scene, String country) {
    Names names = Country.names(country);
    return scene.language().of(names);
  }

  /**
   * Figure 6.
   *
   * @param lines at least two
   */
  static Drawing dyads(Scene scene, List<ScoreLine> lines) {
    YearMonth from =
        lines.stream().map(line -> line.window().from()).min(YearMonth::compareTo).orElseThrow();
    YearMonth to =
        lines.stream().map(line -> line.window().to()).max(YearMonth::compareTo).orElseThrow();
    Months window = new Months(from, to);
    List<Line> drawn = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (ScoreLine line : lines) {
      List<Double> displayed = line.points().stream().map(ScoreLine.Point::displayed).toList();
      values.addAll(displayed);
      drawn.add(
          new Line(
              scene.language().of(line.profile().names()),
              Plots.steps(line.points().stream().map(ScoreLine.Point::month).toList(), displayed)));
    }
    Range range = Plots.around(values, scene.run().configuration().scheme().n());
    NumberAxis axis = Plots.axis(scene.type(), range.getLowerBound(), range.getUpperBound());
    axis.setTickUnit(new NumberTickUnit(range.getLength() > 3 ? 1 : 0.5, Plots.format(1)));
    Bands bands =
        new Bands(scene.run().configuration().scheme().levels(), scene.type(), scene.language());
    Sheet sheet =
        sheet(
            scene,
            scene.say("dyads.title", window.shown()),
            scene.say("dyads.axis"),
            drawn,
            axis,
            window,
            bands);
    List<DyadProfile> profiles = lines.stream().map(ScoreLine::profile).toList();
    return scene
        .captioned(sheet, profiles, window)
        .drawing(Scene.name(Figures.ALL_PAIRS, profiles, scene.language()));
  }

  private static Sheet sheet(
      Scene scene,
      String title,
      String measure,
      List<Line> lines,
      NumberAxis axis,
      Months window,
      @Nullable Bands bands) {
    List<Sheet.Key> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      keys.add(
          Sheet.Key.line(
              Ink.COLOURS.get(i % Ink.COLOURS.size()), Ink.pattern(i, WIDTH), lines.get(i).name()));
    }
    return new Sheet(scene.type())
        .title(title)
        .legend(keys)
        .gap(3)
        .heading(measure)
        .gap(3)
        .add(HEIGHT + Plots.BELOW, (g, area) -> draw(scene, lines, axis, window, bands, g, area))
        .gap(3);
  }

  private static void draw(
      Scene scene,
      List<Line> lines,
      NumberAxis axis,
      Months window,
      @Nullable Bands bands,
      Graphics2D g,
      Rectangle2D area) {
    XYPlot plot = Plots.plot(axis);
    plot.setWeight(1);
    if (bands != null) {
      bands.behind(plot);
    }
    for (int i = 0; i < lines.size(); i++) {
      Plots.add(
          plot,
          lines.get(i).points(),
          Plots.lines(Ink.COLOURS.get(i % Ink.COLOURS.size()), Ink.pattern(i, WIDTH)));
    }
    MonthAxis time = new MonthAxis(window.from(), window.to(), scene.type());
    Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX(),
            area.getY(),
            area.getWidth() - (bands == null ? 0 : Bands.ROOM),
            area.getHeight());
    List<Rectangle2D> areas = Plots.draw(Plots.above(time, 0, List.of(plot)), g, inner);
    if (bands != null) {
      bands.names(g, axis, areas.get(0));
    }
  }
}
