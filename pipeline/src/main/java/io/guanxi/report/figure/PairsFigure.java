package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.Period;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Figure 6: the displayed scores of all pairs, or means of them, on one axis. */
final class PairsFigure {
  private static final double HEIGHT = 200;
  private static final double NAMES_ROOM = 62;
  private static final double WIDTH = 1.5;

  private PairsFigure() {}

  private static String axis(FigureContext scene) {
    Period mean = scene.data().request().mean();
    return mean == Period.MONTH
        ? scene.say("dyads.axis")
        : scene.say("dyads.mean", scene.say("score.mean." + mean.label()));
  }

  /**
   * The figure.
   *
   * @param pairs at least two
   */
  static Drawing of(FigureContext scene, List<PairData> pairs) {
    Months window = scene.data().window();
    List<Double> values = pairs.stream().flatMap(pair -> pair.shown().values().stream()).toList();
    Scale scores = Scale.around(values, scene.configuration().scheme().n(), 3);
    List<FigureLayout.Key> keys = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      keys.add(
          FigureLayout.Key.line(
              Palette.nth(i), Palette.pattern(i, WIDTH), scene.name(pairs.get(i))));
    }
    FigureLayout sheet =
        new FigureLayout(scene.type())
            .title(scene.say("dyads.title", window.shown()))
            .legend(keys)
            .gap(3)
            .heading(axis(scene))
            .gap(3)
            .add(
                HEIGHT + Chart.BELOW,
                (g, area) -> {
                  double left = Chart.room(scene.type(), scores);
                  Rectangle2D inner = Chart.inner(area, left, NAMES_ROOM, 0, HEIGHT);
                  Chart chart =
                      new Chart(g, scene.type(), inner, Chart.months(window), scores)
                          .levels(scene.data().levels(), scene.language())
                          .upright()
                          .time(true);
                  for (int i = 0; i < pairs.size(); i++) {
                    chart.steps(pairs.get(i).shown(), Palette.nth(i), Palette.pattern(i, WIDTH));
                  }
                })
            .gap(3);
    List<DyadProfile> profiles = pairs.stream().map(PairData::profile).toList();
    return scene
        .captioned(sheet, profiles, window)
        .drawing(FigureContext.name(Figures.ALL_PAIRS, profiles, scene.language()));
  }
}
