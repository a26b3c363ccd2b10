package io.guanxi.scheme;

import io.guanxi.model.LocalizedNames;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.text.Fault;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/themes.json} or {@code config/feed-themes.json}, as {@code themes.schema.json}
 * describes them.
 *
 * @param themes the themes
 */
record ThemesFile(List<Entry> themes) {
  record Entry(
      String code, LocalizedNames names, List<Sign> signs, List<String> dyads, String nameFrom) {}

  /**
   * The themes by code, in the order of the file.
   *
   * @param dyadIds the pairs that a theme may be for; null for any
   * @param faults takes in what is wrong with them
   */
  Map<String, Theme> byCode(String where, @Nullable Set<String> dyadIds, List<String> faults) {
    Map<String, Theme> byCode = new LinkedHashMap<>();
    for (Entry each : themes) {
      String at = where + ": theme '" + each.code + "'";
      for (String dyad : each.dyads) {
        if (dyadIds != null && !dyadIds.contains(dyad)) {
          faults.add(Fault.of("dyad", dyad).in(at).unknown(dyadIds));
        }
      }
      Theme theme =
          new Theme(
              each.code,
              each.names,
              EnumSet.copyOf(each.signs),
              new LinkedHashSet<>(each.dyads),
              each.nameFrom.equals("paper"));
      if (byCode.put(each.code, theme) != null) {
        faults.add(at + " stands twice");
      }
    }
    return byCode;
  }
}
