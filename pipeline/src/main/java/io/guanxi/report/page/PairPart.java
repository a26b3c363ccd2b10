package io.guanxi.report.page;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Months;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.OverlaySeries;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.PrintedNumbers;
import io.guanxi.report.figure.ScoredEvent;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tech.tablesaw.api.Row;

/**
 * A pair, as the page draws it.
 *
 * @param id its id
 * @param names what it is called
 * @param usual what is shown event by event at first: a month, or {@code FROM/TO}
 * @param points its months
 * @param tables its months as a table, by language: the cells that are shown of them
 * @param marks what stands beside the score
 * @param themes by sign the themes with events, in order
 * @param shares published shares of its themes
 * @param charts the figures that change by the window at most
 * @param events its events, in the order of the run
 */
record PairPart(
    String id,
    LocalizedNames names,
    String usual,
    List<PointPart> points,
    Map<String, TablePart> tables,
    List<MarksPart> marks,
    Map<String, List<ThemeMonths>> themes,
    List<SharePart> shares,
    List<ChartPart> charts,
    List<EventPart> events) {

  /**
   * A month; {@code held} is what the dead band held back, {@code band} holds low95, low80, high80
   * and high95, or nothing.
   */
  record PointPart(
      YearMonth month,
      BigDecimal before,
      BigDecimal score,
      BigDecimal displayed,
      BigDecimal move,
      BigDecimal held,
      List<BigDecimal> band) {}

  /** A table in one language; the first cell of a row names it. */
  record TablePart(List<Head> heads, List<List<String>> rows) {}

  /** A column: what it is called, and whether it holds numbers. */
  record Head(String text, boolean number) {}

  /**
   * Scores beside the score: month and score.
   *
   * @param kind {@code figure} for published ones, {@code ring} or {@code line} for a series
   */
  record MarksPart(
      Map<String, String> name,
      String kind,
      String colour,
      int pattern,
      List<List<Object>> months) {}

  /** A theme: by month the sums of table scores and of impacts, without sign, and the events. */
  record ThemeMonths(String theme, Map<String, List<Object>> months) {}

  /** A published share of a theme over a window. */
  record SharePart(String sign, String theme, YearMonth from, YearMonth to, BigDecimal value) {}

  /** An event; {@code marks} stand behind its title. */
  record EventPart(
      String id,
      String date,
      YearMonth month,
      String type,
      String theme,
      BigDecimal i0,
      String basis,
      BigDecimal p0,
      BigDecimal impact,
      Map<String, ScoredEvent.Title> title,
      String marks,
      String status,
      String verification,
      String citation,
      String coder,
      String note) {}

  static PairPart of(FigureData data, PairData pair) {
    Months asked = data.request().waterfall();
    Months usual = asked != null && pair.window().holds(asked) ? asked : pair.usual();
    Map<String, List<ThemeMonths>> themes = new LinkedHashMap<>();
    for (Sign sign : Sign.values()) {
      themes.put(sign.label(), themes(pair, sign));
    }
    List<ChartPart> charts = new ArrayList<>(List.of(ChartPart.trade(pair)));
    charts.addAll(ForecastParts.of(data, pair));
    return new PairPart(
        pair.profile().dyad().id(),
        pair.profile().names(),
        usual.length() == 1 ? usual.from().toString() : usual.from() + "/" + usual.to(),
        pair.points().stream().map(PairPart::point).toList(),
        PageData.byLanguage(language -> table(pair, language)),
        marks(pair),
        themes,
        Stream.of(Sign.values()).flatMap(sign -> shares(pair, sign)).toList(),
        charts,
        pair.events().stream().map(PairPart::event).toList());
  }

  private static PointPart point(PairData.Point point) {
    return new PointPart(
        point.month(),
        PageData.exact(point.before()),
        PageData.exact(point.score()),
        point.displayed(),
        point.move(),
        PageData.exact(point.heldBack()),
        band(point).stream().map(PageData::exact).toList());
  }

  /** low95, low80, high80 and high95 of a month, or nothing. */
  private static List<Double> band(PairData.Point point) {
    PairData.Band band = point.band();
    return band == null || !Double.isFinite(band.low95())
        ? List.of()
        : List.of(band.low95(), band.low80(), band.high80(), band.high95());
  }

  private static TablePart table(PairData pair, Language language) {
    Messages messages = new Messages(language);
    int decimals = pair.configured().scheme().decimals();
    boolean hasBands = pair.points().stream().anyMatch(point -> !band(point).isEmpty());
    List<Head> heads =
        new ArrayList<>(
            List.of(
                new Head(messages.get("page.month"), false),
                new Head(messages.get("page.score"), true),
                new Head(messages.get("page.level"), false),
                new Head(messages.get("page.move"), true),
                new Head(messages.get("page.change"), true),
                new Head(messages.get("page.eventcount"), true)));
    if (hasBands) {
      heads.add(new Head(messages.get("page.band", 95), true));
      heads.add(new Head(messages.get("page.band", 80), true));
    }
    List<List<String>> rows = new ArrayList<>();
    for (PairData.Point point : pair.points()) {
      List<Double> band = band(point);
      List<String> row =
          new ArrayList<>(
              List.of(
                  point.month().toString(),
                  PrintedNumbers.number(point.displayed().doubleValue(), decimals),
                  language.of(Summary.place(pair.configured(), point)),
                  PrintedNumbers.signed(point.move().doubleValue(), decimals),
                  PrintedNumbers.signed(point.change(), decimals + 2),
                  String.valueOf(point.events())));
      if (hasBands) {
        row.add(ends(band, 0, 3));
        row.add(ends(band, 1, 2));
      }
      rows.add(row);
    }
    return new TablePart(heads, rows);
  }

  private static String ends(List<Double> band, int low, int high) {
    return band.isEmpty()
        ? ""
        : PrintedNumbers.number(band.get(low), 2)
            + " … "
            + PrintedNumbers.number(band.get(high), 2);
  }

  private static List<MarksPart> marks(PairData pair) {
    List<MarksPart> all = new ArrayList<>();
    if (!pair.published().isEmpty()) {
      all.add(
          new MarksPart(
              PageData.byLanguage(language -> new Messages(language).get("page.published")),
              "figure",
              "",
              0,
              months(pair.published())));
    }
    for (OverlaySeries beside : pair.beside()) {
      all.add(
          new MarksPart(
              PageData.byLanguage(beside::name),
              beside.isLine() ? "line" : "ring",
              beside.colourText(),
              beside.place(),
              months(beside.scores())));
    }
    return all;
  }

  private static List<List<Object>> months(SortedMap<YearMonth, Double> scores) {
    return scores.entrySet().stream()
        .map(each -> List.<Object>of(each.getKey(), PageData.exact(each.getValue())))
        .toList();
  }

  private static List<ThemeMonths> themes(PairData pair, Sign sign) {
    Map<String, Map<String, List<Object>>> months = new LinkedHashMap<>();
    for (Theme theme : pair.themes(sign)) {
      months.put(theme.code(), new TreeMap<>());
    }
    for (Row row : pair.themes()) {
      Map<String, List<Object>> own = months.get(row.getString("theme"));
      if (own != null && row.getString("sign").equals(sign.label())) {
        own.put(
            row.getString("period"),
            List.of(
                PageData.exact(row.getDouble("raw")),
                PageData.exact(row.getDouble("realised")),
                row.getInt("events")));
      }
    }
    return months.entrySet().stream()
        .map(each -> new ThemeMonths(each.getKey(), each.getValue()))
        .toList();
  }

  private static Stream<SharePart> shares(PairData pair, Sign sign) {
    return pair.shares(sign).stream()
        .flatMap(
            figure ->
                Stream.ofNullable(figure.value())
                    .map(
                        value ->
                            new SharePart(
                                sign.label(),
                                figure.themes().iterator().next(),
                                figure.from(),
                                figure.to(),
                                value)));
  }

  private static EventPart event(ScoredEvent event) {
    return new EventPart(
        event.id(),
        event.date(),
        event.month(),
        event.type(),
        event.theme(),
        PageData.exact(event.i0()),
        event.basis(),
        PageData.exact(event.p0()),
        PageData.exact(event.impact()),
        PageData.byLanguage(event::title),
        event.marks(),
        event.status(),
        event.verification(),
        event.citation(),
        event.coder(),
        event.note());
  }
}
