package io.guanxi.scheme;

import io.guanxi.text.LookAlike;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How event feeds write countries, and which country each writing means.
 *
 * <p>A writing is one of three things: a country, something that is known to be none (a region, a
 * party, an armed group), or unknown; nothing is guessed. Writings are matched to the letter.
 *
 * <p>Source: {@code config/countries.csv} and {@code config/not-countries.csv}, described in {@code
 * docs/formats.md}.
 */
public final class Countries {
  /** The table of countries, below the configuration folder. */
  public static final String FILE = "countries.csv";

  /** The table of writings that are no country, below the configuration folder. */
  public static final String NOT_FILE = "not-countries.csv";

  /** The table of states that are no more, below the configuration folder. */
  public static final String FORMER_FILE = "former-countries.csv";

  /** How a feed writes its countries. */
  public enum Kind {
    /** ISO 3166-1 alpha-3, and XKX for Kosovo. */
    ISO3,
    /**
     * The three letters with which CAMEO actor codes begin: CAMEO's own where it has one, and
     * ISO's, which newer rows use for the same country.
     */
    CAMEO,
    /** CAMEO actor codes, such as ISRMIL: their first three letters as {@link #CAMEO}. */
    CAMEO_ACTOR,
    /** Country numbers of the Correlates of War project. */
    COW,
    /** Country letters of the Correlates of War project: ROK, GMY, UKG. */
    COW_LETTERS,
    /** English names and their variants. */
    NAME,
    /** Codes of {@link #ISO3} and names of {@link #NAME}. */
    ISO3_OR_NAME,
    /**
     * Those, names in Chinese and Korean, usual short forms ({@link CountryNames}), and of {@link
     * #COW_LETTERS} those that mean no other country by ISO; also all in capitals or small letters.
     */
    ANY
  }

  /**
   * A state that is no more.
   *
   * @param name its English name
   * @param from its first month
   * @param to its last month
   * @param now ISO 3166-1 alpha-3 code of the state that goes on as the same one; empty when none
   *     does: its events are then no country's of today
   */
  public record Former(String name, YearMonth from, YearMonth to, String now)
      implements Serializable {}

  private final Map<String, String> names;
  private final Map<Kind, Map<String, String>> writings;
  private final Map<Kind, Set<String>> none;
  private final Map<Kind, Map<String, Former>> former;
  private final SortedMap<String, String> hashes;

  Countries(CountryTables loaded) {
    this.names = Collections.unmodifiableMap(new LinkedHashMap<>(loaded.names));
    this.writings = new EnumMap<>(loaded.writings);
    this.none = new EnumMap<>(loaded.none);
    this.former = new EnumMap<>(loaded.former);
    this.hashes = Collections.unmodifiableSortedMap(new TreeMap<>(loaded.hashes));
  }

  /**
   * Reads the tables.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @throws FaultsException with every fault found: unreadable files, unknown or missing columns,
   *     codes of another form, writings that mean two things
   */
  public static Countries load(Path folder, String shownFolder) {
    return new CountryTables(folder, shownFolder).load();
  }

  /** English names by ISO 3166-1 alpha-3 code, in the order of the codes. */
  public Map<String, String> names() {
    return names;
  }

  /** ISO 3166-1 alpha-3 codes by all writings of one kind. */
  public Map<String, String> writings(Kind kind) {
    return Collections.unmodifiableMap(writings.getOrDefault(kind, Map.of()));
  }

  /** Writings of one kind that are known to name no country. */
  public Set<String> none(Kind kind) {
    return Collections.unmodifiableSet(none.getOrDefault(kind, Set.of()));
  }

  /** States that are no more, by all their writings of one kind. */
  public Map<String, Former> former(Kind kind) {
    return Collections.unmodifiableMap(former.getOrDefault(kind, Map.of()));
  }

  /** The ISO 3166-1 alpha-3 code of the country that a writing means; empty when it means none. */
  public Optional<String> find(Kind kind, String text) {
    return Optional.ofNullable(writings(kind).get(text));
  }

  /**
   * {@code " (did you mean 'South Korea'?)"}, or nothing when no known writing is near; both Koreas
   * for {@code Korea}.
   */
  public String hint(Kind kind, String text) {
    String several = kind == Kind.NAME ? CountryNames.several(text) : "";
    return !several.isEmpty() ? several : LookAlike.hint(text, writings(kind).keySet());
  }

  /** SHA-256 of the tables, by their paths below the configuration folder. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }
}
