package io.guanxi.report.figure;

import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Months;
import io.guanxi.scheme.DyadProfile;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The themes of a dyad and a sign that have events in the run, the paper's first and in its order,
 * each with its name and filling; and their scores.
 */
final class Themes {
  /**
   * Points of a theme.
   *
   * @param raw sum of absolute table scores
   * @param realised sum of absolute impacts
   */
  record Points(double raw, double realised) {
    static final Points NONE = new Points(0, 0);

    Points plus(Points other) {
      return new Points(raw + other.raw, realised + other.realised);
    }
  }

  private final Scene scene;
  private final List<Theme> themes = new ArrayList<>();
  private final Map<String, Filling> fillings = new LinkedHashMap<>();
  private final Map<String, Map<YearMonth, Points>> months = new LinkedHashMap<>();

  private Themes(Scene scene) {
    this.scene = scene;
  }

  static Themes of(Scene scene, DyadProfile profile, Sign sign) {
    Themes found = new Themes(scene);
    Table table = scene.run().of(scene.run().breakdown(), profile.dyad().id());
    for (Row row : table) {
      String period = row.getString("period");
      if (row.getString("sign").equals(sign.label()) && period.length() == "YYYY-MM".length()) {
        found
            .months
            .computeIfAbsent(row.getString("theme"), theme -> new LinkedHashMap<>())
            .put(
                YearMonth.parse(period),
                new Points(row.getDouble("raw"), row.getDouble("realised")));
      }
    }
    int n = 0;
    for (boolean fromPaper : new boolean[] {true, false}) {
      for (Theme theme : scene.run().configuration().themes().values()) {
        if (theme.fromPaper() == fromPaper && theme.allows(sign, profile.dyad().id())) {
          found.fillings.put(theme.code(), Filling.of(n++));
          if (found.months.containsKey(theme.code())) {
            found.themes.add(theme);
          }
        }
      }
    }
    return found;
  }

  List<Theme> all() {
    return themes;
  }

  Filling filling(Theme theme) {
    return fillings.getOrDefault(theme.code(), Filling.of(0));
  }

  /** The theme's name; one that is not the paper's is marked. */
  String name(Theme theme) {
    String name = scene.language().of(theme.names());
    return theme.fromPaper() ? name : scene.say("themes.ours", name);
  }

  /** What the mark means; empty when no theme bears it. */
  String note() {
    if (themes.stream().allMatch(Theme::fromPaper)) {
      return "";
    }
    return scene.say(
        themes.stream().anyMatch(Theme::fromPaper) ? "themes.note" : "themes.note.all");
  }

  /** A theme's points in a month. */
  Points in(Theme theme, YearMonth month) {
    return months.getOrDefault(theme.code(), Map.of()).getOrDefault(month, Points.NONE);
  }

  /** A theme's points in a window. */
  Points in(Theme theme, Months window) {
    return months.getOrDefault(theme.code(), Map.of()).entrySet().stream()
        .filter(entry -> window.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Points.NONE, Points::plus);
  }
}
