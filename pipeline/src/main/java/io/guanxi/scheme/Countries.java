package io.guanxi.scheme;

import io.guanxi.model.Country;
import io.guanxi.model.FaultsException;
import io.guanxi.model.LookAlike;
import io.guanxi.model.TextEncoding;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How event feeds write countries, and which country each writing means.
 *
 * <p>A country is a dense number from 0, in the order of the ISO 3166-1 alpha-3 codes, so that
 * readers can count in arrays. A writing is one of three things: a country, something that is known
 * to be none (a region, a party, an armed group), or unknown; nothing is guessed. Writings are
 * matched to the letter.
 *
 * <p>Source: {@code config/countries.csv} and {@code config/not-countries.csv}, described in {@code
 * docs/formats.md}.
 */
public final class Countries implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The writing stands in neither table. */
  public static final int UNKNOWN = -1;

  /** The writing is known, and names no country. */
  public static final int NOT_A_COUNTRY = -2;

  /** The table of countries, below the configuration folder. */
  public static final String FILE = "countries.csv";

  /** The table of writings that are no country, below the configuration folder. */
  public static final String NOT_FILE = "not-countries.csv";

  private static final List<String> COLUMNS = List.of("iso3", "name", "cameo", "cow", "aliases");
  private static final List<String> NOT_COLUMNS = List.of("kind", "code", "what");
  private static final Pattern THREE_CAPITALS = Pattern.compile("[A-Z]{3}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern BETWEEN_ALIASES = Pattern.compile(";", Pattern.LITERAL);

  /** How a feed writes its countries. */
  public enum Kind {
    /** ISO 3166-1 alpha-3, and XKX for Kosovo. */
    ISO3,
    /**
     * The three letters with which CAMEO actor codes begin: CAMEO's own where it has one, and
     * ISO's, which newer rows use for the same country.
     */
    CAMEO,
    /** Country numbers of the Correlates of War project. */
    COW,
    /** English names and their variants. */
    NAME
  }

  private final List<String> codes;
  private final List<String> names;
  private final Map<Kind, Writings> writings;
  private final SortedMap<String, String> hashes;

  private Countries(
      List<String> codes,
      List<String> names,
      Map<Kind, Map<String, Integer>> known,
      SortedMap<String, String> hashes) {
    this.codes = List.copyOf(codes);
    this.names = List.copyOf(names);
    this.hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    this.writings = new EnumMap<>(Kind.class);
    known.forEach((kind, values) -> writings.put(kind, new Writings(values)));
  }

  /**
   * Reads both tables.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @throws FaultsException with every fault found: unreadable files, unknown or missing columns,
   *     codes of another form, writings that mean two things
   */
  public static Countries load(Path folder, String shownFolder) {
    return new Loader(folder, shownFolder).load();
  }

  /** How many countries there are; their numbers are 0 … size − 1. */
  public int size() {
    return codes.size();
  }

  /** The ISO 3166-1 alpha-3 code of a country. */
  public String iso3(int country) {
    return codes.get(country);
  }

  /** The English name of a country. */
  public String name(int country) {
    return names.get(country);
  }

  /** SHA-256 of both tables, by their paths below the configuration folder. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }

  /** The country that a writing means; {@link #UNKNOWN} or {@link #NOT_A_COUNTRY} if none. */
  public int find(Kind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return find(kind, bytes, 0, bytes.length);
  }

  /**
   * The country that a writing means; {@link #UNKNOWN} or {@link #NOT_A_COUNTRY} if none.
   *
   * @param bytes holds the writing, in UTF-8
   * @param from its first byte
   * @param to the byte after its last
   */
  public int find(Kind kind, byte[] bytes, int from, int to) {
    Writings table = writings.get(kind);
    return table == null ? UNKNOWN : table.find(bytes, from, to);
  }

  /**
   * The country with which a CAMEO actor code begins; {@link #UNKNOWN} or {@link #NOT_A_COUNTRY} if
   * none. The quick way for readers that have the bytes at hand.
   */
  public int findCameo(byte first, byte second, byte third) {
    Writings table = writings.get(Kind.CAMEO);
    return table == null ? UNKNOWN : table.findLetters(first, second, third);
  }

  /** {@code " (did you mean 'South Korea'?)"}, or nothing when no known writing is near. */
  public String hint(Kind kind, String text) {
    Writings table = writings.get(kind);
    return table == null ? "" : LookAlike.hint(text, table.texts());
  }

  /** Writings of one kind by their UTF-8 bytes: open addressing, and an array for three letters. */
  private static final class Writings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LETTERS = 26;

    private final byte[][] keys;
    private final int[] values;
    private final int mask;
    private final short[] threeLetters = new short[LETTERS * LETTERS * LETTERS];

    Writings(Map<String, Integer> known) {
      int capacity = Math.max(16, Integer.highestOneBit(known.size()) << 2);
      this.mask = capacity - 1;
      this.keys = new byte[capacity][];
      this.values = new int[capacity];
      Arrays.fill(threeLetters, (short) UNKNOWN);
      known.forEach(this::put);
    }

    private void put(String text, int country) {
      byte[] key = text.getBytes(StandardCharsets.UTF_8);
      int slot = hash(key, 0, key.length) & mask;
      while (keys[slot] != null) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      values[slot] = country;
      if (key.length == 3 && place(key[0], key[1], key[2]) >= 0) {
        threeLetters[place(key[0], key[1], key[2])] = (short) country;
      }
    }

    int find(byte[] bytes, int from, int to) {
      int slot = hash(bytes, from, to) & mask;
      while (keys[slot] != null) {
        if (Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
          return values[slot];
        }
        slot = (slot + 1) & mask;
      }
      return UNKNOWN;
    }

    int findLetters(byte first, byte second, byte third) {
      int place = place(first, second, third);
      return place < 0 ? UNKNOWN : threeLetters[place];
    }

    List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (byte[] key : keys) {
        if (key != null) {
          texts.add(new String(key, StandardCharsets.UTF_8));
        }
      }
      return texts;
    }

    private static int place(byte first, byte second, byte third) {
      int a = first - 'A';
      int b = second - 'A';
      int c = third - 'A';
      boolean letters = a >= 0 && a < LETTERS && b >= 0 && b < LETTERS && c >= 0 && c < LETTERS;
      return letters ? (a * LETTERS + b) * LETTERS + c : -1;
    }

    private static int hash(byte[] bytes, int from, int to) {
      int hash = 0;
      for (int i = from; i < to; i++) {
        hash = 31 * hash + bytes[i];
      }
      return hash ^ (hash >>> 15);
    }
  }

  /** Reads the tables and gathers what is wrong with them. */
  private static final class Loader {
    private final Path folder;
    private final String shownFolder;
    private final List<String> faults = new ArrayList<>();
    private final SortedMap<String, String> hashes = new TreeMap<>();
    private final Map<Kind, Map<String, Integer>> known = new EnumMap<>(Kind.class);
    private final List<String> codes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Loader(Path folder, String shownFolder) {
      this.folder = folder;
      this.shownFolder = shownFolder;
      for (Kind kind : Kind.values()) {
        known.put(kind, new LinkedHashMap<>());
      }
    }

    Countries load() {
      List<CSVRecord> rows = rows(FILE, COLUMNS);
      List<CSVRecord> others = rows(NOT_FILE, NOT_COLUMNS);
      rows.stream()
          .sorted((a, b) -> a.get("iso3").compareTo(b.get("iso3")))
          .forEach(this::addCountry);
      others.forEach(this::addOther);
      if (rows.isEmpty() && faults.isEmpty()) {
        faults.add(shown(FILE) + ": there is no country in it");
      }
      if (!faults.isEmpty()) {
        throw new FaultsException(faults);
      }
      return new Countries(codes, names, known, hashes);
    }

    private String shown(String file) {
      return shownFolder + "/" + file;
    }

    private List<CSVRecord> rows(String file, List<String> columns) {
      String where = shown(file);
      try {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        hashes.put(file, Hashes.sha256(bytes));
        String text = TextEncoding.decodeUtf8(bytes, where);
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
          if (!parser.getHeaderNames().equals(columns)) {
            faults.add(
                where
                    + ": the columns are "
                    + String.join(",", parser.getHeaderNames())
                    + "; they must be "
                    + String.join(",", columns));
            return List.of();
          }
          return sound(parser.getRecords(), columns.size(), where);
        }
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      } catch (NoSuchFileException e) {
        faults.add(where + ": no such file");
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        faults.add(where + ": cannot be read as CSV: " + e.getMessage());
      }
      return List.of();
    }

    private List<CSVRecord> sound(List<CSVRecord> records, int columns, String where) {
      List<CSVRecord> sound = new ArrayList<>();
      for (CSVRecord row : records) {
        if (row.size() == columns) {
          sound.add(row);
        } else {
          faults.add(
              where
                  + ": row "
                  + row.getRecordNumber()
                  + ": "
                  + row.size()
                  + " cells instead of "
                  + columns);
        }
      }
      return sound;
    }

    private void addCountry(CSVRecord row) {
      String where = shown(FILE);
      String code = row.get("iso3");
      if (!Country.isCode(code)) {
        faults.add(
            where
                + ": iso3 '"
                + code
                + "' is not an ISO 3166-1 alpha-3 code"
                + LookAlike.hint(code, Country.codes()));
        return;
      }
      int country = codes.size();
      codes.add(code);
      names.add(row.get("name"));
      add(Kind.ISO3, code, country, code, where);
      add(Kind.CAMEO, code, country, code, where);
      addFormed(Kind.CAMEO, row.get("cameo"), THREE_CAPITALS.asMatchPredicate(), country, code);
      addFormed(Kind.COW, row.get("cow"), NUMBER.asMatchPredicate(), country, code);
      if (row.get("name").isBlank()) {
        faults.add(where + ": country '" + code + "' has no name");
      } else {
        add(Kind.NAME, row.get("name"), country, code, where);
      }
      BETWEEN_ALIASES
          .splitAsStream(row.get("aliases"))
          .filter(alias -> !alias.isEmpty())
          .forEach(alias -> add(Kind.NAME, alias, country, code, where));
    }

    private void addFormed(
        Kind kind, String text, Predicate<String> form, int country, String code) {
      if (text.isEmpty()) {
        return;
      }
      if (form.test(text)) {
        add(kind, text, country, code, shown(FILE));
      } else {
        faults.add(
            shown(FILE)
                + ": country '"
                + code
                + "': "
                + label(kind)
                + " '"
                + text
                + "' is not "
                + (kind == Kind.COW ? "a number from 1 to 999" : "three capital letters"));
      }
    }

    private void addOther(CSVRecord row) {
      String where = shown(NOT_FILE);
      for (Kind kind : List.of(Kind.CAMEO, Kind.NAME)) {
        if (label(kind).equals(row.get("kind"))) {
          add(kind, row.get("code"), NOT_A_COUNTRY, "no country", where);
          return;
        }
      }
      faults.add(where + ": kind '" + row.get("kind") + "' is not one of cameo, name");
    }

    private void add(Kind kind, String text, int country, String owner, String where) {
      Integer before = known.getOrDefault(kind, Map.of()).get(text);
      if (before != null) {
        faults.add(
            where
                + ": "
                + label(kind)
                + " '"
                + text
                + "' stands twice, for "
                + (before == NOT_A_COUNTRY ? "no country" : codes.get(before))
                + " and for "
                + owner);
        return;
      }
      known.computeIfAbsent(kind, any -> new LinkedHashMap<>()).put(text, country);
    }

    private static String label(Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }
}
