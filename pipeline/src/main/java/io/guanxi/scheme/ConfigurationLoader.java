package io.guanxi.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.model.Dyad;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Months;
import io.guanxi.model.Names;
import io.guanxi.model.Origin;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration folder: every file is checked by its schema, then the files against each
 * other; all faults are reported at once.
 */
public final class ConfigurationLoader {
  /** The scheme that is read unless another is named. */
  public static final String DEFAULT_SCHEME = "tsinghua";

  private final Path folder;
  private final String shownFolder;
  private final List<String> faults = new ArrayList<>();
  private final SortedMap<String, String> hashes = new TreeMap<>();

  private ConfigurationLoader(Path folder, String shownFolder) {
    this.folder = folder;
    this.shownFolder = shownFolder;
  }

  /**
   * Reads the folder.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @throws FaultsException with every fault found: unreadable files, invalid JSON, unknown or
   *     missing keys, values out of range, references to codes that do not exist
   */
  public static Configuration load(Path folder, String shownFolder) {
    return load(folder, shownFolder, null);
  }

  /**
   * Reads the folder with another codebook than the scheme's.
   *
   * @param codebook name of a codebook file, without {@code .json}; null for the scheme's
   */
  public static Configuration load(Path folder, String shownFolder, @Nullable String codebook) {
    return new ConfigurationLoader(folder, shownFolder).load(codebook);
  }

  private Configuration load(@Nullable String given) {
    String schemePath = "schemes/" + DEFAULT_SCHEME + ".json";
    JsonNode schemeNode = document(schemePath, "schemes/scheme.schema.json");
    String codebookId =
        given != null
            ? given
            : schemeNode == null ? DEFAULT_SCHEME : schemeNode.path("codebook").asText();
    String codebookPath = "codebooks/" + codebookId + ".json";
    JsonNode codebookNode = document(codebookPath, "codebooks/codebook.schema.json");
    JsonNode dyadsNode = document("dyads.json", "dyads.schema.json");
    JsonNode themesNode = document("themes.json", "themes.schema.json");
    JsonNode figuresNode = document("published/figures.json", "published/figures.schema.json");
    if (schemeNode == null
        || codebookNode == null
        || dyadsNode == null
        || themesNode == null
        || figuresNode == null) {
      throw new FaultsException(faults);
    }

    Scheme scheme = scheme(schemeNode, shown(schemePath));
    Map<String, EventType> types = types(codebookNode, shown(codebookPath), scheme.n());
    Map<String, DyadProfile> dyads = dyads(dyadsNode, shown("dyads.json"), scheme.n());
    Map<String, Theme> themes = themes(themesNode, shown("themes.json"), dyads.keySet());
    List<PublishedFigure> figures =
        figures(
            figuresNode,
            shown("published/figures.json"),
            dyads,
            themes,
            scheme.levels().all().stream()
                .map(Level::code)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    SeriesBar bar =
        seriesBar(
            figuresNode.get("monthly_series"), shown("published/figures.json"), dyads.keySet());
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    Codebook codebook = new Codebook(codebookId, shown(codebookPath), types);
    return new Configuration(
        scheme,
        codebook,
        dyads,
        themes,
        figures,
        bar,
        CheckedJson.names(figuresNode.get("statement")),
        hashes);
  }

  private String shown(String path) {
    return shownFolder + "/" + path;
  }

  /** Reads and checks one file; null, with the faults noted, when it cannot be used. */
  private @Nullable JsonNode document(String path, String schemaName) {
    String where = shown(path);
    try {
      CheckedJson read = CheckedJson.read(folder.resolve(path), where, schemaName);
      hashes.put(path, read.sha256());
      return read.node();
    } catch (FaultsException e) {
      faults.addAll(e.faults());
    }
    return null;
  }

  private Scheme scheme(JsonNode node, String where) {
    int n = node.get("n").intValue();
    JsonNode levelsNode = node.get("levels");
    List<Level> levels = new ArrayList<>();
    BigDecimal edge = BigDecimal.valueOf(-n);
    for (JsonNode level : levelsNode.get("list")) {
      BigDecimal from = level.get("from").decimalValue();
      BigDecimal to = level.get("to").decimalValue();
      String code = level.get("code").asText();
      if (from.compareTo(edge) != 0 || to.compareTo(from) <= 0) {
        faults.add(
            where
                + ": level '"
                + code
                + "' goes from "
                + from.toPlainString()
                + " to "
                + to.toPlainString()
                + "; levels rise without gap or overlap from -n to n, so it must begin at "
                + edge.toPlainString());
      }
      edge = to;
      levels.add(new Level(code, CheckedJson.names(level.get("names")), from, to));
    }
    if (edge.compareTo(BigDecimal.valueOf(n)) != 0) {
      faults.add(
          where + ": the last level ends at " + edge.toPlainString() + ", the scale at n = " + n);
    }
    Map<LevelPart, Names> parts = new EnumMap<>(LevelPart.class);
    for (LevelPart part : LevelPart.values()) {
      parts.put(part, CheckedJson.names(levelsNode.get("parts").get(part.label())));
    }
    return new Scheme(
        DEFAULT_SCHEME,
        n,
        P0Rule.of(node.get("p0").asText()).orElseThrow(),
        node.path("dead_band").doubleValue(),
        new Levels(levels, constant(Levels.Boundary.class, levelsNode.get("boundary")), parts),
        node.get("decimals").intValue(),
        node.get("codebook").asText());
  }

  private Map<String, EventType> types(JsonNode node, String where, int n) {
    Map<String, EventType> types = new LinkedHashMap<>();
    CodebookOrder order = CodebookOrder.of(node);
    for (JsonNode entry : node.get("types")) {
      String code = entry.get("code").asText();
      Sign sign = constant(Sign.class, entry.get("sign"));
      String i0Name = where + ": event type '" + code + "': i0";
      String rangeName = where + ": event type '" + code + "': range";
      long i0 = micropoints(entry.get("i0"), i0Name);
      long lowest = micropoints(entry.get("range").get(0), rangeName);
      long highest = micropoints(entry.get("range").get(1), rangeName);
      if (lowest > i0 || i0 > highest) {
        faults.add(
            i0Name
                + " "
                + Micropoints.toText(i0)
                + " lies outside its range "
                + range(lowest, highest));
      }
      boolean signed = sign == Sign.POSITIVE ? lowest >= 0 : highest <= 0;
      if (!signed) {
        faults.add(
            rangeName
                + " "
                + range(lowest, highest)
                + " crosses zero; the sign is "
                + sign.label());
      }
      long end = n * Micropoints.PER_POINT;
      if (lowest < -end || highest > end) {
        faults.add(
            rangeName + " " + range(lowest, highest) + " leaves the scale " + range(-end, end));
      }
      EventType type =
          new EventType(
              code,
              CheckedJson.names(entry.get("names")),
              sign,
              i0,
              lowest,
              highest,
              constant(Origin.class, entry.get("origin")),
              entry.get("source").asText(),
              order.form(entry, where, faults));
      if (types.put(code, type) != null) {
        faults.add(where + ": event type '" + code + "' stands twice");
      }
    }
    faults.addAll(CodebookOrder.faults(where, types.values()));
    return types;
  }

  private Map<String, DyadProfile> dyads(JsonNode node, String where, int n) {
    Map<String, DyadProfile> dyads = new LinkedHashMap<>();
    for (JsonNode entry : node.get("dyads")) {
      String id = entry.get("id").asText();
      Dyad dyad = Dyad.parse(id).orElse(null);
      if (dyad == null) {
        faults.add(
            where + ": dyad '" + id + "' is not two different ISO 3166-1 alpha-3 codes as AAA-BBB");
        continue;
      }
      JsonNode initial = entry.get("initial");
      double score = initial.get("score").doubleValue();
      if (Math.abs(score) > n) {
        faults.add(
            where
                + ": dyad '"
                + id
                + "': initial score "
                + score
                + " leaves the scale -"
                + n
                + " … "
                + n);
      }
      YearMonth start = YearMonth.parse(initial.get("month").asText());
      JsonNode coded = entry.get("coded_through");
      YearMonth through = coded == null ? null : YearMonth.parse(coded.asText());
      if (through != null && through.isBefore(start)) {
        faults.add(
            where
                + ": dyad '"
                + id
                + "': coded_through "
                + through
                + " is before the month of the initial score, "
                + start);
      }
      DyadProfile profile =
          new DyadProfile(
              dyad,
              CheckedJson.names(entry.get("names")),
              start,
              score,
              constant(DyadProfile.Basis.class, initial.get("basis")),
              initial.get("source").asText(),
              entry.has("trade") ? trade(entry.get("trade"), where + ": dyad '" + id + "'") : null,
              through);
      if (dyads.containsKey(dyad.reversed().id()) || dyads.put(id, profile) != null) {
        faults.add(where + ": dyad '" + id + "' stands twice");
      }
    }
    return dyads;
  }

  private TradeSource trade(JsonNode node, String where) {
    JsonNode columns = node.path("columns");
    String file = node.get("file").asText();
    if (!TradeSource.isBelow(file)) {
      faults.add(
          where
              + ": trade file '"
              + file
              + "' is not a path below the project's folder or the current one, without '..'");
    }
    return new TradeSource(
        file,
        columns.path("month").asText("month"),
        columns.path("exports").asText("exports"),
        columns.path("imports").asText("imports"),
        node.path("reporter").asText(""),
        node.path("unit").asText(""),
        node.path("source").asText(""));
  }

  private Map<String, Theme> themes(JsonNode node, String where, Set<String> dyadIds) {
    Map<String, Theme> themes = new LinkedHashMap<>();
    for (JsonNode entry : node.get("themes")) {
      String code = entry.get("code").asText();
      Set<Sign> signs = new LinkedHashSet<>();
      entry.get("signs").forEach(sign -> signs.add(constant(Sign.class, sign)));
      Set<String> dyads = new LinkedHashSet<>();
      for (JsonNode dyad : entry.get("dyads")) {
        dyads.add(dyad.asText());
        if (!dyadIds.contains(dyad.asText())) {
          faults.add(unknown(where + ": theme '" + code + "'", "dyad", dyad.asText(), dyadIds));
        }
      }
      boolean fromPaper = entry.get("name_from").asText().equals("paper");
      Theme theme = new Theme(code, CheckedJson.names(entry.get("names")), signs, dyads, fromPaper);
      if (themes.put(code, theme) != null) {
        faults.add(where + ": theme '" + code + "' stands twice");
      }
    }
    return themes;
  }

  private List<PublishedFigure> figures(
      JsonNode node,
      String where,
      Map<String, DyadProfile> dyads,
      Map<String, Theme> themes,
      Set<String> levels) {
    Map<String, String> citations = new LinkedHashMap<>();
    node.get("citations")
        .properties()
        .forEach(entry -> citations.put(entry.getKey(), entry.getValue().asText()));
    Set<String> ids = new LinkedHashSet<>();
    List<PublishedFigure> figures = new ArrayList<>();
    for (JsonNode entry : node.get("figures")) {
      String id = entry.get("id").asText();
      String at = where + ": figure '" + id + "'";
      if (!ids.add(id)) {
        faults.add(at + " stands twice");
      }
      String dyadId = entry.get("dyad").asText();
      DyadProfile profile = dyads.get(dyadId);
      if (profile == null) {
        faults.add(unknown(at, "dyad", dyadId, dyads.keySet()));
        continue;
      }
      boolean except = entry.has("except_themes");
      Set<String> themeCodes = new LinkedHashSet<>();
      for (JsonNode theme : except ? entry.get("except_themes") : entry.path("themes")) {
        themeCodes.add(theme.asText());
        if (!themes.containsKey(theme.asText())) {
          faults.add(unknown(at, "theme", theme.asText(), themes.keySet()));
        }
      }
      String citation = citations.get(entry.get("citation").asText());
      if (citation == null) {
        faults.add(unknown(at, "citation", entry.get("citation").asText(), citations.keySet()));
      }
      PublishedFigure.Kind kind = constant(PublishedFigure.Kind.class, entry.get("kind"));
      boolean byTheme =
          kind == PublishedFigure.Kind.THEME_SHARE || kind == PublishedFigure.Kind.EVENT_COUNT;
      if (entry.has("themes") == entry.has("except_themes") && byTheme) {
        faults.add(
            at + ": kind '" + entry.get("kind").asText() + "' has either themes or except_themes");
      }
      if (!byTheme && (entry.has("themes") || entry.has("except_themes"))) {
        faults.add(at + ": kind '" + entry.get("kind").asText() + "' has no themes");
      }
      if (kind != PublishedFigure.Kind.THEME_SHARE && entry.has("sign")) {
        faults.add(at + ": kind '" + entry.get("kind").asText() + "' has no sign");
      }
      boolean isLevel = kind == PublishedFigure.Kind.LEVEL;
      if (!isLevel && (entry.has("level") || entry.has("part"))) {
        faults.add(at + ": kind '" + entry.get("kind").asText() + "' has no level");
      }
      if (isLevel && entry.has("value")) {
        faults.add(at + ": kind 'level' has no value");
      }
      if (entry.has("level") && !levels.contains(entry.get("level").asText())) {
        faults.add(unknown(at, "level", entry.get("level").asText(), levels));
      }
      String[] period = entry.get("period").asText().split("/", -1);
      YearMonth from = YearMonth.parse(period[0]);
      YearMonth to = YearMonth.parse(period[period.length - 1]);
      if (from.isAfter(to)) {
        faults.add(at + ": period " + entry.get("period").asText() + " ends before it begins");
      }
      figures.add(
          new PublishedFigure(
              id,
              profile.dyad(),
              kind,
              from,
              to,
              entry.has("value") ? entry.get("value").decimalValue() : null,
              entry.has("level") ? entry.get("level").asText() : null,
              entry.has("part") ? constant(LevelPart.class, entry.get("part")) : null,
              entry.path("unit").asText(""),
              entry.has("tolerance") ? entry.get("tolerance").decimalValue() : null,
              entry.path("severity").asText("fail").equals("fail"),
              entry.has("sign") ? constant(Sign.class, entry.get("sign")) : null,
              themeCodes,
              except,
              entry.get("fitted").booleanValue(),
              citation == null ? "" : citation,
              entry.path("statement").asText("")));
    }
    return figures;
  }

  private SeriesBar seriesBar(JsonNode node, String where, Set<String> dyadIds) {
    String at = where + ": monthly_series";
    Map<String, Months> fitted = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.get("fitted").properties()) {
      // A pair that no file configures is scored with --initial, under its canonical name.
      Optional<Dyad> named =
          Dyad.parse(each.getKey()).filter(dyad -> dyad.equals(dyad.canonical()));
      if (!dyadIds.contains(each.getKey()) && named.isEmpty()) {
        faults.add(unknown(at, "dyad", each.getKey(), dyadIds));
      }
      Months.parse(each.getValue().asText())
          .ifPresentOrElse(
              months -> fitted.put(each.getKey(), months),
              () ->
                  faults.add(
                      at + ": fitted " + each.getValue().asText() + " ends before it begins"));
    }
    return new SeriesBar(
        node.get("tolerance").decimalValue(),
        node.get("severity").asText().equals("fail"),
        node.get("least_coverage").decimalValue(),
        fitted);
  }

  private long micropoints(JsonNode number, String name) {
    try {
      return Micropoints.of(number.decimalValue());
    } catch (ArithmeticException e) {
      faults.add(name + " " + number.asText() + " is finer than 0.000001 or too large");
      return 0;
    }
  }

  private static String unknown(String at, String kind, String given, Set<String> allowed) {
    return at + ": " + kind + " '" + given + "' is unknown" + LookAlike.hint(given, allowed);
  }

  private static String range(long lowest, long highest) {
    return Micropoints.toText(lowest) + " … " + Micropoints.toText(highest);
  }

  /** The constant whose name is the text in capitals; the schema has checked that there is one. */
  private static <E extends Enum<E>> E constant(Class<E> kind, JsonNode label) {
    return Enum.valueOf(kind, label.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
