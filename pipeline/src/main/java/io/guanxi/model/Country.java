package io.guanxi.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Countries by their ISO 3166-1 alpha-3 code. */
public final class Country {
  private static final Set<String> CODES =
      Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));

  private Country() {}

  /** Whether the text is an ISO 3166-1 alpha-3 code in capitals. */
  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** All codes. */
  public static Set<String> codes() {
    return CODES;
  }

  /** What the country is called in the three languages, by Unicode's common locale data. */
  public static Names names(String code) {
    for (String alpha2 : Locale.getISOCountries()) {
      Locale country = new Locale("", alpha2);
      if (country.getISO3Country().equals(code)) {
        return new Names(
            country.getDisplayCountry(Locale.ENGLISH),
            country.getDisplayCountry(Locale.CHINESE),
            country.getDisplayCountry(Locale.KOREAN));
      }
    }
    return new Names(code, code, code);
  }

  /** The English names of all countries in Unicode's common locale data. */
  public static List<String> englishNames() {
    return Arrays.stream(Locale.getISOCountries())
        .map(alpha2 -> new Locale("", alpha2).getDisplayCountry(Locale.ENGLISH))
        .toList();
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
