package io.guanxi.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A pair of countries without direction, named {@code CHN-KOR} in every output.
 *
 * @param first ISO 3166-1 alpha-3 code, the one named first
 * @param second ISO 3166-1 alpha-3 code, different from the first
 */
public record Dyad(String first, String second) implements Serializable {
  /** What a text must be to name a pair, in words. */
  public static final String FORM = "two different ISO 3166-1 alpha-3 codes as AAA-BBB";

  /**
   * Reads {@code AAA-BBB}; empty when the form, a country, or the pair (a country with itself) is
   * wrong.
   */
  public static Optional<Dyad> parse(String text) {
    if (text.length() != 7 || text.charAt(3) != '-') {
      return Optional.empty();
    }
    String first = text.substring(0, 3);
    String second = text.substring(4);
    if (first.equals(second) || !Country.isCode(first) || !Country.isCode(second)) {
      return Optional.empty();
    }
    return Optional.of(new Dyad(first, second));
  }

  /**
   * Those of the known dyads that a text which is none of them may stand for; none when it is a
   * pair of countries, which nobody writes by mistake for another one.
   */
  public static Collection<String> meant(String text, Collection<String> known) {
    return parse(text).isPresent() ? List.of() : known;
  }

  /** What the pair is called when nobody has named it. */
  public LocalizedNames names() {
    LocalizedNames one = Country.names(first);
    LocalizedNames other = Country.names(second);
    return new LocalizedNames(
        one.en() + "–" + other.en(), one.zh() + "—" + other.zh(), one.ko() + "–" + other.ko());
  }

  /** The id, for example {@code CHN-KOR}. */
  public String id() {
    return first + "-" + second;
  }

  /** The same pair with the countries in the other order. */
  public Dyad reversed() {
    return new Dyad(second, first);
  }

  /** The pair in the order of the alphabet, which names a pair that no configuration names. */
  public Dyad canonical() {
    return first.compareTo(second) < 0 ? this : reversed();
  }

  @Override
  public String toString() {
    return id();
  }
}
