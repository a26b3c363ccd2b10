package io.guanxi.report.figure;

import io.guanxi.model.Months;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Figure 5: trade by month as each of the two countries reports it, and the balance. Where a
 * country's months are missing and a total is known, a level line over the total's period shows its
 * monthly mean.
 */
final class TradeFigure {
  private static final double FLOWS_HEIGHT = 165;
  private static final double BALANCE_HEIGHT = 85;
  private static final double GAP = 17;
  private static final double WIDTH = 1.4;
  private static final double CAP = 2.2;

  private final FigureContext scene;
  private final PairData pair;
  private final List<TradeLine> lines;
  private final TradeNotes notes;

  private TradeFigure(FigureContext scene, PairData pair) {
    this.scene = scene;
    this.pair = pair;
    this.lines = TradeLine.of(pair);
    this.notes = new TradeNotes(pair, scene.language());
  }

  /**
   * The figure.
   *
   * @param pair one with trade within its months
   */
  static Drawing of(FigureContext scene, PairData pair) {
    return new TradeFigure(scene, pair).drawing();
  }

  private Drawing drawing() {
    List<FigureLayout.Key> keys = new ArrayList<>();
    for (TradeLine line : lines) {
      keys.add(
          FigureLayout.Key.line(
              line.colour(), Palette.pattern(line.pattern(), WIDTH), notes.name(line)));
    }
    if (lines.stream().anyMatch(line -> !line.means().isEmpty())) {
      keys.add(
          new FigureLayout.Key(
              (g, area) ->
                  capped(g, area.getMinX(), area.getMaxX(), area.getCenterY(), Palette.TEXT),
              scene.say("trade.total")));
    }
    Months window = pair.window();
    FigureLayout sheet =
        new FigureLayout(scene.type())
            .title(scene.say("trade.title", scene.name(pair), window.shown()))
            .legend(keys)
            .gap(3)
            .heading(scene.say("trade.axis"))
            .gap(3)
            .add(FLOWS_HEIGHT + GAP + BALANCE_HEIGHT + Chart.BELOW, this::charts)
            .gap(3)
            .rule();
    notes.sentences().forEach(sheet::caption);
    return sheet
        .caption(scene.say("trade.caption", window.shown()) + scene.say("space") + scene.hashes())
        .drawing(scene.name(Figures.TRADE, pair));
  }

  private DoubleStream values(boolean isBalance) {
    return lines.stream()
        .filter(line -> isBalance == (line.kind() == TradeLine.Kind.BALANCE))
        .flatMapToDouble(TradeLine::values);
  }

  private void charts(Graphics2D g, Rectangle2D area) {
    Scale amounts = Scale.of(0, values(false).max().orElse(1) * 1.08, 8);
    double low = Math.min(0, values(true).min().orElse(0)) * 1.15;
    double high = Math.max(0, values(true).max().orElse(0)) * 1.15;
    Scale balance = Scale.of(low, high > low ? high : low + 1, 5);
    double left = Chart.room(scene.type(), amounts, balance);
    Scale time = Chart.months(pair.window());
    Rectangle2D above = Chart.inner(area, left, 0, 0, FLOWS_HEIGHT);
    Rectangle2D below = Chart.inner(area, left, 0, FLOWS_HEIGHT + GAP, BALANCE_HEIGHT);
    Chart flows = new Chart(g, scene.type(), above, time, amounts).upright().time(false);
    Chart balances =
        new Chart(g, scene.type(), below, time, balance)
            .upright()
            .time(true)
            .rule(0, Palette.line(0.5));
    for (TradeLine line : lines) {
      draw(line.kind() == TradeLine.Kind.BALANCE ? balances : flows, line);
    }
    scene.type().draw(g, notes.balanceName(), area.getMinX(), below.getMinY() - 5);
  }

  private static void draw(Chart chart, TradeLine line) {
    chart.points(line.months(), line.colour(), Palette.pattern(line.pattern(), WIDTH));
    for (TradeLine.Mean mean : line.means()) {
      capped(
          chart.g(),
          chart.x(Chart.value(mean.period().from()) - 0.5),
          chart.x(Chart.value(mean.period().to()) + 0.5),
          chart.y(mean.value()),
          line.colour());
    }
  }

  /** A level line with upright ends. */
  private static void capped(Graphics2D g, double from, double to, double y, Color colour) {
    g.setPaint(colour);
    g.setStroke(Palette.line(WIDTH));
    g.draw(new Line2D.Double(from, y, to, y));
    g.setStroke(Palette.line(0.8));
    g.draw(new Line2D.Double(from, y - CAP, from, y + CAP));
    g.draw(new Line2D.Double(to, y - CAP, to, y + CAP));
  }
}
