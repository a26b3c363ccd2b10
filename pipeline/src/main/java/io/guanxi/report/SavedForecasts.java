package io.guanxi.report;

import io.guanxi.forecast.Fan;
import io.guanxi.forecast.Outlook;
import io.guanxi.model.LocalizedNames;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.TextEncoding;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What other verbs said of the months to come and how good they are, as far as a report shows it:
 * read from the JSON that they wrote.
 *
 * @param forecasts by {@code guanxi forecast}
 * @param nowcasts by {@code guanxi nowcast}
 * @param evaluations by {@code guanxi forecast evaluate}
 */
public record SavedForecasts(
    List<Read<Forecasts>> forecasts,
    List<Read<Nowcasts>> nowcasts,
    List<Read<Evaluated>> evaluations) {
  /** Of a run that nothing of the kind is known of. */
  public static final SavedForecasts NONE = new SavedForecasts(List.of(), List.of(), List.of());

  /**
   * A file.
   *
   * @param name as the user knows it
   * @param sha256 hash of its bytes
   * @param content what stands in it
   */
  public record Read<T>(String name, String sha256, T content) {
    /** The name without its folder, and the beginning of the hash. */
    public String shown() {
      return Path.of(name).getFileName() + " " + sha256.substring(0, 12);
    }
  }

  /** A sentence of a forecast, in all languages. */
  public record Sentence(String dyad, String en, String zh, String ko) {
    private LocalizedNames names() {
      return new LocalizedNames(en, zh, ko);
    }
  }

  /** What {@code guanxi forecast} writes. */
  public record Forecasts(
      List<Sentence> summary,
      List<PastScores> past,
      List<Fan> forecasts,
      Optional<Outlook> scenario) {}

  /** What {@code guanxi nowcast} writes. */
  public record Nowcasts(List<Pair> pairs) {}

  /** A pair of a nowcast. */
  public record Pair(
      String dyad,
      YearMonth anchor,
      BigDecimal published,
      LocalizedNames summaries,
      PastScores past,
      List<Month> months) {}

  /** A month of a nowcast. */
  public record Month(
      YearMonth month,
      BigDecimal point,
      Optional<Interval> interval80,
      Optional<Interval> interval95,
      List<Part> contributions) {}

  /** An interval of a nowcast. */
  public record Interval(BigDecimal low, BigDecimal high) {}

  /** A part of a nowcast's correction, before its dead band and rounding. */
  public record Part(String source, String part, BigDecimal points) {}

  /** What {@code guanxi forecast evaluate} writes. */
  public record Evaluated(List<YearMonth> origins, List<Row> results) {}

  /** A model, pair and horizon of an evaluation. */
  public record Row(
      String model,
      String dyad,
      int horizon,
      int n,
      List<BigDecimal> pit,
      Optional<BigDecimal> maeGain,
      Optional<BigDecimal> crpsGain) {}

  /**
   * A chart of months to come.
   *
   * @param kind {@code forecast}, {@code nowcast}
   * @param sentence what can be pasted, no more than the interval says; nothing of the model that
   *     foresees no change
   * @param past scores up to the origin
   * @param came scores after it that are known all the same
   * @param steps what is said, in order
   * @param parts of a nowcast: what makes up the last month's correction, the largest first
   * @param file where it stands, with the beginning of its hash
   */
  public record Chart(
      String kind,
      Optional<LocalizedNames> sentence,
      YearMonth origin,
      SortedMap<YearMonth, BigDecimal> past,
      SortedMap<YearMonth, BigDecimal> came,
      List<Step> steps,
      List<Part> parts,
      String file) {}

  /** What is said of a month: the single value, and the ends of the 95 and 80 % intervals. */
  public record Step(
      YearMonth month,
      BigDecimal point,
      BigDecimal low95,
      BigDecimal low80,
      BigDecimal high80,
      BigDecimal high95) {}

  /**
   * Reads files.
   *
   * @throws FaultsException with the faults of all files
   */
  public static SavedForecasts read(
      List<String> forecasts, List<String> nowcasts, List<String> evaluations) {
    List<String> faults = new ArrayList<>();
    SavedForecasts read =
        new SavedForecasts(
            read(forecasts, Forecasts.class, "--forecast", "forecast --json", faults),
            read(nowcasts, Nowcasts.class, "--nowcast", "nowcast --format json", faults),
            read(evaluations, Evaluated.class, "--evaluation", "forecast evaluate --json", faults));
    FaultsException.throwIfAny(faults);
    return read;
  }

  private static <T> List<Read<T>> read(
      List<String> files, Class<T> type, String option, String verb, List<String> faults) {
    List<Read<T>> all = new ArrayList<>();
    for (String file : files) {
      try {
        String where = option + " " + file;
        byte[] bytes = PlainFile.read(Path.of(file), where);
        String hint = "it is not what this guanxi's '" + verb + "' writes";
        T content = Json.readAs(TextEncoding.decodeUtf8(bytes, where), type, where, hint);
        all.add(new Read<>(file, Hashes.sha256(bytes), content));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return all;
  }

  /** The pairs that forecasts and nowcasts speak of. */
  public List<String> dyads() {
    return Stream.concat(
            forecasts.stream()
                .flatMap(file -> file.content().past().stream())
                .map(PastScores::dyad),
            nowcasts.stream().flatMap(file -> file.content().pairs().stream()).map(Pair::dyad))
        .distinct()
        .toList();
  }

  /** Name and SHA-256 of all files. */
  public SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    Stream.of(forecasts, nowcasts, evaluations)
        .flatMap(List::stream)
        .forEach(file -> hashes.put(file.name(), file.sha256()));
    return hashes;
  }

  /** What is said of a pair: of each model the fan with the last origin, then the nowcasts. */
  public List<Chart> charts(String dyad) {
    List<Chart> charts = new ArrayList<>();
    for (Read<Forecasts> file : forecasts) {
      Map<String, Fan> last = new LinkedHashMap<>();
      Stream.concat(
              file.content().forecasts().stream(),
              file.content().scenario().map(Outlook::fan).stream())
          .filter(fan -> fan.dyad().equals(dyad) && !fan.steps().isEmpty())
          .forEach(fan -> last.put(fan.model(), fan));
      last.values().forEach(fan -> charts.add(chart(file, fan)));
    }
    for (Read<Nowcasts> file : nowcasts) {
      file.content().pairs().stream()
          .filter(pair -> pair.dyad().equals(dyad) && !pair.months().isEmpty())
          .forEach(pair -> charts.add(chart(file, pair)));
    }
    return charts;
  }

  private static Chart chart(Read<Forecasts> file, Fan fan) {
    List<Step> steps =
        fan.steps().stream()
            .map(
                step ->
                    new Step(
                        step.month(),
                        step.point(),
                        at(file, step, "0.025"),
                        at(file, step, "0.1"),
                        at(file, step, "0.9"),
                        at(file, step, "0.975")))
            .toList();
    SortedMap<YearMonth, BigDecimal> scores = new TreeMap<>();
    file.content().past().stream()
        .filter(each -> each.dyad().equals(fan.dyad()))
        .forEach(each -> scores.putAll(months(each)));
    scores.putIfAbsent(fan.origin(), fan.score());
    return new Chart(
        "forecast",
        sentence(file.content(), fan),
        fan.origin(),
        behind(scores, fan.origin()),
        scores.subMap(fan.origin().plusMonths(1), last(steps).month().plusMonths(1)),
        steps,
        List.of(),
        file.shown());
  }

  /** Sentences stand in the order of the fans that have one. */
  private static Optional<LocalizedNames> sentence(Forecasts file, Fan fan) {
    List<Fan> said =
        Stream.concat(file.forecasts().stream(), file.scenario().map(Outlook::fan).stream())
            .filter(ForecastView::isSummarised)
            .toList();
    int place = said.indexOf(fan);
    return place < 0 || place >= file.summary().size()
        ? Optional.empty()
        : Optional.of(file.summary().get(place).names());
  }

  private static BigDecimal at(Read<Forecasts> file, Fan.Step step, String probability) {
    BigDecimal wanted = new BigDecimal(probability);
    return step.quantiles().stream()
        .filter(each -> each.p().compareTo(wanted) == 0)
        .findFirst()
        .orElseThrow(
            () ->
                new FaultsException(
                    "--forecast "
                        + file.name()
                        + ": "
                        + step.month()
                        + " has no quantile of probability "
                        + probability))
        .score();
  }

  private static Chart chart(Read<Nowcasts> file, Pair pair) {
    SortedMap<YearMonth, BigDecimal> past = months(pair.past());
    past.putIfAbsent(pair.anchor(), pair.published());
    List<Step> steps =
        pair.months().stream()
            .map(
                month -> {
                  Interval bare = new Interval(month.point(), month.point());
                  Interval wide = month.interval95().orElse(bare);
                  Interval narrow = month.interval80().orElse(bare);
                  return new Step(
                      month.month(),
                      month.point(),
                      wide.low(),
                      narrow.low(),
                      narrow.high(),
                      wide.high());
                })
            .toList();
    return new Chart(
        "nowcast",
        Optional.of(pair.summaries()),
        pair.anchor(),
        behind(past, pair.anchor()),
        new TreeMap<>(),
        steps,
        last(pair.months()).contributions().stream()
            .filter(part -> part.points().signum() != 0)
            .sorted(Comparator.comparing((Part part) -> part.points().abs().negate()))
            .toList(),
        file.shown());
  }

  private static SortedMap<YearMonth, BigDecimal> months(PastScores past) {
    SortedMap<YearMonth, BigDecimal> months = new TreeMap<>();
    past.months().forEach(each -> months.put(each.month(), BigDecimal.valueOf(each.score())));
    return months;
  }

  private static SortedMap<YearMonth, BigDecimal> behind(
      SortedMap<YearMonth, BigDecimal> scores, YearMonth origin) {
    return scores.subMap(origin.minusMonths(PastScores.BEHIND - 1L), origin.plusMonths(1));
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }
}
