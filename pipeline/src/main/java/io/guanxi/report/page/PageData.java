package io.guanxi.report.page;

import io.guanxi.model.Country;
import io.guanxi.model.Decimals;
import io.guanxi.model.EventType;
import io.guanxi.model.Micropoints;
import io.guanxi.model.Names;
import io.guanxi.model.Sign;
import io.guanxi.model.Theme;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.Months;
import io.guanxi.report.PublishedFigureName;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.figure.FigureRequest;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.ScoreRow;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.LevelPart;
import io.guanxi.scheme.Levels;
import io.guanxi.scheme.PublishedFigure;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.Breakdown;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.TradeSeries;
import io.guanxi.validate.FigureReading;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What the page's script draws from, as one JSON document: the run's numbers unrounded, all names
 * and sentences in all three languages.
 */
final class PageData {
  private static final int SHORT_HASH = 12;

  private final ReportedRun run;
  private final Configuration configuration;
  private final RunManifest manifest;
  private final List<DyadProfile> dyads;
  private final Map<String, TradeSeries> trade;
  private final List<MonthlySeries> series;
  private final @Nullable Months waterfall;

  PageData(FigureRequest request) {
    this.run = request.run();
    this.configuration = run.configuration();
    this.manifest = run.manifest();
    this.dyads = List.copyOf(request.dyads());
    this.trade = request.trade();
    this.series = request.published();
    this.waterfall = request.waterfall();
  }

  /** The document. */
  Map<String, Object> document(Language language) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("language", code(language));
    document.put("subtitle", names(this::subtitle));
    document.put("statement", names(configuration.statement()));
    document.put("texts", texts());
    document.put("scale", scale());
    document.put("themes", themes());
    document.put("types", types());
    document.put("waterfall", waterfall == null ? "" : period(waterfall));
    document.put("dyads", dyads.stream().map(this::pair).toList());
    document.put(
        "short", Map.of("scheme", shortHash(schemeFile()), "codebook", shortHash(codebookFile())));
    document.put("made", made());
    return document;
  }

  private static String period(Months window) {
    return window.from().equals(window.to())
        ? window.from().toString()
        : window.from() + "/" + window.to();
  }

  static String code(Language language) {
    return language.name().toLowerCase(Locale.ROOT);
  }

  /** A text in every language. */
  private static Map<String, Object> names(Function<Language, Object> text) {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      texts.put(code(language), text.apply(language));
    }
    return texts;
  }

  private static Map<String, Object> names(Names names) {
    return names(language -> language.of(names));
  }

  private static Map<String, Object> texts() {
    return names(
        language -> {
          SortedMap<String, String> patterns = new TreeMap<>();
          for (String prefix : List.of("page.", "figures.", "level", "list.")) {
            patterns.putAll(new Messages(language).patterns(prefix));
          }
          return patterns;
        });
  }

  /** The pairs and the last month of each, in a line. */
  String subtitle(Language language) {
    Messages messages = new Messages(language);
    String pairs =
        dyads.stream()
            .map(profile -> language.of(profile.names()))
            .collect(Collectors.joining(messages.get("list.separator")));
    YearMonth last =
        dyads.stream()
            .map(profile -> run.window(profile.dyad().id()).to())
            .max(YearMonth::compareTo)
            .orElseThrow();
    return messages.get("page.subtitle", pairs, new SummarySentences(language).month(last));
  }

  private Map<String, Object> scale() {
    Scheme scheme = configuration.scheme();
    Map<String, Object> scale = new LinkedHashMap<>();
    scale.put("n", scheme.n());
    scale.put("decimals", scheme.decimals());
    scale.put("p0", scheme.p0().label());
    Map<String, Object> parts = new LinkedHashMap<>();
    for (LevelPart part : LevelPart.values()) {
      parts.put(part.label(), names(partNames(part)));
    }
    scale.put("parts", parts);
    scale.put("levels", scheme.levels().all().stream().map(PageData::level).toList());
    return scale;
  }

  private Names partNames(LevelPart part) {
    return Objects.requireNonNull(configuration.scheme().levels().partNames().get(part));
  }

  private static Map<String, Object> level(Level level) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("code", level.code());
    entry.put("names", names(level.names()));
    entry.put("from", level.from());
    entry.put("to", level.to());
    return entry;
  }

  private Map<String, Object> themes() {
    Map<String, Object> themes = new LinkedHashMap<>();
    for (Theme theme : configuration.themes().values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("names", names(theme.names()));
      entry.put("paper", theme.fromPaper());
      entry.put("signs", theme.signs().stream().sorted().map(Sign::label).toList());
      themes.put(theme.code(), entry);
    }
    return themes;
  }

  private Map<String, Object> types() {
    Map<String, Object> types = new LinkedHashMap<>();
    for (EventType type : configuration.codebook().types().values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("names", names(type.names()));
      entry.put("sign", type.sign().label());
      entry.put("i0Text", Micropoints.toText(type.i0Micros()));
      entry.put("lowest", Micropoints.toText(type.lowestMicros()));
      entry.put("highest", Micropoints.toText(type.highestMicros()));
      entry.put("origin", type.origin().name().toLowerCase(Locale.ROOT));
      entry.put("source", type.source());
      types.put(type.code(), entry);
    }
    return types;
  }

  private Map<String, Object> pair(DyadProfile profile) {
    String id = profile.dyad().id();
    List<ScoreRow> rows = scoreRows(id);
    Standing standing = standing(profile);
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("id", id);
    pair.put("names", names(profile.names()));
    pair.put("start", start(profile, rows.get(0)));
    pair.put("summary", names(language -> new SummarySentences(language).of(standing)));
    pair.put("caveat", names(language -> caveat(profile, standing, language)));
    pair.put("months", rows.stream().map(row -> row.month().toString()).toList());
    pair.put("score", rows.stream().map(row -> exact(row.score())).toList());
    pair.put("displayed", rows.stream().map(ScoreRow::displayed).toList());
    pair.put("change", rows.stream().map(row -> exact(row.change())).toList());
    pair.put("level", rows.stream().map(ScoreRow::level).toList());
    pair.put("part", rows.stream().map(ScoreRow::levelPart).toList());
    pair.put("counts", rows.stream().map(ScoreRow::events).toList());
    pair.put("bands", bands(id));
    pair.put("published", figures(id).map(PageData::published).toList());
    pair.put("reference", reference(id));
    pair.put("trade", trade(profile));
    List<Object> events = new ArrayList<>();
    run.of(run.contributions(), id).forEach(row -> events.add(event(row)));
    pair.put("events", events);
    return pair;
  }

  /** The ends of the bands of the score by month; null when the run drew no replicates. */
  private @Nullable Map<String, Object> bands(String dyad) {
    Table table = run.of(run.uncertainty(), dyad);
    if (table.isEmpty()) {
      return null;
    }
    Map<String, Object> bands = new LinkedHashMap<>();
    for (String column : List.of("low95", "low80", "high80", "high95")) {
      List<@Nullable Object> ends = new ArrayList<>();
      for (double end : table.doubleColumn(column).asDoubleArray()) {
        ends.add(Double.isNaN(end) ? null : exact(end));
      }
      bands.put(column, ends);
    }
    return bands;
  }

  /** The sentences' basis. */
  Standing standing(DyadProfile profile) {
    String id = profile.dyad().id();
    List<ScoreRow> rows = scoreRows(id);
    ScoreRow first = rows.get(0);
    ScoreRow last = rows.get(rows.size() - 1);
    Levels.Place place = configuration.scheme().levels().of(last.displayed());
    Names part = partNames(place.part());
    Names level = place.level().names();
    List<Standing.ThemedEvent> events = new ArrayList<>();
    run.of(run.contributions(), id).forEach(row -> events.add(themed(row)));
    return new Standing(
        profile.names(),
        profile.basis(),
        new Standing.Point(first.month().minusMonths(1), startDisplayed(first)),
        rows.stream().map(row -> new Standing.Point(row.month(), row.displayed())).toList(),
        new Names(
            new Messages(Language.EN).get("level", level.en(), part.en()),
            new Messages(Language.ZH).get("level", level.zh(), part.zh()),
            new Messages(Language.KO).get("level", level.ko(), part.ko())),
        events);
  }

  private Standing.ThemedEvent themed(Row row) {
    String code = row.getString("theme");
    Theme theme = configuration.themes().get(code);
    BigDecimal points = exact(row.getDouble("i0"));
    return new Standing.ThemedEvent(
        YearMonth.parse(row.getString("month")),
        sign(row),
        theme == null ? new Names(code, code, code) : theme.names(),
        points.abs());
  }

  private Sign sign(Row row) {
    EventType type = configuration.codebook().types().get(row.getString("event_type"));
    return type == null ? row.getDouble("i0") < 0 ? Sign.NEGATIVE : Sign.POSITIVE : type.sign();
  }

  private String caveat(DyadProfile profile, Standing standing, Language language) {
    return new SummarySentences(language)
        .caveat(
            standing,
            Decimals.rounded(profile.initialScore(), configuration.scheme().decimals())
                .replace('-', '−'),
            profile.initialMonth(),
            figures(profile.dyad().id()).findAny().isPresent(),
            language.of(configuration.statement()));
  }

  private Stream<PublishedFigure> figures(String dyad) {
    return configuration.published().stream()
        .filter(figure -> figure.dyad().id().equals(dyad) && figure.value() != null)
        .filter(figure -> figure.kind() != PublishedFigure.Kind.CLAIM);
  }

  private BigDecimal startDisplayed(ScoreRow first) {
    return Decimals.roundedDecimal(startScore(first), configuration.scheme().decimals());
  }

  private static double startScore(ScoreRow first) {
    return Decimals.withoutNoise(first.score() - first.change());
  }

  private Map<String, Object> start(DyadProfile profile, ScoreRow first) {
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("score", exact(startScore(first)));
    start.put("displayed", startDisplayed(first));
    start.put("initial", exact(profile.initialScore()));
    start.put("month", profile.initialMonth().toString());
    start.put("basis", profile.basis().name().toLowerCase(Locale.ROOT));
    start.put("source", profile.basis() == DyadProfile.Basis.GIVEN ? "" : profile.source());
    return start;
  }

  private static Map<String, Object> published(PublishedFigure figure) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", figure.kind().name());
    entry.put("from", figure.from().toString());
    entry.put("to", figure.to().toString());
    entry.put("value", figure.value());
    entry.put("sign", figure.sign() == null ? "" : figure.sign().label());
    entry.put("themes", figure.themes().stream().sorted().toList());
    entry.put("except", figure.exceptThemes());
    return entry;
  }

  /** The scores of the published monthly series that the user named, months in order. */
  private List<Object> reference(String dyad) {
    List<Object> scores = new ArrayList<>();
    for (MonthlySeries each : series) {
      if (each.dyad().equals(dyad)) {
        each.scores()
            .forEach((month, score) -> scores.add(List.of(month.toString(), exact(score))));
      }
    }
    return scores;
  }

  private @Nullable Map<String, Object> trade(DyadProfile profile) {
    TradeSeries flows = trade.get(profile.dyad().id());
    if (flows == null) {
      return null;
    }
    String here = flows.reporter();
    String there =
        here.equals(profile.dyad().first()) ? profile.dyad().second() : profile.dyad().first();
    Names from = Country.names(here);
    Names to = Country.names(there);
    Map<String, Object> entry = new LinkedHashMap<>();
    for (String way : List.of("exports", "imports")) {
      entry.put(
          way,
          names(
              language ->
                  new Messages(language)
                      .get("page.trade." + way, language.of(from), language.of(to))));
    }
    entry.put(
        "reporter",
        names(language -> new Messages(language).get("page.trade.reporter", language.of(from))));
    entry.put("source", flows.source());
    List<Object> rows = new ArrayList<>();
    flows
        .flows()
        .forEach(
            (month, flow) ->
                rows.add(List.of(month.toString(), exact(flow.exports()), exact(flow.imports()))));
    entry.put("rows", rows);
    return entry;
  }

  private static Map<String, Object> event(Row row) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", row.getString("event_id"));
    event.put("date", row.getString("date"));
    event.put("type", row.getString("event_type"));
    event.put("theme", row.getString("theme"));
    BigDecimal i0 = exact(row.getDouble("i0"));
    event.put("i0", i0);
    event.put("i0Text", i0.toPlainString());
    event.put("p0", exact(row.getDouble("p0")));
    event.put("impact", exact(row.getDouble("impact")));
    event.put("title", names(language -> row.getString("title_" + code(language))));
    return event;
  }

  private Map<String, Object> made() {
    Map<String, Object> made = new LinkedHashMap<>();
    List<ScoreRow> scores =
        dyads.stream().flatMap(profile -> scoreRows(profile.dyad().id()).stream()).toList();
    List<Breakdown> breakdown = breakdown();
    made.put(
        "figures",
        configuration.published().stream()
            .map(figure -> figure(figure, scores, breakdown))
            .filter(Objects::nonNull)
            .toList());
    made.put("fates", names(this::fates));
    made.put("rejects", rejects());
    made.put("hashes", hashes());
    made.put("cite", names(this::cite));
    return made;
  }

  private @Nullable Map<String, Object> figure(
      PublishedFigure figure, List<ScoreRow> scores, List<Breakdown> breakdown) {
    FigureReading reading = FigureReading.of(figure, scores, breakdown).orElse(null);
    BigDecimal value = figure.value();
    DyadProfile profile = configuration.profile(figure.dyad());
    if (reading == null || value == null || profile == null) {
      return null;
    }
    boolean share = figure.kind() == PublishedFigure.Kind.THEME_SHARE;
    int decimals = figure.kind() == PublishedFigure.Kind.EVENT_COUNT ? 0 : 1;
    String unit = share ? " %" : "";
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(
        "name",
        names(
            language ->
                new Messages(language)
                    .get(
                        "page.figurename",
                        language.of(profile.names()),
                        PublishedFigureName.of(figure, configuration, language))));
    entry.put("published", value.toPlainString() + unit);
    entry.put("here", Decimals.rounded(reading.raw(), decimals) + unit);
    entry.put("realised", share ? Decimals.rounded(reading.realised(), decimals) + unit : "");
    entry.put("fitted", figure.fitted());
    entry.put("citation", figure.citation());
    return entry;
  }

  private String fates(Language language) {
    SortedMap<String, Long> counts = manifest.counts();
    List<Object> numbers = new ArrayList<>();
    for (String name :
        List.of(
            RunCounts.READ,
            RunCounts.SCORED,
            RunCounts.DISPUTED,
            RunCounts.OVERRIDES,
            RunCounts.RETRACTED,
            RunCounts.BEFORE_INITIAL,
            RunCounts.NOT_SELECTED,
            RunCounts.DUPLICATE)) {
      numbers.add(counts.getOrDefault(name, 0L));
    }
    numbers.add(run.rejects().rowCount());
    return new Messages(language).get("fates", numbers.toArray());
  }

  private List<Object> rejects() {
    SortedMap<String, Integer> byReason = new TreeMap<>();
    run.rejects().stringColumn("reason").forEach(each -> byReason.merge(each, 1, Integer::sum));
    List<Object> rejects = new ArrayList<>();
    byReason.forEach(
        (reason, rows) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("reason", reason);
          entry.put("rows", rows);
          rejects.add(entry);
        });
    return rejects;
  }

  private List<Object> hashes() {
    List<Object> hashes = new ArrayList<>();
    manifest.inputs().forEach(input -> hashes.add(hash("input", input.file(), input.hash())));
    manifest.configuration().forEach((file, sha) -> hashes.add(hash("configuration", file, sha)));
    manifest.outputs().forEach((file, sha) -> hashes.add(hash("output", file, sha)));
    return hashes;
  }

  private static Map<String, Object> hash(String kind, String file, String sha256) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", kind);
    entry.put("file", file);
    entry.put("sha256", sha256);
    return entry;
  }

  private String cite(Language language) {
    Messages messages = new Messages(language);
    String pairs =
        dyads.stream()
            .map(
                profile -> {
                  Months window = run.window(profile.dyad().id());
                  return messages.get(
                      "range", language.of(profile.names()), window.from(), window.to());
                })
            .collect(Collectors.joining("; "));
    String events =
        manifest.inputs().stream()
            .map(
                input ->
                    input.sha256().isEmpty()
                        ? input.hash()
                        : input.sha256().substring(0, SHORT_HASH))
            .collect(Collectors.joining(messages.get("list.separator")));
    return messages.get(
        "page.cite",
        manifest.version(),
        manifest.method(),
        pairs,
        configuration.scheme().id(),
        shortHash(schemeFile()),
        configuration.codebook().id(),
        shortHash(codebookFile()),
        events);
  }

  private String schemeFile() {
    return "schemes/" + configuration.scheme().id() + ".json";
  }

  private String codebookFile() {
    return "codebooks/" + configuration.codebook().id() + ".json";
  }

  private String shortHash(String file) {
    String hash = configuration.hashes().getOrDefault(file, "");
    return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }

  private List<ScoreRow> scoreRows(String dyad) {
    List<ScoreRow> rows = new ArrayList<>();
    Table table = run.of(run.scores(), dyad);
    for (Row row : table) {
      rows.add(
          new ScoreRow(
              dyad,
              YearMonth.parse(row.getString("month")),
              row.getDouble("score"),
              Decimals.roundedDecimal(
                  row.getDouble("displayed"), configuration.scheme().decimals()),
              row.getDouble("change"),
              row.getString("level"),
              row.getString("level_part"),
              row.getInt("events")));
    }
    return rows;
  }

  private List<Breakdown> breakdown() {
    List<Breakdown> rows = new ArrayList<>();
    for (Row row : run.breakdown()) {
      rows.add(
          new Breakdown(
              row.getString("dyad"),
              row.getString("period"),
              row.getString("sign").equals(Sign.POSITIVE.label()) ? Sign.POSITIVE : Sign.NEGATIVE,
              row.getString("theme"),
              row.getInt("events"),
              Micropoints.of(exact(row.getDouble("raw"))),
              row.getDouble("realised"),
              row.getDouble("raw_share"),
              row.getDouble("realised_share")));
    }
    return rows;
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(Decimals.shortest(value));
  }
}
