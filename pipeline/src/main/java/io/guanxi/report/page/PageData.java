package io.guanxi.report.page;

import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Theme;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.SavedForecasts;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.figure.ThemeFill;
import io.guanxi.scheme.Configuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the page's script draws from, written as one JSON document: the numbers unrounded, all words
 * in all three languages.
 *
 * @param language the language that the page opens in
 * @param texts the words of the page by language and key
 * @param decimals decimals of displayed scores
 * @param n where the scale ends
 * @param named events that a waterfall names
 * @param levels the levels with their colours
 * @param themes the themes by code
 * @param types the event types by code
 * @param files the beginnings of the hashes of scheme and codebook
 * @param pairs the pairs
 * @param charts the figures of all pairs together
 */
record PageData(
    String language,
    Map<String, SortedMap<String, String>> texts,
    int decimals,
    int n,
    int named,
    List<FigureData.LevelBand> levels,
    Map<String, ThemePart> themes,
    Map<String, TypePart> types,
    Files files,
    List<PairPart> pairs,
    List<ChartPart> charts) {

  /** The beginnings of the hashes of scheme and codebook. */
  record Files(String scheme, String codebook) {}

  /** A theme: what it is called, its name in a figure, and how it is filled. */
  record ThemePart(
      LocalizedNames names,
      Map<String, String> labels,
      boolean paper,
      String colour,
      String hatch,
      boolean wide) {}

  /** An event type: what it is called, where its weight comes from, and what that rests on. */
  record TypePart(LocalizedNames names, String origin, String source) {}

  /** The document. */
  static PageData of(FigureData data, ScriptHashes hashes) {
    Configuration configuration = data.request().run().configuration();
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
    List<ChartPart> charts = new ArrayList<>();
    if (data.pairs().size() > 1) {
      charts.add(ChartPart.pairs(data));
    }
    List<SavedForecasts.Read<SavedForecasts.Evaluated>> files =
        data.request().foresight().evaluations();
    for (int i = 0; i < files.size(); i++) {
      charts.addAll(ForecastParts.of(files.get(i), i));
    }
    return new PageData(
        code(data.request().language()),
        byLanguage(PageData::texts),
        configuration.scheme().decimals(),
        configuration.scheme().n(),
        PairData.NAMED,
        data.levels(),
        themes,
        types,
        new Files(hashes.scheme(), hashes.codebook()),
        data.pairs().stream().map(pair -> PairPart.of(data, pair)).toList(),
        charts);
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

  private static ThemePart theme(Theme theme, ThemeFill filling) {
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

  /** A number as exact as it is. */
  static BigDecimal exact(double value) {
    return new BigDecimal(Decimals.shortest(value));
  }
}
