package io.guanxi.report.figure;

import io.guanxi.model.Decimals;
import io.guanxi.model.Months;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The themes of a pair and a sign: their scores by month below the score (figure 2), and their
 * shares over the window of the run and over each window that shares were published for (figures 3
 * and 4).
 */
final class ThemeFigures {
  private static final double SCORE_HEIGHT = 75;
  private static final double BARS_HEIGHT = 190;
  private static final double MONTHS_GAP = 17;
  private static final double BAR = 0.85;
  private static final double ROW = 17;
  private static final double NAME_ROOM = 172;
  private static final double PANEL_GAP = 14;
  private static final double LABEL_GAP = 6;
  private static final PairData.Sums NONE = new PairData.Sums(0, 0);

  private final FigureContext scene;
  private final PairData pair;
  private final Sign sign;
  private final List<Theme> themes;
  private final Typeface type;

  private ThemeFigures(FigureContext scene, PairData pair, Sign sign) {
    this.scene = scene;
    this.pair = pair;
    this.sign = sign;
    this.themes = pair.themes(sign);
    this.type = scene.type();
  }

  static Drawing months(FigureContext scene, PairData pair, Sign sign) {
    ThemeFigures figure = new ThemeFigures(scene, pair, sign);
    FigureLayout sheet =
        figure
            .titled("themes.title.", pair.window().shown())
            .heading(scene.say("themes.score"))
            .gap(3)
            .add(SCORE_HEIGHT + MONTHS_GAP + BARS_HEIGHT + Chart.BELOW, figure::months)
            .gap(5)
            .legend(
                figure.themes.stream()
                    .map(theme -> FigureLayout.Key.filled(figure.filling(theme), scene.name(theme)))
                    .toList());
    return figure.finished(sheet, Figures.NEGATIVE_MONTHS, Figures.POSITIVE_MONTHS);
  }

  static Drawing shares(FigureContext scene, PairData pair, Sign sign) {
    ThemeFigures figure = new ThemeFigures(scene, pair, sign);
    FigureLayout sheet =
        figure
            .titled("shares.title.")
            .legend(figure.keys())
            .gap(14)
            .add(ROW * Math.max(1, figure.themes.size()) + Chart.BELOW, figure::panels)
            .gap(3);
    return figure.finished(sheet, Figures.NEGATIVE_SHARES, Figures.POSITIVE_SHARES);
  }

  private FigureLayout titled(String key, String... window) {
    List<String> arguments = new ArrayList<>(List.of(scene.name(pair)));
    arguments.addAll(List.of(window));
    return new FigureLayout(type).title(scene.say(key + sign, arguments.toArray()));
  }

  private Drawing finished(FigureLayout sheet, String negative, String positive) {
    sheet.caption(scene.note(themes));
    return scene
        .captioned(sheet, List.of(pair.profile()), pair.window())
        .drawing(scene.name(sign == Sign.NEGATIVE ? negative : positive, pair));
  }

  private ThemeFill filling(Theme theme) {
    return scene.data().filling(theme.code());
  }

  private void months(Graphics2D g, Rectangle2D area) {
    boolean down = sign == Sign.NEGATIVE;
    List<YearMonth> months = pair.points().stream().map(PairData.Point::month).toList();
    List<Map<String, PairData.Sums>> sums =
        months.stream().map(month -> pair.sums(sign, new Months(month, month))).toList();
    double most =
        sums.stream()
            .mapToDouble(each -> each.values().stream().mapToDouble(PairData.Sums::raw).sum())
            .max()
            .orElse(0);
    double end = most == 0 ? 0.1 : most * 1.06;
    Scale scores = Scale.around(pair.displayed().values(), scene.configuration().scheme().n(), 2.6);
    Scale points = Scale.of(down ? -end : 0, down ? 0 : end, 8);
    double left = Chart.room(type, scores, points);
    Scale time = Chart.months(pair.window());
    new Chart(g, type, Chart.inner(area, left, 0, 0, SCORE_HEIGHT), time, scores)
        .upright()
        .time(false)
        .steps(pair.displayed(), Palette.BLUE, Palette.line(1.4));
    Rectangle2D below = Chart.inner(area, left, 0, SCORE_HEIGHT + MONTHS_GAP, BARS_HEIGHT);
    Chart bars = new Chart(g, type, below, time, points).upright().time(true);
    for (int i = 0; i < months.size(); i++) {
      double at = 0;
      for (Theme theme : themes) {
        double raw = sums.get(i).getOrDefault(theme.code(), NONE).raw();
        double to = down ? at - raw : at + raw;
        if (raw > 0) {
          bars.bar(months.get(i), at, to, BAR, filling(theme));
        }
        at = to;
      }
    }
    type.draw(g, scene.say("themes.bars"), area.getMinX(), below.getMinY() - 5);
  }

  private List<FigureLayout.Key> keys() {
    List<FigureLayout.Key> keys = new ArrayList<>();
    keys.add(
        FigureLayout.Key.filled(
            new ThemeFill(Palette.RULE, Hatch.PLAIN, false), scene.say("shares.raw")));
    keys.add(
        new FigureLayout.Key(
            (g, area) -> realised(g, area.getCenterX(), area.getCenterY()),
            scene.say("shares.realised")));
    if (pair.windows(sign).size() > 1) {
      keys.add(
          new FigureLayout.Key(
              (g, area) -> published(g, area.getCenterX(), area.getMinY() - 1, area.getMaxY() + 1),
              scene.say("shares.published")));
    }
    return keys;
  }

  private static void realised(Graphics2D g, double x, double y) {
    Ellipse2D dot = new Ellipse2D.Double(x - 2, y - 2, 4, 4);
    g.setPaint(Palette.PAPER);
    g.fill(dot);
    g.setPaint(Palette.TEXT);
    g.setStroke(Palette.line(0.8));
    g.draw(dot);
  }

  private static void published(Graphics2D g, double x, double top, double bottom) {
    g.setPaint(Palette.VERMILLION);
    g.setStroke(Palette.line(1.8));
    g.draw(new Line2D.Double(x, top, x, bottom));
  }

  private void panels(Graphics2D g, Rectangle2D area) {
    double rows = area.getHeight() - Chart.BELOW;
    List<Months> windows = pair.windows(sign);
    for (int i = 0; i < themes.size(); i++) {
      double middle = area.getMinY() + (i + 0.5) * rows / themes.size();
      type.drawBefore(
          g,
          type.lines(scene.name(themes.get(i)), NAME_ROOM - 6, Typeface.TEXT, 2),
          area.getMinX() + NAME_ROOM - 6,
          middle);
    }
    double width = (area.getWidth() - NAME_ROOM - PANEL_GAP * windows.size()) / windows.size();
    List<Panel> panels = windows.stream().map(this::panel).toList();
    double end = panels.stream().mapToDouble(panel -> panel.end(width)).max().orElse(1);
    for (int i = 0; i < panels.size(); i++) {
      Rectangle2D place =
          new Rectangle2D.Double(
              area.getMinX() + NAME_ROOM + i * (width + PANEL_GAP), area.getMinY(), width, rows);
      panels.get(i).draw(new Chart(g, type, place, Scale.of(0, end, 5), new Scale(0, 1, 1)));
    }
  }

  /** The shares of a theme in a window, percent; what it is labelled with. */
  private record Row(
      Theme theme, double raw, double realised, OptionalDouble published, String label) {
    double furthest() {
      return Math.max(published.orElse(0), Math.max(raw, Math.max(0, realised)));
    }
  }

  private Panel panel(Months window) {
    Map<String, PairData.Sums> sums = pair.sums(sign, window);
    double raw = sums.values().stream().mapToDouble(PairData.Sums::raw).sum();
    double realised = sums.values().stream().mapToDouble(PairData.Sums::realised).sum();
    List<Row> rows = new ArrayList<>();
    for (Theme theme : themes) {
      PairData.Sums own = sums.getOrDefault(theme.code(), NONE);
      double share = raw == 0 ? 0 : 100 * own.raw() / raw;
      OptionalDouble published = pair.publishedShare(sign, theme, window);
      String label = raw == 0 ? "–" : PrintedNumbers.number(share, 1);
      rows.add(
          new Row(
              theme,
              share,
              realised == 0 ? -1 : 100 * own.realised() / realised,
              published,
              published.isEmpty()
                  ? label
                  : scene.say("shares.label", label, Decimals.shortest(published.getAsDouble()))));
    }
    return new Panel(window, rows);
  }

  /** The shares over a window. */
  private final class Panel {
    private final Months window;
    private final List<Row> rows;

    Panel(Months window, List<Row> rows) {
      this.window = window;
      this.rows = rows;
    }

    /** The end of an axis on which every label has room behind its bar. */
    double end(double width) {
      double end = 1;
      for (Row row : rows) {
        double room = width - LABEL_GAP - type.width(row.label()) - 2;
        end = Math.max(end, row.furthest() * width / room);
      }
      return end;
    }

    void draw(Chart chart) {
      Graphics2D g = chart.g();
      Rectangle2D area = chart.area();
      type.draw(g, scene.say("shares.panel", window.shown()), area.getMinX(), area.getMinY() - 5);
      chart.level();
      double height = area.getHeight() / Math.max(1, rows.size());
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        double middle = area.getMinY() + (i + 0.5) * height;
        filling(row.theme())
            .draw(
                g,
                new Rectangle2D.Double(
                    area.getMinX(),
                    middle - height * 0.36,
                    chart.x(row.raw()) - area.getMinX(),
                    height * 0.72));
        row.published()
            .ifPresent(
                value ->
                    published(g, chart.x(value), middle - height * 0.42, middle + height * 0.42));
        if (row.realised() >= 0) {
          realised(g, chart.x(row.realised()), middle);
        }
        type.draw(
            g,
            row.label(),
            chart.x(row.furthest()) + LABEL_GAP,
            Typeface.centred(middle, Typeface.TEXT));
      }
    }
  }
}
