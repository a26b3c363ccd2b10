package io.guanxi.report.page;

import io.guanxi.model.Names;
import io.guanxi.report.Foresight;
import io.guanxi.report.Messages;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Months to come, as the page draws them.
 *
 * @param kind {@code forecast} or {@code nowcast}
 * @param sentence what is said of them, if anything
 * @param months every month of the axis
 * @param past month and score, up to the last one known
 * @param came month and score of what came of them
 * @param steps month, single value, low95, low80, high80, high95
 * @param parts of a nowcast: names and points of what makes up the last month's correction
 * @param file where it stands
 */
record AheadPart(
    String kind,
    Optional<Names> sentence,
    List<YearMonth> months,
    List<List<Object>> past,
    List<List<Object>> came,
    List<List<Object>> steps,
    List<Part> parts,
    String file) {
  /** Parts that are named; the SVG figure names as many. */
  private static final int PARTS = 8;

  /** A part of a nowcast's correction. */
  record Part(Map<String, String> name, BigDecimal points) {}

  /**
   * How good forecasts were, all pairs together.
   *
   * @param window the months from which forecasts were made
   * @param horizons months ahead
   * @param models the models, but for the benchmark that foresees no change
   */
  record Skill(String window, List<Integer> horizons, List<ModelPart> models, String file) {
    static Skill of(Foresight.Read<Foresight.Evaluated> file) {
      List<YearMonth> origins = file.content().origins();
      Map<String, List<Foresight.Row>> models = new LinkedHashMap<>();
      file.content().results().stream()
          .filter(row -> row.dyad().equals("ALL") && !row.model().equals("no-change"))
          .forEach(row -> models.computeIfAbsent(row.model(), name -> new ArrayList<>()).add(row));
      List<Integer> horizons =
          models.values().stream()
              .flatMap(List::stream)
              .map(row -> row.horizon())
              .distinct()
              .sorted()
              .toList();
      return new Skill(
          origins.get(0) + " … " + origins.get(origins.size() - 1),
          horizons,
          models.entrySet().stream()
              .map(
                  each ->
                      new ModelPart(
                          each.getKey(),
                          each.getValue().stream()
                              .collect(
                                  Collectors.toMap(
                                      row -> String.valueOf(row.horizon()),
                                      RowPart::of,
                                      (a, b) -> b,
                                      LinkedHashMap::new))))
              .toList(),
          file.shown());
    }
  }

  /** A model; its rows by months ahead. */
  record ModelPart(String model, Map<String, RowPart> rows) {}

  /** A model over a horizon: gains as shares, and the histogram of the transform. */
  record RowPart(int n, Optional<BigDecimal> mae, Optional<BigDecimal> crps, List<BigDecimal> pit) {
    static RowPart of(Foresight.Row row) {
      return new RowPart(row.n(), row.maeGain(), row.crpsGain(), row.pit());
    }
  }

  static AheadPart of(Foresight.Chart chart) {
    List<Foresight.Step> steps = chart.steps();
    YearMonth last = steps.get(steps.size() - 1).month();
    return new AheadPart(
        chart.kind(),
        chart.sentence(),
        Stream.iterate(
                chart.past().isEmpty() ? chart.origin() : chart.past().firstKey(),
                month -> !month.isAfter(last),
                month -> month.plusMonths(1))
            .toList(),
        marks(chart.past()),
        marks(chart.came()),
        steps.stream()
            .map(
                step ->
                    List.<Object>of(
                        step.month(),
                        step.point(),
                        step.low95(),
                        step.low80(),
                        step.high80(),
                        step.high95()))
            .toList(),
        chart.parts().stream().limit(PARTS).map(AheadPart::part).toList(),
        chart.file());
  }

  private static Part part(Foresight.Part part) {
    return new Part(
        PageData.byLanguage(
            language ->
                (part.source().equals("momentum")
                        ? new Messages(language).get("nowcast.momentum")
                        : part.source())
                    + " "
                    + part.part()),
        part.points());
  }

  private static List<List<Object>> marks(SortedMap<YearMonth, BigDecimal> scores) {
    return scores.entrySet().stream()
        .map(each -> List.<Object>of(each.getKey(), each.getValue()))
        .toList();
  }
}
