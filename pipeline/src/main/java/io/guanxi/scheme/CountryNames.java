package io.guanxi.scheme;

import io.guanxi.model.Country;
import io.guanxi.model.LocalizedNames;
import io.guanxi.text.LookAlike;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How people name a country where they write for people: its ISO 3166-1 alpha-3 code, its name in
 * English, Chinese or Korean by Unicode's common locale data, or a usual short form. Case does not
 * count. {@link Countries} is for feeds, whose writings are matched to the letter.
 */
public final class CountryNames {
  /** Short forms that the common locale data do not have. */
  private static final Map<String, List<String>> SHORT_FORMS =
      Map.ofEntries(
          Map.entry("USA", List.of("US", "U.S.", "U.S.A.", "America", "美")),
          Map.entry("GBR", List.of("UK", "U.K.", "Great Britain", "Britain", "英")),
          Map.entry(
              "KOR", List.of("ROK", "R.O.K.", "S. Korea", "Republic of Korea", "한국", "남한", "韩")),
          Map.entry("PRK", List.of("DPRK", "N. Korea", "북한", "朝")),
          Map.entry("CHN", List.of("PRC", "P.R.C.", "People's Republic of China", "中")),
          Map.entry("RUS", List.of("Russian Federation", "俄")),
          Map.entry("JPN", List.of("日")),
          Map.entry("FRA", List.of("法")),
          Map.entry("DEU", List.of("德")),
          Map.entry("IND", List.of("印")),
          Map.entry("VNM", List.of("Viet Nam")),
          Map.entry("TWN", List.of("台湾", "대만")),
          Map.entry("ARE", List.of("UAE")),
          Map.entry("CZE", List.of("Czech Republic")),
          Map.entry("TUR", List.of("Turkey")));

  private static final Map<String, String> CODES = new HashMap<>();
  private static final Map<String, String> FORMS = new LinkedHashMap<>();
  private static final List<String> ENGLISH = new ArrayList<>();

  static {
    for (String code : Country.codes()) {
      LocalizedNames names = Country.names(code);
      ENGLISH.add(names.en());
      for (String name : List.of(code, names.en(), names.zh(), names.ko())) {
        FORMS.put(name, code);
      }
    }
    SHORT_FORMS.forEach((code, forms) -> forms.forEach(form -> FORMS.put(form, code)));
    FORMS.forEach((form, code) -> CODES.put(key(form), code));
  }

  private CountryNames() {}

  /** ISO 3166-1 alpha-3 codes by all forms, as they are usually written. */
  static Map<String, String> forms() {
    return Collections.unmodifiableMap(FORMS);
  }

  /** The ISO 3166-1 alpha-3 code of the country that a text names. */
  public static Optional<String> find(String text) {
    return Optional.ofNullable(CODES.get(key(text)));
  }

  /**
   * What was probably meant by a text that names no country: the countries whose names have the
   * text as a word, as {@code " (did you mean 'North Korea' or 'South Korea'?)"}, or the nearest.
   */
  public static String hint(String text) {
    String several = several(text);
    return several.isEmpty() ? LookAlike.hint(text, ENGLISH) : several;
  }

  /** The first half of {@link #hint}: the countries that have the text as a word, if any. */
  static String several(String text) {
    SortedSet<String> containing = new TreeSet<>();
    for (String name : ENGLISH) {
      if (List.of(key(name).split(" ", -1)).contains(key(text))) {
        containing.add("'" + name + "'");
      }
    }
    return containing.isEmpty() || containing.size() > 4
        ? ""
        : " (did you mean " + String.join(" or ", containing) + "?)";
  }

  private static String key(String name) {
    return name.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
  }
}
