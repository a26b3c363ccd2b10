package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.nowcast.Nowcast;
import io.guanxi.nowcast.NowcastEvaluation;
import io.guanxi.nowcast.Nowcaster;
import io.guanxi.nowcast.PairEvidence;
import io.guanxi.report.NowcastEvaluationView;
import io.guanxi.report.NowcastView;
import io.guanxi.report.Words;
import io.guanxi.report.figure.NowcastFigure;
import io.guanxi.run.Folder;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.NowcastModel;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.MonthOption;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guanxi nowcast}: what the score would be now. */
@Command(
    name = "nowcast",
    description = {
      "Corrects the last published score by what is known since.",
      "From feeds, the past of the score and coded events; docs/nowcast.md tells how.",
      "",
      "Examples:",
      "  guanxi nowcast --published published.csv --feed gdelt_monthly.csv --dyad CHN-KOR",
      "  guanxi nowcast --published published.csv --feed data/output/gdelt --known-until 2025-01",
      "  guanxi nowcast evaluate --published published.csv --feed gdelt_monthly.csv --lag 1,3,6",
      "",
      "Options:"
    },
    sortOptions = false,
    subcommands = NowcastCommand.Evaluate.class,
    mixinStandardHelpOptions = true)
final class NowcastCommand implements Callable<Integer> {
  /** The model that serves when none is named. */
  static final String MODEL = "models/published.json";

  @Mixin private EvidenceOptions evidence = new EvidenceOptions();

  @Option(
      names = "--dyad",
      paramLabel = "D",
      description = "Only this pair; may be repeated. Default: every pair that is published.")
  private List<String> dyads = new ArrayList<>();

  @Option(
      names = "--known-until",
      paramLabel = "YYYY-MM",
      description = "Look at published scores up to this month only.")
  private @Nullable String knownUntil;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM",
      description = "Last month to nowcast. Default: the last one in which a feed says something.")
  private @Nullable String to;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model, as 'guanxi calibrate --feed' writes it. Default: " + MODEL + ".")
  private @Nullable String model;

  @Mixin private FigureOption figure = new FigureOption();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() {
    figure.removeStale();
    Folder folder = evidence.config();
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    YearMonth known = MonthOption.read("--known-until", knownUntil);
    YearMonth last = MonthOption.read("--to", to);
    NowcastModel frozen = model(model, folder);
    List<PairEvidence> pairs = evidence.read(configuration, known);
    List<String> wanted = wanted(pairs, configuration);
    List<Nowcast> nowcasts = new ArrayList<>();
    Nowcaster nowcaster = new Nowcaster(pairs, frozen);
    Map<Map.Entry<Integer, YearMonth>, List<Nowcast>> said = new HashMap<>();
    for (String dyad : wanted) {
      PairEvidence pair = of(pairs, dyad);
      YearMonth anchor = pair.published().scores().lastKey();
      YearMonth end = last == null ? lastOfFeeds(pair) : last;
      if (end == null || !end.isAfter(anchor)) {
        throw new NothingToGradeException(
            dyad
                + ": nothing is known after "
                + anchor
                + ", the last published month; the feeds end with "
                + (end == null ? "no month at all" : end));
      }
      for (int lag = 1; !anchor.plusMonths(lag).isAfter(end); lag++) {
        said
            .computeIfAbsent(Map.entry(lag, anchor.plusMonths(lag)), each -> at(nowcaster, each))
            .stream()
            .filter(each -> each.dyad().equals(dyad))
            .forEach(nowcasts::add);
      }
    }
    if (nowcasts.isEmpty()) {
      throw new NothingToGradeException(
          "no pair has a year of published changes before its last published month");
    }
    NowcastView view =
        new NowcastView(
            nowcasts,
            frozen,
            pairs.stream().map(PairEvidence::published).toList(),
            evidence.hashes(),
            Version.text(),
            new Words(configuration, language.get()));
    figure.write(file -> NowcastFigure.bytes(file, view, configuration.scheme().n()));
    format.print(view);
    return ExitCode.DONE.code();
  }

  /** All pairs' nowcasts at a lag and target month, which are made together. */
  private static List<Nowcast> at(Nowcaster nowcaster, Map.Entry<Integer, YearMonth> lagAndMonth) {
    return nowcaster.at(lagAndMonth.getKey(), lagAndMonth.getValue(), lagAndMonth.getValue());
  }

  private List<String> wanted(List<PairEvidence> pairs, Configuration configuration) {
    List<String> known = pairs.stream().map(each -> each.published().dyad()).toList();
    if (dyads.isEmpty()) {
      return known;
    }
    List<String> wanted = dyads.stream().map(configuration::canonicalId).toList();
    List<String> faults = new ArrayList<>();
    for (String dyad : wanted) {
      if (!known.contains(dyad)) {
        faults.add(
            Fault.of("--dyad", dyad)
                .not(
                    "among the published pairs: " + String.join(", ", known),
                    Dyad.meant(dyad, known)));
      }
    }
    FaultsException.throwIfAny(faults);
    return wanted;
  }

  private static PairEvidence of(List<PairEvidence> pairs, String dyad) {
    return pairs.stream()
        .filter(each -> each.published().dyad().equals(dyad))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable YearMonth lastOfFeeds(PairEvidence pair) {
    return pair.signals().stream()
        .flatMap(signal -> signal.parts().values().stream())
        .filter(part -> !part.isEmpty())
        .map(part -> part.lastKey())
        .max(YearMonth::compareTo)
        .orElse(null);
  }

  /** The model that a command line names, or the bundled one. */
  static NowcastModel model(@Nullable String given, Folder config) {
    return given == null
        ? NowcastModel.read(config.path().resolve(MODEL), config.shown() + "/" + MODEL)
        : NowcastModel.read(Path.of(given), given);
  }

  /** {@code guanxi nowcast evaluate}: how good nowcasts would have been. */
  @Command(
      name = "evaluate",
      description = {
        "Says how good nowcasts would have been, with what was known then.",
        "Without --model the pooled weights are fitted anew as time goes, to the pairs given;",
        "with --model a frozen fit is applied, which may never have seen them.",
        "",
        "Options:"
      },
      sortOptions = false,
      mixinStandardHelpOptions = true)
  static final class Evaluate implements Callable<Integer> {
    @Mixin private EvidenceOptions evidence = new EvidenceOptions();

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "Frozen model, as 'guanxi calibrate --feed' writes it.")
    private @Nullable String model;

    @Option(
        names = "--lag",
        paramLabel = "L,L",
        split = ",",
        description = "Months since the last published score. Default: 1,3,6.")
    private List<Integer> lags = List.of(1, 3, 6);

    @Option(
        names = "--origins",
        paramLabel = "FROM/TO",
        required = true,
        description = "First and last month that is nowcast, for example 2010-01/2025-08.")
    private String origins = "";

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private FormatOption format = new FormatOption();

    @Mixin private LanguageOption language = new LanguageOption();

    @Override
    public Integer call() {
      Folder folder = evidence.config();
      Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
      json.removeStale();
      EvaluationMonths months = EvaluationMonths.parse(origins);
      YearMonth from = months.from();
      YearMonth to = months.to();
      for (int lag : lags) {
        if (lag < 1 || lag > 120) {
          throw new FaultsException(Fault.of("--lag", lag).not("a number of months from 1 to 120"));
        }
      }
      NowcastModel frozen = model == null ? null : NowcastCommand.model(model, folder);
      List<PairEvidence> pairs = evidence.read(configuration, null);
      List<NowcastEvaluation.Row> rows =
          NowcastEvaluation.of(new Nowcaster(pairs, frozen), pairs, lags, from, to);
      if (rows.stream().allMatch(row -> row.n() == 0)) {
        throw new NothingToGradeException(
            "--origins " + origins + ": no pair has published scores there and before");
      }
      NowcastEvaluationView view =
          new NowcastEvaluationView(
              rows,
              from,
              to,
              frozen,
              evidence.hashes(),
              Version.text(),
              new Words(configuration, language.get()));
      json.write(view);
      format.print(view);
      return ExitCode.DONE.code();
    }
  }
}
