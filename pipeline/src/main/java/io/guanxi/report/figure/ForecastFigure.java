package io.guanxi.report.figure;

import io.guanxi.forecast.Fan;
import io.guanxi.report.ForecastView;
import io.guanxi.report.Messages;
import io.guanxi.report.Words;
import java.time.YearMonth;
import java.util.SortedMap;

/** Fan charts: what comes next, a chart a fan. */
public final class ForecastFigure {
  private ForecastFigure() {}

  /**
   * Draws the figure.
   *
   * @param file name of the file that the bytes are for
   * @param view what is drawn, every month up to the last horizon
   * @return the bytes of the file
   */
  public static byte[] bytes(String file, ForecastView view) {
    Messages messages = new Messages(view.language());
    Typeface type = Typeface.of(view.language());
    FigureLayout sheet =
        new FigureLayout(type)
            .title(messages.get("forecast.heading"))
            .legend(FanChart.keys(messages));
    for (Fan fan : view.all()) {
      if (!fan.steps().isEmpty()) {
        SortedMap<YearMonth, Double> scores = view.scores(fan.dyad());
        sheet.gap(5).heading(view.section(fan)).gap(2);
        new FanChart(
                FanChart.recent(scores, fan.origin()),
                fan.steps().stream().map(ForecastFigure::ahead).toList(),
                scores.subMap(
                    fan.origin().plusMonths(1),
                    fan.steps().get(fan.steps().size() - 1).month().plusMonths(1)))
            .addTo(sheet, type, view.configuration().scheme().n());
      }
    }
    sheet.rule().caption(messages.get("forecast.legend.figure"));
    view.outlook()
        .ifPresent(
            each ->
                sheet.caption(
                    messages.get("chart.fan.scenario", view.language().of(each.names()))));
    view.provenance()
        .lines(new Words(view.configuration(), view.language()))
        .forEach(sheet::caption);
    return FigureFiles.bytes(file, sheet.drawing("forecast"));
  }

  private static FanChart.Ahead ahead(Fan.Step step) {
    return new FanChart.Ahead(
        step.month(),
        step.point().doubleValue(),
        step.at("0.1").doubleValue(),
        step.at("0.9").doubleValue(),
        step.at("0.025").doubleValue(),
        step.at("0.975").doubleValue());
  }
}
