package io.guanxi.scheme;

import io.guanxi.model.Country;
import io.guanxi.scheme.Countries.Former;
import io.guanxi.scheme.Countries.Kind;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables and gathers what is wrong with them. */
final class CountryTables {
  private static final List<String> COLUMNS =
      List.of("iso3", "name", "cameo", "cow", "cow_letters", "other_codes", "aliases");
  private static final List<String> FORMER_COLUMNS =
      List.of("name", "from", "to", "now", "iso3", "cow", "cow_letters", "aliases");
  private static final List<String> NOT_COLUMNS = List.of("kind", "code", "what");
  private static final String NO_COUNTRY = "no country";
  private static final Pattern THREE_CAPITALS = Pattern.compile("[A-Z]{3}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern BETWEEN_ALIASES = Pattern.compile(";", Pattern.LITERAL);

  private final Path folder;
  private final String shownFolder;
  private final List<String> faults = new ArrayList<>();
  final SortedMap<String, String> hashes = new TreeMap<>();
  final Map<Kind, Map<String, String>> writings = new EnumMap<>(Kind.class);
  final Map<Kind, Set<String>> none = new EnumMap<>(Kind.class);
  final Map<Kind, Map<String, Former>> former = new EnumMap<>(Kind.class);
  final Map<String, String> names = new LinkedHashMap<>();

  CountryTables(Path folder, String shownFolder) {
    this.folder = folder;
    this.shownFolder = shownFolder;
    for (Kind kind : Kind.values()) {
      writings.put(kind, new LinkedHashMap<>());
      none.put(kind, new LinkedHashSet<>());
      former.put(kind, new LinkedHashMap<>());
    }
  }

  Countries load() {
    List<CSVRecord> rows = rows(Countries.FILE, COLUMNS);
    List<CSVRecord> others = rows(Countries.NOT_FILE, NOT_COLUMNS);
    List<CSVRecord> gone = rows(Countries.FORMER_FILE, FORMER_COLUMNS);
    rows.stream()
        .sorted((a, b) -> a.get("iso3").compareTo(b.get("iso3")))
        .forEach(this::addCountry);
    others.forEach(this::addOther);
    gone.forEach(this::addFormer);
    if (rows.isEmpty() && faults.isEmpty()) {
      faults.add(Fault.at(shown(Countries.FILE), "there is no country in it"));
    }
    FaultsException.throwIfAny(faults);
    join(Kind.CAMEO_ACTOR, Kind.CAMEO);
    join(Kind.ISO3_OR_NAME, Kind.NAME, Kind.ISO3);
    join(Kind.ANY, Kind.ISO3, Kind.NAME);
    Map<String, String> any = of(writings, Kind.ANY);
    CountryNames.forms().forEach(any::putIfAbsent);
    Map<String, Former> formerAny = of(former, Kind.ANY);
    of(writings, Kind.COW_LETTERS)
        .forEach(
            (letters, code) -> {
              if (!formerAny.containsKey(letters)) {
                any.putIfAbsent(letters, code);
              }
            });
    inAnyCase(any);
    inAnyCase(formerAny);
    return new Countries(this);
  }

  private static <T> T of(Map<Kind, T> all, Kind kind) {
    return Objects.requireNonNull(all.get(kind));
  }

  /** Gives a kind what others have; of two that say the same the first one counts. */
  private void join(Kind kind, Kind... others) {
    for (Kind other : others) {
      of(writings, other).forEach(of(writings, kind)::putIfAbsent);
      of(none, kind).addAll(of(none, other));
      of(former, other).forEach(of(former, kind)::putIfAbsent);
    }
  }

  private static <T> void inAnyCase(Map<String, T> forms) {
    for (Map.Entry<String, T> form : List.copyOf(forms.entrySet())) {
      forms.putIfAbsent(form.getKey().toUpperCase(Locale.ROOT), form.getValue());
      forms.putIfAbsent(form.getKey().toLowerCase(Locale.ROOT), form.getValue());
    }
  }

  private String shown(String file) {
    return shownFolder + "/" + file;
  }

  private List<CSVRecord> rows(String file, List<String> columns) {
    String where = shown(file);
    try {
      byte[] bytes = PlainFile.read(folder.resolve(file), where);
      hashes.put(file, Hashes.sha256(bytes));
      String text = TextEncoding.decodeUtf8(bytes, where);
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
        if (!parser.getHeaderNames().equals(columns)) {
          faults.add(
              Fault.at(
                  where,
                  "the columns are "
                      + String.join(",", parser.getHeaderNames())
                      + "; they must be "
                      + String.join(",", columns)));
          return List.of();
        }
        return sound(parser.getRecords(), columns.size(), where);
      }
    } catch (FaultsException e) {
      faults.addAll(e.faults());
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      faults.add(Fault.at(where, "cannot be read as CSV: " + e.getMessage()));
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
            Fault.at(
                where,
                "row "
                    + row.getRecordNumber()
                    + ": "
                    + row.size()
                    + " cells instead of "
                    + columns));
      }
    }
    return sound;
  }

  private void addCountry(CSVRecord row) {
    String where = shown(Countries.FILE);
    String code = row.get("iso3");
    if (!Country.isCode(code)) {
      faults.add(Fault.of("iso3", code).in(where).not(Country.FORM, Country.codes()));
      return;
    }
    names.put(code, row.get("name"));
    add(Kind.ISO3, code, code, where);
    add(Kind.CAMEO, code, code, where);
    addFormed(Kind.CAMEO, row.get("cameo"), THREE_CAPITALS.asMatchPredicate(), code);
    addFormed(Kind.COW, row.get("cow"), NUMBER.asMatchPredicate(), code);
    addFormed(Kind.COW_LETTERS, row.get("cow_letters"), THREE_CAPITALS.asMatchPredicate(), code);
    parts(row.get("other_codes"))
        .forEach(
            other -> {
              addFormed(Kind.ISO3, other, THREE_CAPITALS.asMatchPredicate(), code);
              addFormed(Kind.CAMEO, other, THREE_CAPITALS.asMatchPredicate(), code);
            });
    if (row.get("name").isBlank()) {
      faults.add(Fault.of("country", code).in(where).that("has no name"));
    } else {
      add(Kind.NAME, row.get("name"), code, where);
    }
    parts(row.get("aliases")).forEach(alias -> add(Kind.NAME, alias, code, where));
  }

  private static List<String> parts(String cell) {
    return BETWEEN_ALIASES.splitAsStream(cell).filter(part -> !part.isEmpty()).toList();
  }

  private void addFormer(CSVRecord row) {
    String name = row.get("name");
    String now = row.get("now");
    try {
      if (!now.isEmpty() && !Country.isCode(now)) {
        faults.add(
            Fault.of("now", now)
                .in("'" + name + "'")
                .in(shown(Countries.FORMER_FILE))
                .not(Country.FORM, Country.codes()));
        return;
      }
      Former state =
          new Former(name, YearMonth.parse(row.get("from")), YearMonth.parse(row.get("to")), now);
      gone(Kind.ISO3, row.get("iso3"), state);
      gone(Kind.CAMEO, row.get("iso3"), state);
      gone(Kind.COW, row.get("cow"), state);
      gone(Kind.COW_LETTERS, row.get("cow_letters"), state);
      gone(Kind.NAME, name, state);
      parts(row.get("aliases")).forEach(alias -> gone(Kind.NAME, alias, state));
    } catch (DateTimeException e) {
      faults.add(
          shown(Countries.FORMER_FILE) + ": '" + name + "': from and to must be months as YYYY-MM");
    }
  }

  private void gone(Kind kind, String text, Former state) {
    if (text.isEmpty()) {
      return;
    }
    String other = of(writings, kind).get(text);
    Former before = of(former, kind).putIfAbsent(text, state);
    if (other != null || before != null) {
      faults.add(
          Fault.of(label(kind), text)
              .in(shown(Countries.FORMER_FILE))
              .that(
                  "stands twice, for "
                      + (other != null ? other : before == null ? "" : before.name())
                      + " and for "
                      + state.name()));
    }
  }

  private void addFormed(Kind kind, String text, Predicate<String> form, String code) {
    if (text.isEmpty()) {
      return;
    }
    if (form.test(text)) {
      add(kind, text, code, shown(Countries.FILE));
    } else {
      faults.add(
          Fault.of(label(kind), text)
              .in("country '" + code + "'")
              .in(shown(Countries.FILE))
              .not(kind == Kind.COW ? "a number from 1 to 999" : "three capital letters"));
    }
  }

  private void addOther(CSVRecord row) {
    String where = shown(Countries.NOT_FILE);
    for (Kind kind : List.of(Kind.CAMEO, Kind.NAME)) {
      if (label(kind).equals(row.get("kind"))) {
        add(kind, row.get("code"), NO_COUNTRY, where);
        return;
      }
    }
    faults.add(Fault.of("kind", row.get("kind")).in(where).notOneOf(List.of("cameo", "name")));
  }

  private void add(Kind kind, String text, String owner, String where) {
    Map<String, String> known = writings.getOrDefault(kind, Map.of());
    Set<String> others = none.getOrDefault(kind, Set.of());
    String before = others.contains(text) ? NO_COUNTRY : known.get(text);
    if (before != null) {
      faults.add(
          Fault.of(label(kind), text)
              .in(where)
              .that("stands twice, for " + before + " and for " + owner));
    } else if (owner.equals(NO_COUNTRY)) {
      others.add(text);
    } else {
      known.put(text, owner);
    }
  }

  private static String label(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
