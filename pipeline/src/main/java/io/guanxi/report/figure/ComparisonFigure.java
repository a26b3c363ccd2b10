package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two series and their difference, for every dyad that both have; SVG or PNG by the file's name.
 */
public final class ComparisonFigure {
  private static final double SCORES_HEIGHT = 120;
  private static final double DIFFERENCE_HEIGHT = 60;
  private static final double GAP = 16;
  private static final double AIR = 1.15;
  private static final double WIDTH = 1.4;
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
                    Sheet.Key.line(Ink.BLUE, Ink.pattern(0, WIDTH), nameA),
                    Sheet.Key.line(Ink.VERMILLION, Ink.pattern(1, WIDTH), nameB)));
    int months = 0;
    for (Comparison comparison : comparisons) {
      if (comparison.n() > 0) {
        months += comparison.n();
        sheet
            .gap(4)
            .heading(say("scores", name(comparison.aligned().dyad())))
            .gap(3)
            .add(
                SCORES_HEIGHT + GAP + DIFFERENCE_HEIGHT + Chart.BELOW,
                (g, area) -> charts(comparison.aligned(), g, area));
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

  private void charts(Aligned aligned, Graphics2D g, Rectangle2D area) {
    List<YearMonth> months = aligned.months();
    List<Double> values = new ArrayList<>(aligned.reference());
    values.addAll(aligned.candidate());
    Scale around = Scale.around(values, configuration.scheme().n(), 3);
    Scale scores = Scale.of(around.from(), around.to(), 6);
    double most = aligned.differences().stream().mapToDouble(Math::abs).max().orElse(0) * AIR;
    double end = most == 0 ? 1 : most;
    Scale points = Scale.of(-end, end, 5);
    Scale time = Chart.months(new Months(months.get(0), months.get(months.size() - 1)));
    double left = Chart.room(type, scores, points);
    new Chart(g, type, Chart.inner(area, left, 0, 0, SCORES_HEIGHT), time, scores)
        .upright()
        .time(false)
        .steps(byMonth(months, aligned.candidate()), Ink.BLUE, Ink.pattern(0, WIDTH))
        .steps(byMonth(months, aligned.reference()), Ink.VERMILLION, Ink.pattern(1, WIDTH));
    Rectangle2D below = Chart.inner(area, left, 0, SCORES_HEIGHT + GAP, DIFFERENCE_HEIGHT);
    Chart difference =
        new Chart(g, type, below, time, points).upright().time(true).rule(0, Ink.line(0.5));
    byMonth(months, aligned.differences())
        .forEach((month, value) -> difference.bar(month, 0, value, 0.8, DIFFERENCE));
    type.draw(g, say("difference", nameA, nameB), below.getMinX(), below.getMinY() - 4);
  }

  private static SortedMap<YearMonth, Double> byMonth(List<YearMonth> months, List<Double> values) {
    SortedMap<YearMonth, Double> byMonth = new TreeMap<>();
    for (int i = 0; i < months.size(); i++) {
      byMonth.put(months.get(i), values.get(i));
    }
    return byMonth;
  }
}
