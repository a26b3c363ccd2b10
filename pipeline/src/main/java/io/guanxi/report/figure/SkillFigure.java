package io.guanxi.report.figure;

import io.guanxi.forecast.ModelName;
import io.guanxi.forecast.Skill;
import io.guanxi.report.EvaluationView;
import io.guanxi.report.Messages;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How good forecasts were, all pairs together: gain by horizon over the two benchmarks, and for
 * each model whether its probabilities came true (the histogram of the probability integral
 * transform, flat when they did).
 */
public final class SkillFigure {
  private static final double HEIGHT = 100;
  private static final double SMALL = 42;
  private static final double GAP = 8;
  private static final double DOT = 2;
  private static final double WIDTH = 1.4;
  private static final double TOP = 0.3;
  private static final double PERCENT = 100;
  private static final ThemeFill BAR = new ThemeFill(Palette.SKY, Hatch.PLAIN, false);

  private final EvaluationView view;
  private final Messages messages;
  private final Typeface type;
  private final List<String> models;

  private SkillFigure(EvaluationView view) {
    this.view = view;
    this.messages = new Messages(view.words().language());
    this.type = Typeface.of(view.words().language());
    this.models =
        rows().stream()
            .map(Skill::model)
            .distinct()
            .filter(model -> !model.equals(ModelName.NO_CHANGE.label()))
            .toList();
  }

  /**
   * Draws the figure.
   *
   * @param file name of the file that the bytes are for
   * @return the bytes of the file
   */
  public static byte[] bytes(String file, EvaluationView view) {
    return FigureFiles.bytes(file, new SkillFigure(view).drawing());
  }

  /** Yellow lines are not seen on white. */
  private static Color colour(int model) {
    List<Color> seen =
        Palette.COLOURS.stream().filter(each -> !each.equals(Palette.YELLOW)).toList();
    return seen.get(model % seen.size());
  }

  private List<Skill> rows() {
    return view.evaluation().results().stream()
        .filter(row -> row.dyad().equals(Skill.ALL))
        .toList();
  }

  private Drawing drawing() {
    List<FigureLayout.Key> keys = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      keys.add(FigureLayout.Key.line(colour(i), Palette.pattern(i, WIDTH), models.get(i)));
    }
    var origins = view.evaluation().origins();
    FigureLayout sheet =
        new FigureLayout(type)
            .title(
                messages.get(
                    "evaluate.heading",
                    origins.size(),
                    origins.get(0),
                    origins.get(origins.size() - 1)))
            .legend(keys);
    gains(sheet, "chart.skill.mae", Skill::maeGain);
    gains(sheet, "chart.skill.crps", Skill::crpsGain);
    sheet.gap(4).heading(messages.get("chart.skill.pit")).gap(2);
    for (String model : models) {
      sheet.add(SMALL + Chart.BELOW + GAP, (g, area) -> histograms(g, area, model));
    }
    sheet.rule().caption(messages.get("chart.skill.caption"));
    view.provenance().lines(view.words()).forEach(sheet::caption);
    return sheet.drawing("skill");
  }

  private void gains(FigureLayout sheet, String title, Function<Skill, @Nullable BigDecimal> gain) {
    List<Integer> horizons = view.horizons();
    List<Double> values = new ArrayList<>(List.of(0.0));
    for (Skill row : rows()) {
      BigDecimal each = gain.apply(row);
      if (each != null && models.contains(row.model())) {
        values.add(PERCENT * each.doubleValue());
      }
    }
    double low = values.stream().mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().mapToDouble(v -> v).max().orElse(0);
    double air = Math.max(1, (high - low) * 0.1);
    Scale up = Scale.of(low - air, high + air, 6);
    Scale across = new Scale(-0.5, horizons.size() - 0.5, 1);
    sheet
        .gap(4)
        .heading(messages.get(title))
        .gap(2)
        .add(
            HEIGHT + Chart.BELOW,
            (g, area) -> {
              Rectangle2D inner = Chart.inner(area, Chart.room(type, up), 4, 0, HEIGHT);
              Chart chart =
                  new Chart(g, type, inner, across, up).upright().rule(0, Palette.line(0.6));
              for (int i = 0; i < horizons.size(); i++) {
                String label = messages.get("chart.skill.months", horizons.get(i));
                type.draw(
                    g,
                    label,
                    chart.x(i) - type.width(label) / 2,
                    inner.getMaxY() + Typeface.TEXT + 3);
              }
              for (int model = 0; model < models.size(); model++) {
                line(chart, model, gain);
              }
            });
  }

  private void line(Chart chart, int model, Function<Skill, @Nullable BigDecimal> gain) {
    Path2D path = new Path2D.Double();
    boolean open = true;
    for (int i = 0; i < view.horizons().size(); i++) {
      Skill row = row(models.get(model), view.horizons().get(i));
      BigDecimal value = row == null ? null : gain.apply(row);
      if (value == null) {
        open = true;
        continue;
      }
      double x = chart.x(i);
      double y = chart.y(PERCENT * value.doubleValue());
      if (open) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      open = false;
      chart.fill(colour(model), new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
    }
    chart.stroke(colour(model), Palette.pattern(model, WIDTH), path);
  }

  private @Nullable Skill row(String model, int horizon) {
    return rows().stream()
        .filter(row -> row.model().equals(model) && row.horizon() == horizon)
        .findFirst()
        .orElse(null);
  }

  /** A histogram a horizon, with a line where each tenth would stand if all came true. */
  private void histograms(Graphics2D g, Rectangle2D area, String model) {
    int count = view.horizons().size();
    double room = 70;
    double width = (area.getWidth() - room) / count;
    type.drawBefore(g, model, area.getMinX() + room - 8, area.getMinY() + SMALL / 2);
    for (int i = 0; i < count; i++) {
      Skill row = row(model, view.horizons().get(i));
      if (row == null) {
        continue;
      }
      Chart chart =
          new Chart(
              g,
              type,
              new Rectangle2D.Double(
                  area.getMinX() + room + i * width, area.getMinY(), width - GAP, SMALL),
              new Scale(0, row.pit().size(), 1),
              new Scale(0, TOP, TOP));
      for (int bin = 0; bin < row.pit().size(); bin++) {
        double top = chart.y(chart.up().cut(row.pit().get(bin).doubleValue()));
        double left = chart.x(bin);
        BAR.draw(
            g,
            new Rectangle2D.Double(
                left, top, chart.x(bin + 1) - left, chart.area().getMaxY() - top));
      }
      double even = chart.y(1.0 / row.pit().size());
      chart.stroke(
          Palette.VERMILLION,
          Palette.line(0.8),
          new Line2D.Double(chart.area().getMinX(), even, chart.area().getMaxX(), even));
      String label = messages.get("chart.skill.months", row.horizon());
      type.draw(
          g,
          label,
          chart.area().getCenterX() - type.width(label) / 2,
          chart.area().getMaxY() + Typeface.TEXT + 2);
    }
  }
}
