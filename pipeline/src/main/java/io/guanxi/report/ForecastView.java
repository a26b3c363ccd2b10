package io.guanxi.report;

import io.guanxi.forecast.Fan;
import io.guanxi.forecast.ModelName;
import io.guanxi.forecast.Outlook;
import io.guanxi.model.Decimals;
import io.guanxi.model.Dyad;
import io.guanxi.report.Document.Rows;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.MonthlySeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What comes next. The JSON is the same in every language; {@code
 * docs/schemas/forecast.schema.json} describes it.
 *
 * @param fans by pair, origin and model
 * @param outlook what a scenario comes to, if one was asked for
 * @param series the scores that they stand on
 * @param provenance with what they were made
 * @param configuration names of pairs
 * @param language the reader's
 */
public record ForecastView(
    List<Fan> fans,
    Optional<Outlook> outlook,
    List<MonthlySeries> series,
    Provenance provenance,
    Configuration configuration,
    Language language)
    implements View {
  /** Counts up when the JSON changes in a way that a reader must know of. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public ForecastView {
    fans = List.copyOf(fans);
    series = List.copyOf(series);
  }

  /** The same with these horizons only. */
  public ForecastView at(Collection<Integer> horizons) {
    return new ForecastView(
        fans.stream().map(fan -> fan.at(horizons)).toList(),
        outlook.map(each -> each.at(horizons)),
        series,
        provenance,
        configuration,
        language);
  }

  private record Whole(
      int schemaVersion,
      Provenance provenance,
      List<PastScores> past,
      List<Sentence> summary,
      List<Fan> forecasts,
      Optional<Outlook> scenario) {}

  private record Sentence(String dyad, String en, String zh, String ko) {}

  @Override
  public Object json() {
    List<Sentence> summary = new ArrayList<>();
    for (Fan fan : all()) {
      if (isSummarised(fan)) {
        summary.add(
            new Sentence(
                fan.dyad(),
                sentence(fan, Language.EN),
                sentence(fan, Language.ZH),
                sentence(fan, Language.KO)));
      }
    }
    return new Whole(SCHEMA_VERSION, provenance, past(), summary, fans, outlook);
  }

  /** Of each pair the scores behind its first fan, and those since. */
  private List<PastScores> past() {
    Map<String, YearMonth> first = new LinkedHashMap<>();
    all().forEach(fan -> first.merge(fan.dyad(), fan.origin(), (a, b) -> a.isBefore(b) ? a : b));
    List<PastScores> past = new ArrayList<>();
    first.forEach((dyad, origin) -> past.add(PastScores.of(dyad, scores(dyad), origin)));
    return past;
  }

  /** The displayed scores of a pair. */
  public SortedMap<YearMonth, Double> scores(String dyad) {
    SortedMap<YearMonth, Double> scores = new TreeMap<>();
    series.stream()
        .filter(each -> each.dyad().equals(dyad))
        .forEach(each -> scores.putAll(displayed(each.scores())));
    return scores;
  }

  /** The fans of the models, and behind them that of the scenario. */
  public List<Fan> all() {
    return Stream.concat(fans.stream(), outlook.map(Outlook::fan).stream()).toList();
  }

  /** Whether a sentence is said of a fan. */
  static boolean isSummarised(Fan fan) {
    return !fan.steps().isEmpty() && !fan.model().equals(ModelName.NO_CHANGE.label());
  }

  /** What an aide can paste: no more than the interval of the last month says. */
  private String sentence(Fan fan, Language reader) {
    Messages messages = new Messages(reader);
    Fan.Step step = fan.steps().get(fan.steps().size() - 1);
    BigDecimal low = step.at("0.1");
    BigDecimal high = step.at("0.9");
    return messages.get(
        low.compareTo(high) == 0 ? "forecast.sentence.same" : "forecast.sentence",
        name(fan.dyad(), reader),
        fan.score().toPlainString(),
        fan.origin(),
        step.month(),
        low.toPlainString(),
        high.toPlainString(),
        percent(step.down()),
        percent(step.still()),
        percent(step.up()),
        fan.model());
  }

  private String name(String dyad, Language reader) {
    DyadProfile profile = Dyad.parse(dyad).map(configuration::profile).orElse(null);
    return profile == null ? dyad : reader.of(profile.names());
  }

  @Override
  public Document document() {
    Words words = new Words(configuration, language);
    Document document = new Document();
    document.title(words.get("forecast.heading"));
    for (Fan fan : all()) {
      document.section(section(fan));
      if (fan.steps().isEmpty()) {
        document.indented(words.get("forecast.short"));
        continue;
      }
      if (isSummarised(fan)) {
        document.line(sentence(fan, language));
      }
      document.add(table(fan, words));
    }
    outlook.ifPresent(each -> events(document, each, words));
    document.gap();
    document.line(words.get("forecast.legend"));
    return document.lines(provenance.lines(words));
  }

  /** What stands above a fan. */
  public String section(Fan fan) {
    return new Messages(language)
        .get(
            "forecast.section",
            fan.dyad(),
            name(fan.dyad(), language),
            fan.model(),
            fan.origin(),
            fan.score().toPlainString());
  }

  private SortedMap<YearMonth, Double> displayed(SortedMap<YearMonth, Double> scores) {
    SortedMap<YearMonth, Double> displayed = new TreeMap<>();
    scores.forEach(
        (month, score) ->
            displayed.put(
                month,
                Decimals.roundedDecimal(score, configuration.scheme().decimals()).doubleValue()));
    return displayed;
  }

  private void events(Document document, Outlook all, Words words) {
    document.section(
        words.get("forecast.scenario", language.of(all.names()), language.of(all.source())));
    document.line(
        words.get(
            "forecast.scenario.mean",
            all.until(),
            all.mean().toPlainString(),
            all.without().toPlainString(),
            all.sampling().replicates(),
            String.valueOf(all.sampling().seed()),
            all.correlation().toPlainString()));
    Rows rows =
        Document.table(
            words.get("forecast.event"),
            words.get("forecast.type"),
            words.get("forecast.window"),
            words.get("forecast.probability"),
            words.get("forecast.effect"),
            words.get("forecast.expected"),
            "");
    for (Outlook.Expected event : all.events()) {
      rows.add(
          language.of(event.names()),
          event.type(),
          event.from().equals(event.to()) ? event.from() : event.from() + "/" + event.to(),
          percent(event.probability()),
          Words.signed(event.effect().setScale(3, RoundingMode.HALF_UP)),
          Words.signed(event.expected().setScale(3, RoundingMode.HALF_UP)),
          "");
    }
    document.add(rows.table());
  }

  private static Document.Table table(Fan fan, Words words) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                words.get("table.month"),
                words.get("forecast.point"),
                "2.5 %",
                "10 %",
                "50 %",
                "90 %",
                "97.5 %",
                words.get("forecast.down"),
                words.get("forecast.still"),
                words.get("forecast.up"),
                words.get("forecast.level")));
    fan.steps()
        .get(0)
        .reaches()
        .forEach(each -> columns.add(words.get("forecast.reaches", each.score().toPlainString())));
    columns.add("");
    Rows rows = Document.table(columns.toArray(String[]::new));
    for (Fan.Step step : fan.steps()) {
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  step.month(),
                  step.point().toPlainString(),
                  step.at("0.025").toPlainString(),
                  step.at("0.1").toPlainString(),
                  step.at("0.5").toPlainString(),
                  step.at("0.9").toPlainString(),
                  step.at("0.975").toPlainString(),
                  percent(step.down()),
                  percent(step.still()),
                  percent(step.up()),
                  percent(step.levelChanges())));
      step.reaches().forEach(each -> cells.add(percent(each.p())));
      cells.add("");
      rows.add(cells.toArray());
    }
    return rows.table();
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
