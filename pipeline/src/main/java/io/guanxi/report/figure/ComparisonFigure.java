package io.guanxi.report.figure;

import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.Months;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.Aligned;
import io.guanxi.series.Comparison;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Two series and their difference, for every dyad that both have; SVG or PNG by the file's name.
 */
public final class ComparisonFigure {
  private static final double SCORES_HEIGHT = 120;
  private static final double DIFFERENCE_HEIGHT = 60;
  private static final double GAP = 16;
  private static final double AIR = 1.15;
  private static final Filling DIFFERENCE = new Filling(Ink.FAINT, Hatch.PLAIN, false);

  private final String nameA;
  private final String nameB;
  private final Configuration configuration;
  private final Messages messages;
  private final Typeface type;
  private final Language language;

  private ComparisonFigure(
      String nameA, String nameB, Configuration configuration, Language language) {
    this.nameA = nameA;
    this.nameB = nameB;
    this.configuration = configuration;
    this.messages = new Messages(language);
    this.type = Typeface.of(language);
    this.language = language;
  }

  /** Whether a file of this name can be written: it ends in {@code .svg} or {@code .png}. */
  public static boolean canWrite(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".svg") || name.endsWith(".png");
  }

  /**
   * Draws the figure.
   *
   * @param file name of the file that the bytes are for
   * @param comparisons those without a common month are passed over
   * @return the bytes of the file
   */
  public static byte[] bytes(
      String file,
      String nameA,
      String nameB,
      List<Comparison> comparisons,
      Configuration configuration,
      Language language) {
    System.setProperty("java.awt.headless", "true");
    Drawing drawing =
        new ComparisonFigure(nameA, nameB, configuration, language).drawing(comparisons);
    return file.toLowerCase(Locale.ROOT).endsWith(".svg")
        ? FigureFiles.svg(drawing)
        : FigureFiles.png(drawing);
  }

  private Drawing drawing(List<Comparison> comparisons) {
    Sheet sheet =
        new Sheet(type)
            .title(say("title", nameA, nameB))
            .legend(
                List.of(
                    Sheet.Key.line(Ink.BLUE, Ink.pattern(0, 1.4), nameA),
                    Sheet.Key.line(Ink.VERMILLION, Ink.pattern(1, 1.4), nameB)));
    int months = 0;
    for (Comparison comparison : comparisons) {
      if (comparison.n() > 0) {
        months += comparison.n();
        sheet
            .gap(4)
            .heading(say("scores", name(comparison.aligned().dyad())))
            .gap(3)
            .add(
                SCORES_HEIGHT + GAP + DIFFERENCE_HEIGHT + Plots.BELOW,
                (g, area) -> plots(comparison.aligned(), g, area));
      }
    }
    return sheet.rule().caption(say("caption", months, nameA, nameB)).drawing("comparison");
  }

  private String say(String key, Object... arguments) {
    return messages.get("chart.compare." + key, arguments);
  }

  private String name(String dyad) {
    DyadProfile profile = configuration.dyads().get(dyad);
    return profile == null ? dyad : language.of(profile.names());
  }

  private void plots(Aligned aligned, Graphics2D g, Rectangle2D area) {
    List<Double> values = new ArrayList<>(aligned.reference());
    values.addAll(aligned.candidate());
    Range range = Plots.around(values, configuration.scheme().n());
    NumberAxis axis = Plots.axis(type, range.getLowerBound(), range.getUpperBound());
    Plots.ticks(axis, 6);
    XYPlot scores = Plots.plot(axis);
    scores.setWeight((int) SCORES_HEIGHT);
    List<YearMonth> months = aligned.months();
    Plots.add(
        scores,
        Plots.steps(months, aligned.candidate()),
        Plots.lines(Ink.BLUE, Ink.pattern(0, 1.4)));
    Plots.add(
        scores,
        Plots.steps(months, aligned.reference()),
        Plots.lines(Ink.VERMILLION, Ink.pattern(1, 1.4)));

    List<Double> differences = aligned.differences();
    double most = differences.stream().mapToDouble(Math::abs).max().orElse(0) * AIR;
    double end = most == 0 ? 1 : most;
    NumberAxis points = Plots.axis(type, -end, end);
    Plots.ticks(points, 5);
    XYPlot difference = Plots.plot(points);
    difference.setWeight((int) DIFFERENCE_HEIGHT);
    difference.setRangeZeroBaselineVisible(true);
    difference.setRangeZeroBaselineStroke(Ink.line(0.5));
    XYIntervalSeriesCollection bars = new XYIntervalSeriesCollection();
    XYIntervalSeries series = new XYIntervalSeries("difference");
    for (int i = 0; i < months.size(); i++) {
      double x = MonthAxis.value(months.get(i));
      double y = differences.get(i);
      series.add(x, x - 0.4, x + 0.4, y, Math.min(0, y), Math.max(0, y));
    }
    bars.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    Plots.fill(renderer, List.of(DIFFERENCE));
    difference.setDataset(0, bars);
    difference.setRenderer(0, renderer);

    Months window = new Months(months.get(0), months.get(months.size() - 1));
    MonthAxis time = new MonthAxis(window.from(), window.to(), type);
    List<Rectangle2D> areas =
        Plots.draw(Plots.above(time, GAP, List.of(scores, difference)), g, area);
    type.draw(g, say("difference", nameA, nameB), area.getMinX(), areas.get(1).getMinY() - 4);
  }
}
