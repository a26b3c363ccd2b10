package io.guanxi.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Countries by their ISO 3166-1 alpha-3 code, and Kosovo by {@code XKX}: ISO gives it none, and
 * leaves this range to users; the World Bank and others write it so.
 */
public final class Country {
  /** What a text must be to name a country, in words. */
  public static final String FORM = "an ISO 3166-1 alpha-3 code";

  private static final String KOSOVO = "XKX";

  private static final Set<String> CODES =
      Stream.concat(
              Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).stream(),
              Stream.of(KOSOVO))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Looked up once: with ten thousand pairs, a search a pair takes longer than the scoring. And not
   * before a name is asked for: most runs need none.
   */
  private static final class Named {
    static final Map<String, LocalizedNames> BY_CODE =
        Arrays.stream(Locale.getISOCountries())
            .map(alpha2 -> new Locale("", alpha2))
            .collect(Collectors.toUnmodifiableMap(Locale::getISO3Country, Country::names));
  }

  private Country() {}

  /** Whether the text is one of the codes, in capitals. */
  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** All codes. */
  public static Set<String> codes() {
    return CODES;
  }

  /** What the country is called in the three languages, by Unicode's common locale data. */
  public static LocalizedNames names(String code) {
    if (code.equals(KOSOVO)) {
      return names(new Locale("", "XK"));
    }
    return Named.BY_CODE.getOrDefault(code, new LocalizedNames(code, code, code));
  }

  /** The English names of all countries in Unicode's common locale data. */
  public static List<String> englishNames() {
    return Arrays.stream(Locale.getISOCountries())
        .map(alpha2 -> new Locale("", alpha2).getDisplayCountry(Locale.ENGLISH))
        .toList();
  }

  private static LocalizedNames names(Locale country) {
    return new LocalizedNames(
        country.getDisplayCountry(Locale.ENGLISH),
        country.getDisplayCountry(Locale.CHINESE),
        country.getDisplayCountry(Locale.KOREAN));
  }

  /** The code of a country by its English name in Unicode's common locale data, case ignored. */
  public static Optional<String> ofEnglishName(String name) {
    for (String alpha2 : Locale.getISOCountries()) {
      Locale country = new Locale("", alpha2);
      if (country.getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(name)) {
        return Optional.of(country.getISO3Country());
      }
    }
    return Optional.empty();
  }
}
