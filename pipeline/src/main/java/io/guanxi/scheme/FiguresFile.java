package io.guanxi.scheme;

import io.guanxi.model.Dyad;
import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Months;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.scheme.PublishedFigure.Kind;
import io.guanxi.text.Fault;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/published/figures.json}, as {@code figures.schema.json} describes it.
 *
 * @param statement what has to be said wherever they are shown
 * @param citations where figures stand, by short name
 * @param monthlySeries how near monthly series must be to published ones
 * @param figures the figures
 */
record FiguresFile(
    LocalizedNames statement,
    Map<String, String> citations,
    Bar monthlySeries,
    List<Figure> figures) {
  /** Whether missing a figure makes a validation fail or only warns. */
  enum Severity {
    FAIL,
    WARN
  }

  record Bar(
      BigDecimal tolerance,
      Severity severity,
      BigDecimal leastCoverage,
      Map<String, String> fitted) {}

  record Figure(
      String id,
      String dyad,
      Kind kind,
      String period,
      @Nullable BigDecimal value,
      @Nullable String level,
      @Nullable LevelPart part,
      @Nullable String unit,
      @Nullable Sign sign,
      @Nullable List<String> themes,
      @Nullable List<String> exceptThemes,
      boolean fitted,
      String citation,
      @Nullable String statement,
      @Nullable BigDecimal tolerance,
      @Nullable Severity severity) {
    /** The theme codes that it names; empty when it names none. */
    Set<String> named() {
      List<String> named = exceptThemes != null ? exceptThemes : themes;
      return named == null ? Set.of() : new LinkedHashSet<>(named);
    }

    /** What does not suit its kind. */
    List<String> faults() {
      String word = "kind '" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "'";
      boolean byTheme = kind == Kind.THEME_SHARE || kind == Kind.EVENT_COUNT;
      boolean isLevel = kind == Kind.LEVEL;
      List<String> faults = new ArrayList<>();
      if ((themes == null) == (exceptThemes == null) && byTheme) {
        faults.add(word + " has either themes or except_themes");
      }
      if (!byTheme && (themes != null || exceptThemes != null)) {
        faults.add(word + " has no themes");
      }
      if (kind != Kind.THEME_SHARE && sign != null) {
        faults.add(word + " has no sign");
      }
      if (!isLevel && (level != null || part != null)) {
        faults.add(word + " has no level");
      }
      if (isLevel && value != null) {
        faults.add(word + " has no value");
      }
      return faults;
    }
  }

  /**
   * The figures, in the order of the file.
   *
   * @param faults takes in what is wrong with them
   */
  List<PublishedFigure> figures(
      String where,
      Map<String, DyadProfile> dyads,
      Map<String, Theme> themes,
      Levels levels,
      List<String> faults) {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> levelCodes =
        levels.all().stream().map(Level::code).collect(Collectors.toCollection(LinkedHashSet::new));
    List<PublishedFigure> published = new ArrayList<>();
    for (Figure each : figures) {
      String at = where + ": figure '" + each.id + "'";
      if (!ids.add(each.id)) {
        faults.add(at + " stands twice");
      }
      DyadProfile profile = dyads.get(each.dyad);
      if (profile == null) {
        faults.add(Fault.of("dyad", each.dyad).in(at).unknown(dyads.keySet()));
        continue;
      }
      for (String theme : each.named()) {
        if (!themes.containsKey(theme)) {
          faults.add(Fault.of("theme", theme).in(at).unknown(themes.keySet()));
        }
      }
      if (!citations.containsKey(each.citation)) {
        faults.add(Fault.of("citation", each.citation).in(at).unknown(citations.keySet()));
      }
      each.faults().forEach(fault -> faults.add(at + ": " + fault));
      if (each.level != null && !levelCodes.contains(each.level)) {
        faults.add(Fault.of("level", each.level).in(at).unknown(levelCodes));
      }
      String[] period = each.period.split("/", -1);
      YearMonth from = YearMonth.parse(period[0]);
      YearMonth to = YearMonth.parse(period[period.length - 1]);
      if (from.isAfter(to)) {
        faults.add(Fault.at(at, "period " + each.period + " ends before it begins"));
      }
      published.add(
          new PublishedFigure(
              each.id,
              profile.dyad(),
              each.kind,
              from,
              to,
              each.value,
              each.level,
              each.part,
              Objects.requireNonNullElse(each.unit, ""),
              each.tolerance,
              each.severity != Severity.WARN,
              each.sign,
              each.named(),
              each.exceptThemes != null,
              each.fitted,
              citations.getOrDefault(each.citation, ""),
              Objects.requireNonNullElse(each.statement, "")));
    }
    return published;
  }

  /**
   * How near monthly series must be to published ones.
   *
   * @param dyadIds the configured pairs
   * @param faults takes in what is wrong with it
   */
  SeriesBar seriesBar(String where, Set<String> dyadIds, List<String> faults) {
    String at = where + ": monthly_series";
    Map<String, Months> fitted = new LinkedHashMap<>();
    monthlySeries.fitted.forEach(
        (id, text) -> {
          // A pair that no file configures is scored with --initial, under its canonical name.
          boolean canBeNamed =
              Dyad.parse(id).filter(dyad -> dyad.equals(dyad.canonical())).isPresent();
          if (!dyadIds.contains(id) && !canBeNamed) {
            faults.add(Fault.of("dyad", id).in(at).unknown(dyadIds));
          }
          Months.parse(text)
              .ifPresentOrElse(
                  months -> fitted.put(id, months),
                  () -> faults.add(Fault.at(at, "fitted " + text + " ends before it begins")));
        });
    return new SeriesBar(
        monthlySeries.tolerance,
        monthlySeries.severity == Severity.FAIL,
        monthlySeries.leastCoverage,
        fitted);
  }
}
