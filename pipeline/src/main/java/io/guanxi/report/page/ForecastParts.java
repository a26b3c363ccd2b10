package io.guanxi.report.page;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.SavedForecasts;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.PrintedNumbers;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What comes next, what the score would be now, and how good forecasts were, as charts. */
final class ForecastParts {
  /** Parts of a correction that are named; the SVG figure names as many. */
  private static final int PARTS = 8;

  private static final List<String> TENTHS =
      IntStream.range(0, 10).mapToObj(i -> 10 * i + "–" + (10 * i + 10) + " %").toList();

  /** The colours of lines; yellow ones are not seen on white. */
  private static final List<String> SEEN =
      FigureData.LINES.stream().filter(colour -> !colour.equals("#f0e442")).toList();

  private ForecastParts() {}

  private static Function<Language, String> word(String key, Object... arguments) {
    return language -> new Messages(language).get(key, arguments);
  }

  /**
   * Forecasts and nowcasts of a pair: as many as any pair has, so that every pair's page has the
   * same figures; those it does not have are without rows, and the first of them says so.
   */
  static List<ChartPart> of(FigureData data, PairData pair) {
    int decimals = data.request().run().configuration().scheme().decimals();
    List<ChartPart> parts = new ArrayList<>();
    for (String kind : List.of("forecast", "nowcast")) {
      List<List<SavedForecasts.Chart>> all =
          data.pairs().stream().map(each -> ahead(data, each, kind)).toList();
      int most = all.stream().mapToInt(List::size).max().orElse(0);
      boolean wide = all.stream().flatMap(List::stream).allMatch(chart -> chart.parts().isEmpty());
      List<SavedForecasts.Chart> own = ahead(data, pair, kind);
      for (int i = 0; i < most; i++) {
        boolean isThere = i < own.size();
        String id = kind + "-" + i;
        String nothing = i == 0 ? "page." + kind + ".none" : "";
        parts.add(
            isThere
                ? fan(id, own.get(i), wide, decimals)
                : ChartPart.absent(id, "fan", kind, wide, nothing));
        if (kind.equals("nowcast")) {
          String beside = kind + "-parts-" + i;
          parts.add(
              isThere
                  ? parts(beside, own.get(i))
                  : ChartPart.absent(beside, "parts", "parts", false, ""));
        }
      }
    }
    return parts;
  }

  private static List<SavedForecasts.Chart> ahead(FigureData data, PairData pair, String kind) {
    return data.request().foresight().charts(pair.profile().dyad().id()).stream()
        .filter(chart -> chart.kind().equals(kind))
        .toList();
  }

  private static List<YearMonth> months(SavedForecasts.Chart chart) {
    YearMonth last = chart.steps().get(chart.steps().size() - 1).month();
    return ChartPart.months(
        new Months(chart.past().isEmpty() ? chart.origin() : chart.past().firstKey(), last));
  }

  private static String window(Messages messages, String key, List<YearMonth> months) {
    return messages.get(key)
        + messages.get("page.colon")
        + months.get(0)
        + " … "
        + months.get(months.size() - 1);
  }

  private static ChartPart fan(String id, SavedForecasts.Chart chart, boolean wide, int decimals) {
    List<YearMonth> months = months(chart);
    Map<YearMonth, BigDecimal> known = new LinkedHashMap<>(chart.past());
    known.putAll(chart.came());
    Map<YearMonth, SavedForecasts.Step> steps = new LinkedHashMap<>();
    chart.steps().forEach(step -> steps.put(step.month(), step));
    Function<BigDecimal, String> cell =
        value -> PrintedNumbers.number(value.doubleValue(), decimals);
    BiFunction<BigDecimal, BigDecimal, String> ends =
        (low, high) -> cell.apply(low) + " … " + cell.apply(high);
    return new ChartPart(
        id,
        "fan",
        chart.kind(),
        wide,
        chart.file(),
        List.of(
            ChartPart.Line.of(
                word("page.score"), List.of(), 0, ChartPart.values(months, known::get), cell),
            ChartPart.Line.of(
                word("page.ahead.point"),
                List.of(),
                0,
                months.stream()
                    .map(
                        month ->
                            Optional.ofNullable(steps.get(month)).map(SavedForecasts.Step::point))
                    .toList(),
                cell),
            interval(95, months, steps, step -> ends.apply(step.low95(), step.high95())),
            interval(80, months, steps, step -> ends.apply(step.low80(), step.high80()))),
        months.indexOf(chart.origin()),
        chart.steps().stream()
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
        ChartPart.said(
            (language, messages) ->
                new ChartPart.Said(
                    "",
                    chart.sentence().map(language::of).orElse(""),
                    List.of(),
                    window(messages, "page.window", months),
                    List.of(),
                    "",
                    messages.get("page.month"),
                    ChartPart.texts(months))));
  }

  /** An interval of the months ahead; it is drawn from the steps. */
  private static ChartPart.Line interval(
      int percent,
      List<YearMonth> months,
      Map<YearMonth, SavedForecasts.Step> steps,
      Function<SavedForecasts.Step, String> cell) {
    return new ChartPart.Line(
        PageData.byLanguage(word("page.ahead.interval", percent)),
        "",
        0,
        false,
        List.of(),
        months.stream()
            .map(month -> Optional.ofNullable(steps.get(month)).map(cell).orElse(""))
            .toList(),
        List.of());
  }

  private static ChartPart parts(String id, SavedForecasts.Chart chart) {
    List<SavedForecasts.Part> parts = chart.parts().stream().limit(PARTS).toList();
    return new ChartPart(
        id,
        "parts",
        "parts",
        false,
        chart.file(),
        List.of(
            ChartPart.Line.of(
                word("page.ahead.points"),
                List.of(),
                0,
                parts.stream().map(part -> Optional.of(part.points())).toList(),
                points -> PrintedNumbers.signed(points.doubleValue(), 3))),
        0,
        List.of(),
        ChartPart.said(
            (language, messages) ->
                new ChartPart.Said(
                    "",
                    "",
                    List.of(),
                    window(messages, "page.window", months(chart)),
                    List.of(),
                    "",
                    messages.get("page.ahead.part"),
                    parts.stream()
                        .map(
                            part ->
                                (part.source().equals("momentum")
                                        ? messages.get("nowcast.momentum")
                                        : part.source())
                                    + " "
                                    + part.part())
                        .toList())));
  }

  /** How good forecasts were, all pairs together: gains of two measures, and the transform. */
  static List<ChartPart> of(SavedForecasts.Read<SavedForecasts.Evaluated> file, int place) {
    List<SavedForecasts.Row> all =
        file.content().results().stream()
            .filter(row -> row.dyad().equals("ALL") && !row.model().equals("no-change"))
            .toList();
    List<String> models = all.stream().map(SavedForecasts.Row::model).distinct().toList();
    List<Integer> horizons =
        all.stream().map(SavedForecasts.Row::horizon).distinct().sorted().toList();
    return List.of(
        gains("mae", file, place, models, horizons, all, SavedForecasts.Row::maeGain),
        gains("crps", file, place, models, horizons, all, SavedForecasts.Row::crpsGain),
        pit(file, place, models, horizons, all));
  }

  private static Optional<SavedForecasts.Row> row(
      List<SavedForecasts.Row> all, String model, int horizon) {
    return all.stream()
        .filter(row -> row.model().equals(model) && row.horizon() == horizon)
        .findFirst();
  }

  private static BigDecimal percent(BigDecimal share) {
    return share.movePointRight(2);
  }

  private static ChartPart gains(
      String key,
      SavedForecasts.Read<SavedForecasts.Evaluated> file,
      int place,
      List<String> models,
      List<Integer> horizons,
      List<SavedForecasts.Row> all,
      Function<SavedForecasts.Row, Optional<BigDecimal>> gain) {
    List<ChartPart.Line> lines = new ArrayList<>();
    for (String model : models) {
      lines.add(
          ChartPart.Line.of(
              language -> model,
              SEEN,
              lines.size(),
              horizons.stream()
                  .map(ahead -> row(all, model, ahead).flatMap(gain).map(ForecastParts::percent))
                  .toList(),
              share -> PrintedNumbers.signed(share.doubleValue(), 1) + " %"));
    }
    return evaluated(
        "skill",
        "skill-" + key + "-" + place,
        "skill." + key,
        file,
        lines,
        messages -> "",
        "page.ahead.horizon",
        messages ->
            horizons.stream().map(ahead -> messages.get("page.ahead.months", ahead)).toList());
  }

  private static ChartPart pit(
      SavedForecasts.Read<SavedForecasts.Evaluated> file,
      int place,
      List<String> models,
      List<Integer> horizons,
      List<SavedForecasts.Row> all) {
    // The mix stands for all, where it was scored; the table has it alone, too.
    String judged =
        models.contains("mix") || models.isEmpty() ? "mix" : models.get(models.size() - 1);
    List<ChartPart.Line> lines = new ArrayList<>();
    for (int horizon : horizons) {
      List<BigDecimal> pit =
          row(all, judged, horizon).map(SavedForecasts.Row::pit).orElse(List.of());
      lines.add(
          ChartPart.Line.of(
              word("page.ahead.months", horizon),
              SEEN,
              lines.size(),
              IntStream.range(0, TENTHS.size())
                  .mapToObj(i -> pit.stream().skip(i).findFirst().map(ForecastParts::percent))
                  .toList(),
              share -> PrintedNumbers.number(share.doubleValue(), 1) + " %"));
    }
    return evaluated(
        "pit",
        "pit-" + place,
        "pit",
        file,
        lines,
        messages -> messages.get("page.ahead.pit", judged),
        "page.ahead.tenth",
        messages -> TENTHS);
  }

  private static ChartPart evaluated(
      String kind,
      String id,
      String title,
      SavedForecasts.Read<SavedForecasts.Evaluated> file,
      List<ChartPart.Line> lines,
      Function<Messages, String> note,
      String head,
      Function<Messages, List<String>> rows) {
    return new ChartPart(
        id,
        kind,
        title,
        kind.equals("pit"),
        file.shown(),
        lines,
        0,
        List.of(),
        ChartPart.said(
            (language, messages) ->
                new ChartPart.Said(
                    messages.get("page.ahead.all"),
                    note.apply(messages),
                    List.of(),
                    window(messages, "page.ahead.origins", file.content().origins()),
                    List.of("%"),
                    "",
                    messages.get(head),
                    rows.apply(messages))));
  }
}
