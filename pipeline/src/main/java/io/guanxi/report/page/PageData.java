package io.guanxi.report.page;

import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.Months;
import io.guanxi.model.Names;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Foresight;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.Beside;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.Filling;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.ScoredEvent;
import io.guanxi.report.figure.TradeLine;
import io.guanxi.report.figure.TradeNotes;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.PublishedFigure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page's script draws from, written as one JSON document: the numbers unrounded, all words
 * in all three languages.
 *
 * @param language the language that the page opens in
 * @param texts the words of the page by language and key
 * @param decimals decimals of displayed scores
 * @param n where the scale ends
 * @param named events that a waterfall names
 * @param parts the thirds of a level
 * @param levels the levels with their colours
 * @param lines the colours of lines, in turn
 * @param themes the themes by code
 * @param types the event types by code
 * @param waterfall the window that waterfalls show, {@code FROM/TO}; empty for each pair's own
 * @param files the beginnings of the hashes of scheme and codebook
 * @param pairs the pairs
 * @param skill how good forecasts were, an evaluation each
 */
record PageData(
    String language,
    Map<String, SortedMap<String, String>> texts,
    int decimals,
    int n,
    int named,
    Map<String, Names> parts,
    List<FigureData.LevelBand> levels,
    List<String> lines,
    Map<String, ThemePart> themes,
    Map<String, TypePart> types,
    String waterfall,
    Files files,
    List<PairPart> pairs,
    List<AheadPart.Skill> skill) {

  /** The beginnings of the hashes of scheme and codebook. */
  record Files(String scheme, String codebook) {}

  /** A theme: what it is called, its name in a figure, and how it is filled. */
  record ThemePart(
      Names names,
      Map<String, String> labels,
      boolean paper,
      String colour,
      String hatch,
      boolean wide) {}

  /** An event type: what it is called, where its weight comes from, and what that rests on. */
  record TypePart(Names names, String origin, String source) {}

  /** A pair; {@code themes} are those with events, by sign, in order. */
  record PairPart(
      String id,
      Names names,
      BigDecimal start,
      String usual,
      List<PointPart> points,
      Map<String, List<String>> themes,
      List<List<Object>> published,
      List<BesidePart> beside,
      List<SharePart> shares,
      @Nullable TradePart trade,
      List<AheadPart> ahead,
      List<EventPart> events) {}

  /** A series beside the score; {@code own} if it is made of the score. */
  record BesidePart(
      Map<String, String> name,
      boolean own,
      boolean line,
      String colour,
      int pattern,
      List<List<Object>> months) {}

  /**
   * A month; {@code held} is what the dead band held back, {@code band} holds low95, low80, high80
   * and high95, or nothing.
   */
  record PointPart(
      YearMonth month,
      BigDecimal score,
      BigDecimal displayed,
      BigDecimal change,
      BigDecimal move,
      String level,
      String part,
      int events,
      BigDecimal held,
      List<BigDecimal> band) {}

  /** A published share of a theme over a window. */
  record SharePart(String sign, String theme, YearMonth from, YearMonth to, BigDecimal value) {}

  /** Trade: its lines, what the balance is called, and the sentences below. */
  record TradePart(
      List<LinePart> lines, Map<String, String> balance, Map<String, List<String>> notes) {}

  /** A line of trade; {@code means} are first month, last month and mean month of a period. */
  record LinePart(
      Map<String, String> name,
      boolean balance,
      String colour,
      int pattern,
      List<List<Object>> months,
      List<List<Object>> means) {}

  /** An event; {@code marks} stand behind its title. */
  record EventPart(
      String id,
      String date,
      YearMonth month,
      String type,
      String theme,
      String sign,
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

  /** The document. */
  static PageData of(FigureData data, Hashes hashes) {
    Configuration configuration = data.request().run().configuration();
    Map<String, Names> parts = new LinkedHashMap<>();
    for (LevelPart part : LevelPart.values()) {
      parts.put(
          part.label(),
          Objects.requireNonNull(configuration.scheme().levels().partNames().get(part)));
    }
    Map<String, ThemePart> themes = new LinkedHashMap<>();
    for (Theme theme : configuration.themes().values()) {
      themes.put(theme.code(), theme(theme, data.filling(theme.code())));
    }
    Map<String, TypePart> types = new LinkedHashMap<>();
    for (EventType type : configuration.codebook().types().values()) {
      types.put(
          type.code(),
          new TypePart(type.names(), type.origin().name().toLowerCase(Locale.ROOT), type.source()));
    }
    Months asked = data.request().waterfall();
    return new PageData(
        code(data.request().language()),
        byLanguage(PageData::texts),
        configuration.scheme().decimals(),
        configuration.scheme().n(),
        PairData.NAMED,
        parts,
        data.levels(),
        FigureData.LINES,
        themes,
        types,
        asked == null ? "" : asked.from() + "/" + asked.to(),
        new Files(hashes.scheme(), hashes.codebook()),
        data.pairs().stream().map(pair -> pair(pair, data.request().foresight())).toList(),
        data.request().foresight().evaluations().stream().map(AheadPart.Skill::of).toList());
  }

  static String code(Language language) {
    return language.name().toLowerCase(Locale.ROOT);
  }

  /** Something in every language. */
  static <T> Map<String, T> byLanguage(Function<Language, T> of) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      all.put(code(language), of.apply(language));
    }
    return all;
  }

  private static SortedMap<String, String> texts(Language language) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String prefix : List.of("page.", "level", "list.", "chart.mark.")) {
      texts.putAll(new Messages(language).patterns(prefix));
    }
    return texts;
  }

  private static ThemePart theme(Theme theme, Filling filling) {
    return new ThemePart(
        theme.names(),
        byLanguage(
            language ->
                theme.fromPaper()
                    ? language.of(theme.names())
                    : new Messages(language).get("chart.themes.ours", language.of(theme.names()))),
        theme.fromPaper(),
        filling.colourText(),
        filling.hatch().name().toLowerCase(Locale.ROOT),
        filling.wide());
  }

  private static PairPart pair(PairData pair, Foresight foresight) {
    Map<String, List<String>> themes = new LinkedHashMap<>();
    for (Sign sign : Sign.values()) {
      themes.put(sign.label(), pair.themes(sign).stream().map(Theme::code).toList());
    }
    return new PairPart(
        pair.profile().dyad().id(),
        pair.profile().names(),
        exact(pair.points().get(0).before()),
        pair.usual().from().toString(),
        pair.points().stream().map(PageData::point).toList(),
        themes,
        marks(pair.published()),
        pair.beside().stream().map(PageData::beside).toList(),
        shares(pair),
        trade(pair),
        foresight.charts(pair.profile().dyad().id()).stream().map(AheadPart::of).toList(),
        pair.events().stream().map(PageData::event).toList());
  }

  private static BesidePart beside(Beside beside) {
    return new BesidePart(
        byLanguage(beside::name),
        beside.isOwn(),
        beside.isLine(),
        beside.colourText(),
        beside.place(),
        marks(beside.scores()));
  }

  private static PointPart point(PairData.Point point) {
    PairData.Band band = point.band();
    List<BigDecimal> ends = new ArrayList<>();
    if (band != null && Double.isFinite(band.low95())) {
      for (double end : new double[] {band.low95(), band.low80(), band.high80(), band.high95()}) {
        ends.add(exact(end));
      }
    }
    return new PointPart(
        point.month(),
        exact(point.score()),
        point.displayed(),
        exact(point.change()),
        point.move(),
        point.level(),
        point.part(),
        point.events(),
        exact(point.heldBack()),
        ends);
  }

  private static List<List<Object>> marks(SortedMap<YearMonth, Double> scores) {
    return scores.entrySet().stream()
        .map(each -> List.<Object>of(each.getKey(), exact(each.getValue())))
        .toList();
  }

  /** Published shares of single themes. */
  private static List<SharePart> shares(PairData pair) {
    List<SharePart> shares = new ArrayList<>();
    for (PublishedFigure figure : pair.configured().published()) {
      Sign sign = figure.sign();
      BigDecimal value = figure.value();
      if (figure.kind() == PublishedFigure.Kind.THEME_SHARE
          && figure.dyad().equals(pair.profile().dyad())
          && sign != null
          && value != null
          && !figure.exceptThemes()
          && figure.themes().size() == 1) {
        shares.add(
            new SharePart(
                sign.label(),
                figure.themes().iterator().next(),
                figure.from(),
                figure.to(),
                value));
      }
    }
    return shares;
  }

  private static @Nullable TradePart trade(PairData pair) {
    List<TradeLine> lines = TradeLine.of(pair);
    return lines.isEmpty()
        ? null
        : new TradePart(
            lines.stream().map(line -> line(pair, line)).toList(),
            byLanguage(language -> new TradeNotes(pair, language).balanceName()),
            byLanguage(language -> new TradeNotes(pair, language).sentences()));
  }

  private static LinePart line(PairData pair, TradeLine line) {
    return new LinePart(
        byLanguage(language -> new TradeNotes(pair, language).name(line)),
        line.kind() == TradeLine.Kind.BALANCE,
        line.colourText(),
        line.pattern(),
        marks(line.months()),
        line.means().stream()
            .map(
                mean ->
                    List.<Object>of(mean.period().from(), mean.period().to(), exact(mean.value())))
            .toList());
  }

  private static EventPart event(ScoredEvent event) {
    return new EventPart(
        event.id(),
        event.date(),
        event.month(),
        event.type(),
        event.theme(),
        event.sign().label(),
        exact(event.i0()),
        event.basis(),
        exact(event.p0()),
        exact(event.impact()),
        byLanguage(event::title),
        event.marks(),
        event.status(),
        event.verification(),
        event.citation(),
        event.coder(),
        event.note());
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(Decimals.shortest(value));
  }
}
