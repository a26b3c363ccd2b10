package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.report.ComparisonView;
import io.guanxi.report.ComparisonView.DyadComparison;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.Aligned;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Series and their difference from the first, for every dyad; SVG or PNG by the file's name. */
public final class ComparisonFigure {
  private static final double SCORES_HEIGHT = 120;
  private static final double DIFFERENCE_HEIGHT = 60;
  private static final double GAP = 16;
  private static final double AIR = 1.15;
  private static final double WIDTH = 1.4;
  private static final double BAR_WIDTH = 0.8;
  private static final ThemeFill DIFFERENCE = new ThemeFill(Palette.FAINT, Hatch.PLAIN, false);

  private final List<String> names;
  private final Configuration configuration;
  private final Messages messages;
  private final Typeface type;
  private final Language language;

  private ComparisonFigure(List<String> names, Configuration configuration, Language language) {
    this.names = names;
    this.configuration = configuration;
    this.messages = new Messages(language);
    this.type = Typeface.of(language);
    this.language = language;
  }

  /**
   * Draws the figure.
   *
   * @param file name of the file that the bytes are for
   * @param names what the series are called, in their order
   * @param compared those without a common month are passed over
   * @return the bytes of the file
   */
  public static byte[] bytes(
      String file,
      List<String> names,
      List<DyadComparison> compared,
      Configuration configuration,
      Language language) {
    return FigureFiles.bytes(
        file, new ComparisonFigure(names, configuration, language).drawing(compared));
  }

  private Drawing drawing(List<DyadComparison> compared) {
    List<FigureLayout.Key> keys = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      keys.add(FigureLayout.Key.line(Palette.nth(i), Palette.pattern(i, WIDTH), names.get(i)));
    }
    FigureLayout sheet =
        new FigureLayout(type)
            .title(
                say(
                    "title",
                    String.join(messages.get("list.separator"), names.subList(0, names.size() - 1)),
                    names.get(names.size() - 1)))
            .legend(keys);
    Map<String, List<DyadComparison>> byDyad = new TreeMap<>();
    for (DyadComparison each : compared) {
      if (each.comparison().n() > 0) {
        byDyad
            .computeIfAbsent(each.comparison().aligned().dyad(), dyad -> new ArrayList<>())
            .add(each);
      }
    }
    int months = 0;
    for (Map.Entry<String, List<DyadComparison>> each : byDyad.entrySet()) {
      int first = each.getValue().stream().mapToInt(DyadComparison::a).min().orElse(0);
      List<DyadComparison> withFirst =
          each.getValue().stream().filter(pair -> pair.a() == first).toList();
      months += withFirst.stream().mapToInt(pair -> pair.comparison().n()).sum();
      sheet
          .gap(4)
          .heading(say("scores", name(each.getKey())))
          .gap(3)
          .add(
              SCORES_HEIGHT + GAP + DIFFERENCE_HEIGHT + Chart.BELOW,
              (g, area) -> charts(withFirst, g, area));
    }
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      letters.add(say("name", ComparisonView.letter(i), names.get(i)));
    }
    return sheet
        .rule()
        .caption(say("caption", months, String.join(messages.get("chart.space"), letters)))
        .drawing("comparison");
  }

  private String say(String key, Object... arguments) {
    return messages.get("chart.compare." + key, arguments);
  }

  private String name(String dyad) {
    DyadProfile profile = configuration.dyads().get(dyad);
    return profile == null ? dyad : language.of(profile.names());
  }

  /** The first series, those compared with it, and below the differences from it. */
  private void charts(List<DyadComparison> withFirst, Graphics2D g, Rectangle2D area) {
    SortedMap<YearMonth, Double> first = new TreeMap<>();
    List<Double> values = new ArrayList<>();
    double most = 0;
    for (DyadComparison each : withFirst) {
      Aligned aligned = each.comparison().aligned();
      first.putAll(byMonth(aligned, aligned.candidate()));
      values.addAll(aligned.reference());
      values.addAll(aligned.candidate());
      most = aligned.differences().stream().mapToDouble(Math::abs).reduce(most, Math::max);
    }
    Scale around = Scale.around(values, configuration.scheme().n(), 3);
    Scale scores = Scale.of(around.from(), around.to(), 6);
    double end = most == 0 ? 1 : most * AIR;
    Scale points = Scale.of(-end, end, 5);
    Scale time = Chart.months(new Months(first.firstKey(), first.lastKey()));
    double left = Chart.room(type, scores, points);
    int a = withFirst.get(0).a();
    Chart above =
        new Chart(g, type, Chart.inner(area, left, 0, 0, SCORES_HEIGHT), time, scores)
            .upright()
            .time(false)
            .steps(first, Palette.nth(a), Palette.pattern(a, WIDTH));
    Rectangle2D below = Chart.inner(area, left, 0, SCORES_HEIGHT + GAP, DIFFERENCE_HEIGHT);
    Chart difference =
        new Chart(g, type, below, time, points).upright().time(true).rule(0, Palette.line(0.5));
    for (DyadComparison each : withFirst) {
      Aligned aligned = each.comparison().aligned();
      int b = each.b();
      above.steps(byMonth(aligned, aligned.reference()), Palette.nth(b), Palette.pattern(b, WIDTH));
      SortedMap<YearMonth, Double> differences = byMonth(aligned, aligned.differences());
      if (withFirst.size() == 1) {
        differences.forEach(
            (month, value) -> difference.bar(month, 0, value, BAR_WIDTH, DIFFERENCE));
      } else {
        difference.steps(differences, Palette.nth(b), Palette.pattern(b, WIDTH));
      }
    }
    type.draw(
        g,
        withFirst.size() == 1
            ? say("difference", names.get(a), names.get(withFirst.get(0).b()))
            : say("differences", names.get(a)),
        below.getMinX(),
        below.getMinY() - 4);
  }

  private static SortedMap<YearMonth, Double> byMonth(Aligned aligned, List<Double> values) {
    SortedMap<YearMonth, Double> byPeriod = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      byPeriod.put(aligned.months().get(i), values.get(i));
    }
    return aligned.period().spread(byPeriod);
  }
}
