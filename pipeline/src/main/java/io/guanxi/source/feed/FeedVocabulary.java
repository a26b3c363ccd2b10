package io.guanxi.source.feed;

import io.guanxi.model.CodeStyle;
import io.guanxi.model.FeedCode;
import io.guanxi.scheme.Countries;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a feed may say, numbered so that a row fits into one {@code long}: countries in
 * the order of their codes, event codes in the order of theme and code.
 */
public final class FeedVocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for a name that is known to mean no country, such as a region's. */
  static final int NO_COUNTRY = -2;

  /** The first state that is no more; the others have the numbers below. */
  private static final int FORMER = -10;

  private static final int LETTERS = 1 << 15;

  private final List<String> countries;
  private final List<FeedCode> codes;
  private final ByteTable countryNames;
  private final short[] threeLetters = new short[LETTERS];
  private final ByteTable codeNames;
  private final ByteTable paddedCodes;
  private final ByteTable codeTexts;
  private final boolean actors;
  private final List<Countries.Former> former;

  /**
   * A vocabulary.
   *
   * @param formerNames states that are no more by the names that the feed has for them
   * @param countryNames ISO 3166-1 alpha-3 codes by the names that the feed has for countries
   * @param noCountries names that are known to mean no country
   * @param codebook the event codes
   * @param actors whether cells hold codes of actors, which begin with a country's three letters
   * @throws IllegalArgumentException when there are more countries or codes than a record can hold
   */
  public FeedVocabulary(
      Map<String, String> countryNames,
      Set<String> noCountries,
      Map<String, Countries.Former> formerNames,
      List<FeedCode> codebook,
      boolean actors) {
    this.actors = actors;
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
    this.former =
        formerNames.values().stream()
            .distinct()
            .sorted(Comparator.comparing(Countries.Former::name))
            .toList();
    formerNames.forEach((name, state) -> numbers.putIfAbsent(name, FORMER - former.indexOf(state)));
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
    Map<String, Integer> padded = new HashMap<>(codeNumbers);
    codeNumbers.forEach(
        (code, number) -> {
          if (code.startsWith("0")) {
            padded.put(code.substring(1), number);
          }
        });
    this.paddedCodes = new ByteTable(padded);
    Map<String, Integer> texts = new HashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      texts.merge(
          codes.get(i).names().en().toLowerCase(Locale.ROOT),
          i,
          (a, b) -> codes.get(a).code().length() > codes.get(b).code().length() ? a : b);
    }
    this.codeTexts = new ByteTable(texts);
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
   * it, {@link ByteTable#NONE} when it names none. A state that is no more is only known in its
   * time.
   *
   * @param date of the row, as {@link DateStyle} packs it
   */
  int country(byte[] bytes, int from, int to, int date) {
    int number = named(bytes, from, to);
    return number > FORMER ? number : inItsTime(former.get(FORMER - number), date);
  }

  private int inItsTime(Countries.Former state, int date) {
    YearMonth month = DateStyle.month(date);
    if (month.isBefore(state.from()) || month.isAfter(state.to())) {
      return ByteTable.NONE;
    }
    return state.now().isEmpty() ? NO_COUNTRY : countries.indexOf(state.now());
  }

  private int named(byte[] bytes, int from, int to) {
    if ((to - from == 3 || (actors && to - from > 3))
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
  int code(CodeStyle style, byte[] bytes, int from, int to) {
    return switch (style) {
      case AS_WRITTEN -> codeNames.get(bytes, from, to);
      case ZERO_PADDED -> paddedCodes.get(bytes, from, to);
      case NAMES -> {
        byte[] text = lower(bytes, from, to).getBytes(StandardCharsets.UTF_8);
        yield codeTexts.get(text, 0, text.length);
      }
    };
  }

  /**
   * The code that a cell is without its leading zero, or in other letters; null when it is none.
   */
  @Nullable String codeMeant(byte[] bytes, int from, int to, boolean zeroLost) {
    int number = zeroLost ? paddedCodes.get(bytes, from, to) : ByteTable.NONE;
    if (number >= 0) {
      return codes.get(number).code();
    }
    String text = lower(bytes, from, to);
    return codes.stream()
        .map(FeedCode::code)
        .filter(code -> !zeroLost && code.toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(null);
  }

  private static String lower(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }
}
