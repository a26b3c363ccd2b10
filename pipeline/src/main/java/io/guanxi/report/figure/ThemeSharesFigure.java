package io.guanxi.report.figure;

import io.guanxi.model.Decimals;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Months;
import io.guanxi.scheme.PublishedFigure;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Figures 3 and 4: the share of each theme in the negative or positive score, over the window of
 * the run and over each window that shares were published for.
 */
final class ThemeSharesFigure {
  private static final double ROW = 17;
  private static final double NAME_ROOM = 172;
  private static final double GAP = 14;
  private static final double AXIS_ROOM = 14;
  private static final double LABEL_GAP = 5;

  private final Scene scene;
  private final ScoreLine line;
  private final Sign sign;
  private final Themes themes;
  private final Typeface type;
  private final List<Months> windows;

  private ThemeSharesFigure(Scene scene, ScoreLine line, Sign sign) {
    this.scene = scene;
    this.line = line;
    this.sign = sign;
    this.themes = Themes.of(scene, line.profile(), sign);
    this.type = scene.type();
    Set<Months> all = new LinkedHashSet<>();
    all.add(line.window());
    published().forEach(figure -> all.add(new Months(figure.from(), figure.to())));
    this.windows = List.copyOf(all);
  }

  static Drawing of(Scene scene, ScoreLine line, Sign sign) {
    return new ThemeSharesFigure(scene, line, sign).drawing();
  }

  /** Published shares of single themes, within the run's window. */
  private List<PublishedFigure> published() {
    return scene.run().configuration().published().stream()
        .filter(figure -> figure.kind() == PublishedFigure.Kind.THEME_SHARE)
        .filter(figure -> figure.dyad().equals(line.profile().dyad()) && figure.sign() == sign)
        .filter(figure -> !figure.exceptThemes() && figure.themes().size() == 1)
        .filter(
            figure -> line.window().contains(figure.from()) && line.window().contains(figure.to()))
        .toList();
  }

  private Drawing drawing() {
    Sheet sheet =
        new Sheet(type)
            .title(scene.say("shares.title." + sign, scene.language().of(line.profile().names())))
            .legend(keys())
            .gap(14)
            .add(ROW * Math.max(1, themes.all().size()) + AXIS_ROOM, this::panels)
            .gap(3)
            .caption(themes.all().isEmpty() ? scene.say("themes.none") : themes.note());
    return scene
        .captioned(sheet, List.of(line.profile()), line.window())
        .drawing(
            scene.name(
                sign == Sign.NEGATIVE ? Figures.NEGATIVE_SHARES : Figures.POSITIVE_SHARES,
                line.profile()));
  }

  private List<Sheet.Key> keys() {
    List<Sheet.Key> keys = new ArrayList<>();
    keys.add(
        new Sheet.Key(
            (g, area) -> new Filling(Ink.RULE, Hatch.PLAIN, false).draw(g, area),
            scene.say("shares.raw")));
    keys.add(
        new Sheet.Key(
            (g, area) -> realised(g, area.getCenterX(), area.getCenterY()),
            scene.say("shares.realised")));
    if (!published().isEmpty()) {
      keys.add(
          new Sheet.Key(
              (g, area) -> published(g, area.getCenterX(), area.getMinY() - 1, area.getMaxY() + 1),
              scene.say("shares.published")));
    }
    return keys;
  }

  private static void realised(Graphics2D g, double x, double y) {
    Ellipse2D dot = new Ellipse2D.Double(x - 2, y - 2, 4, 4);
    g.setPaint(Ink.PAPER);
    g.fill(dot);
    g.setPaint(Ink.TEXT);
    g.setStroke(Ink.line(0.8));
    g.draw(dot);
  }

  private static void published(Graphics2D g, double x, double top, double bottom) {
    g.setPaint(Ink.VERMILLION);
    g.setStroke(Ink.line(1.8));
    g.draw(new Line2D.Double(x, top, x, bottom));
  }

  private void panels(Graphics2D g, Rectangle2D area) {
    List<Theme> all = themes.all();
    double rows = area.getHeight() - AXIS_ROOM;
    for (int i = 0; i < all.size(); i++) {
      List<String> name = type.lines(themes.name(all.get(i)), NAME_ROOM - 6, Typeface.TEXT, 2);
      for (int j = 0; j < name.size(); j++) {
        double middle = area.getMinY() + (i + 0.5) * rows / all.size();
        double y = middle + (j - (name.size() - 1) / 2.0) * Typeface.TEXT * 1.12;
        type.drawBefore(
            g, name.get(j), area.getMinX() + NAME_ROOM - 6, Typeface.centred(y, Typeface.TEXT));
      }
    }
    double width = (area.getWidth() - NAME_ROOM - GAP * windows.size()) / windows.size();
    double end = end(width);
    for (int i = 0; i < windows.size(); i++) {
      panel(
          g,
          windows.get(i),
          end,
          new Rectangle2D.Double(
              area.getMinX() + NAME_ROOM + i * (width + GAP), area.getMinY(), width, rows));
    }
  }

  /** The end of the axis of all panels, so that every label has room behind its bar. */
  private double end(double width) {
    double end = 1;
    for (Months window : windows) {
      for (Theme theme : themes.all()) {
        double room = width - LABEL_GAP - type.width(label(theme, window)) - 2;
        end = Math.max(end, furthest(theme, window) * width / room);
      }
    }
    return end;
  }

  private OptionalDouble published(Theme theme, Months window) {
    return published().stream()
        .filter(figure -> figure.themes().contains(theme.code()))
        .filter(figure -> window.equals(new Months(figure.from(), figure.to())))
        .map(PublishedFigure::value)
        .filter(Objects::nonNull)
        .mapToDouble(BigDecimal::doubleValue)
        .findFirst();
  }

  private double furthest(Theme theme, Months window) {
    return Math.max(
        published(theme, window).orElse(0),
        Math.max(share(theme, window, true), share(theme, window, false)));
  }

  private String label(Theme theme, Months window) {
    String raw = sum(window, true) == 0 ? "–" : Scene.number(share(theme, window, true), 1);
    OptionalDouble value = published(theme, window);
    return value.isEmpty()
        ? raw
        : scene.say("shares.label", raw, Decimals.shortest(value.getAsDouble()));
  }

  private double share(Theme theme, Months window, boolean raw) {
    double sum = sum(window, raw);
    return sum == 0 ? 0 : 100 * points(theme, window, raw) / sum;
  }

  private double sum(Months window, boolean raw) {
    return themes.all().stream().mapToDouble(each -> points(each, window, raw)).sum();
  }

  private double points(Theme theme, Months window, boolean raw) {
    Themes.Points points = themes.in(theme, window);
    return raw ? points.raw() : points.realised();
  }

  private void panel(Graphics2D g, Months window, double end, Rectangle2D area) {
    List<Theme> all = themes.all();
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    for (int i = 0; i < all.size(); i++) {
      double share = share(all.get(i), window, true);
      XYIntervalSeries bar = new XYIntervalSeries(all.get(i).code());
      bar.add(i, i - 0.36, i + 0.36, share, 0, share);
      data.addSeries(bar);
    }
    NumberAxis shares = Plots.axis(type, 0, end);
    Plots.ticks(shares, 5);
    NumberAxis names = Plots.axis(type, -0.5, Math.max(1, all.size()) - 0.5);
    names.setInverted(true);
    names.setTickLabelsVisible(false);
    names.setTickMarksVisible(false);
    XYPlot plot = Plots.plot(shares);
    plot.setDomainAxis(names);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    Plots.fill(renderer, all.stream().map(themes::filling).toList());
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
    type.draw(g, scene.say("shares.panel", window.shown()), area.getMinX(), area.getMinY() - 5);
    Rectangle2D inner = Plots.draw(plot, g, area, AXIS_ROOM);
    for (int i = 0; i < all.size(); i++) {
      row(g, window, shares, inner, i);
    }
  }

  private void row(Graphics2D g, Months window, NumberAxis shares, Rectangle2D area, int index) {
    Theme theme = themes.all().get(index);
    double height = area.getHeight() / themes.all().size();
    double middle = area.getMinY() + (index + 0.5) * height;
    published(theme, window)
        .ifPresent(
            value ->
                published(
                    g, x(shares, value, area), middle - height * 0.42, middle + height * 0.42));
    if (sum(window, false) > 0) {
      realised(g, x(shares, share(theme, window, false), area), middle);
    }
    type.draw(
        g,
        label(theme, window),
        x(shares, furthest(theme, window), area) + LABEL_GAP,
        Typeface.centred(middle, Typeface.TEXT));
  }

  private static double x(NumberAxis axis, double value, Rectangle2D area) {
    return axis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
  }
}
