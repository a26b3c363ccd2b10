package io.guanxi.report.figure;

import io.guanxi.nowcast.Nowcast;
import io.guanxi.report.Messages;
import io.guanxi.report.NowcastView;
import io.guanxi.series.WeightedValues;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What scores would be now: of each pair the published past with its anchor, the months since with
 * their intervals, and side by side with the last of them what made up its correction.
 */
public final class NowcastFigure {
  private static final double ROW = 13;
  private static final double NAMES = 170;
  private static final double AIR = 1.35;

  /** Parts that are named. */
  private static final int PARTS = 8;

  private static final ThemeFill RAISES = new ThemeFill(Palette.SKY, Hatch.PLAIN, false);
  private static final ThemeFill LOWERS = new ThemeFill(Palette.ORANGE, Hatch.RISING, false);

  private NowcastFigure() {}

  /**
   * Draws the figure.
   *
   * @param file name of the file that the bytes are for
   * @param scaleEnd where the scale ends, points
   * @return the bytes of the file
   */
  public static byte[] bytes(String file, NowcastView view, int scaleEnd) {
    Messages messages = new Messages(view.words().language());
    Typeface type = Typeface.of(view.words().language());
    FigureLayout sheet =
        new FigureLayout(type)
            .title(messages.get("chart.nowcast.title"))
            .legend(FanChart.keys(messages));
    view.byPair()
        .forEach(
            (dyad, months) -> {
              Nowcast last = months.get(months.size() - 1);
              sheet
                  .gap(5)
                  .heading(
                      messages.get(
                          "chart.nowcast.pair",
                          dyad,
                          last.anchor(),
                          PrintedNumbers.number(last.start(), 1)))
                  .gap(2);
              new FanChart(
                      FanChart.recent(view.scores(dyad), last.anchor()),
                      months.stream().map(NowcastFigure::ahead).toList(),
                      new TreeMap<>())
                  .addTo(sheet, type, scaleEnd);
              parts(sheet, type, messages, last);
            });
    return FigureFiles.bytes(
        file,
        sheet
            .rule()
            .caption(messages.get("nowcast.caveat", view.model().name(), view.model().about()))
            .caption("guanxi " + view.version())
            .drawing("nowcast"));
  }

  private static FanChart.Ahead ahead(Nowcast nowcast) {
    WeightedValues all = nowcast.distribution();
    double point = nowcast.point();
    return all == null
        ? new FanChart.Ahead(nowcast.target(), point, point, point, point, point)
        : new FanChart.Ahead(
            nowcast.target(),
            point,
            all.quantile(0.1),
            all.quantile(0.9),
            all.quantile(0.025),
            all.quantile(0.975));
  }

  /** What made up the last month's correction, the largest part first. */
  private static void parts(FigureLayout sheet, Typeface type, Messages messages, Nowcast last) {
    List<Nowcast.Contribution> parts =
        last.contributions().stream()
            .filter(part -> part.points() != 0)
            .sorted(
                Comparator.comparingDouble((Nowcast.Contribution part) -> -Math.abs(part.points()))
                    .thenComparing(Nowcast.Contribution::part))
            .limit(PARTS)
            .toList();
    if (parts.isEmpty()) {
      return;
    }
    double most = AIR * parts.stream().mapToDouble(part -> Math.abs(part.points())).max().orElse(1);
    sheet.gap(3).heading(messages.get("chart.nowcast.parts", last.target())).gap(1);
    sheet.add(
        parts.size() * ROW + Chart.BELOW,
        (g, area) -> bars(g, area, type, messages, parts, Scale.of(-most, most, 8)));
  }

  private static void bars(
      Graphics2D g,
      Rectangle2D area,
      Typeface type,
      Messages messages,
      List<Nowcast.Contribution> parts,
      Scale points) {
    int rows = parts.size();
    Chart chart =
        new Chart(
                g, type, Chart.inner(area, NAMES, 4, 0, rows * ROW), points, new Scale(0, rows, 1))
            .level();
    for (int i = 0; i < rows; i++) {
      Nowcast.Contribution part = parts.get(i);
      double middle = area.getMinY() + (i + 0.5) * ROW;
      String source =
          part.source().equals("momentum") ? messages.get("nowcast.momentum") : part.source();
      type.drawBefore(
          g,
          type.lines(source + " " + part.part(), NAMES - 8, Typeface.TEXT, 1),
          chart.area().getMinX() - 6,
          middle);
      double from = chart.x(Math.min(0, part.points()));
      double to = chart.x(Math.max(0, part.points()));
      (part.points() > 0 ? RAISES : LOWERS)
          .draw(g, new Rectangle2D.Double(from, middle - ROW * 0.3, to - from, ROW * 0.6));
      String label = PrintedNumbers.signed(part.points(), 3);
      double baseline = Typeface.centred(middle, Typeface.TEXT);
      if (part.points() > 0) {
        type.draw(g, label, to + 4, baseline);
      } else {
        type.drawBefore(g, label, from - 4, baseline);
      }
    }
  }
}
