package io.guanxi.source.feed;

import io.guanxi.model.FeedCode;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the cells of a feed may say, numbered so that a row fits into one {@code long}: countries in
 * the order of their codes, event codes in the order of theme and code.
 */
public final class FeedVocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for a name that is known to mean no country, such as a region's. */
  static final int NO_COUNTRY = -2;

  private static final int LETTERS = 1 << 15;

  private final List<String> countries;
  private final List<FeedCode> codes;
  private final ByteTable countryNames;
  private final short[] threeLetters = new short[LETTERS];
  private final ByteTable codeNames;

  /**
   * A vocabulary.
   *
   * @param countryNames ISO 3166-1 alpha-3 codes by the names that the feed has for countries
   * @param noCountries names that are known to mean no country
   * @param codebook the event codes
   * @throws IllegalArgumentException when there are more countries or codes than a record can hold
   */
  public FeedVocabulary(
      Map<String, String> countryNames, Set<String> noCountries, List<FeedCode> codebook) {
    this.countries = countryNames.values().stream().distinct().sorted().toList();
    this.codes =
        codebook.stream()
            .sorted(Comparator.comparing(FeedCode::theme).thenComparing(FeedCode::code))
            .toList();
    if (countries.size() > FeedRecord.COUNTRIES || codes.size() > FeedRecord.CODES) {
      throw new IllegalArgumentException(
          countries.size() + " countries and " + codes.size() + " codes are too many");
    }
    Map<String, Integer> numbers = new HashMap<>();
    countryNames.forEach((name, code) -> numbers.put(name, countries.indexOf(code)));
    Arrays.fill(threeLetters, (short) ByteTable.NONE);
    noCountries.forEach(name -> numbers.put(name, NO_COUNTRY));
    numbers.forEach(
        (name, number) -> {
          if (name.length() == 3 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            threeLetters[packed(name.charAt(0), name.charAt(1), name.charAt(2))] =
                number.shortValue();
          }
        });
    this.countryNames = new ByteTable(numbers);
    Map<String, Integer> codeNumbers = new HashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      codeNumbers.put(codes.get(i).code(), i);
    }
    this.codeNames = new ByteTable(codeNumbers);
  }

  private static int packed(int first, int second, int third) {
    return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
  }

  /** ISO 3166-1 alpha-3 codes by number. */
  public List<String> countries() {
    return countries;
  }

  /** Event codes by number. */
  public List<FeedCode> codes() {
    return codes;
  }

  /** The number of a country's ISO code; −1 when the feed has no name for it. */
  public int country(String code) {
    return countries.indexOf(code);
  }

  /**
   * The number of the country that a cell names; {@link #NO_COUNTRY} or, when nothing is known of
   * it, {@link ByteTable#NONE} when it names none.
   */
  int country(byte[] bytes, int from, int to) {
    if (to - from == 3
        && isCapital(bytes[from])
        && isCapital(bytes[from + 1])
        && isCapital(bytes[from + 2])) {
      return threeLetters[packed(bytes[from], bytes[from + 1], bytes[from + 2])];
    }
    return countryNames.get(bytes, from, to);
  }

  private static boolean isCapital(byte letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  /** The number of the event code in a cell; {@link ByteTable#NONE} when there is none. */
  int code(byte[] bytes, int from, int to) {
    return codeNames.get(bytes, from, to);
  }
}
