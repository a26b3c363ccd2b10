package io.guanxi.cli;

import io.guanxi.model.Dyad;
import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.SavedForecasts;
import io.guanxi.report.figure.FigureData;
import io.guanxi.report.figure.FigureRequest;
import io.guanxi.report.figure.Figures;
import io.guanxi.report.figure.OverlaySeries;
import io.guanxi.report.figure.PairData;
import io.guanxi.report.page.ReportPage;
import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.TradeSource;
import io.guanxi.series.Period;
import io.guanxi.series.SeriesFile;
import io.guanxi.series.TradeFile;
import io.guanxi.series.TradeSeries;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi report}: a run's tables as figures and as a page. */
@Command(
    name = "report",
    description = {
      "Draws the figures of a run, and a page of it.",
      "",
      "Figures are SVG, and PNG for print. report.html has them to point at, zoom and filter by, every event, and how the numbers were made; it opens from disk or from a mail and asks the network for nothing.",
      "",
      "Examples:",
      "  guanxi report",
      "  guanxi report --dyad CHN-KOR --lang zh",
      "  guanxi report --run my-scores --output my-report --waterfall 2023-01/2023-06",
      "  guanxi report --published tsinghua.csv",
      "  guanxi report --from 2022-03 --to 2025-04",
      "  guanxi report --published gdelt.csv --published icews.csv --mean quarter",
      "  guanxi report --forecast forecast.json --nowcast nowcast.json --evaluation evaluation.json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  /** The report's folder below the run's. */
  static final String FOLDER = "report";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RunOption run = new RunOption();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = "--dyad",
      paramLabel = "D",
      description = "Report only this pair, for example CHN-KOR; either order; may be repeated.")
  private List<String> dyads = new ArrayList<>();

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description =
          "Monthly series to draw beside the score: CSV dyad,month,score, or Country,YearMonth,Score"
              + " where the country stands for its pair with China; may be repeated.")
  private List<String> published = new ArrayList<>();

  @Option(
      names = "--mean",
      paramLabel = "PERIOD",
      description =
          "Draw the means of whole calendar quarters or years beside the score, and of every series"
              + " of --published: quarter or year.")
  private Period mean = Period.MONTH;

  @Mixin private WindowOptions months = new WindowOptions();

  @Option(
      names = "--forecast",
      paramLabel = "FILE",
      description =
          "Show these forecasts on the page: JSON of 'guanxi forecast --json'; may be repeated.")
  private List<String> forecasts = new ArrayList<>();

  @Option(
      names = "--nowcast",
      paramLabel = "FILE",
      description =
          "Show these nowcasts on the page: JSON of 'guanxi nowcast --format json'; may be"
              + " repeated.")
  private List<String> nowcasts = new ArrayList<>();

  @Option(
      names = "--evaluation",
      paramLabel = "FILE",
      description =
          "Show on the page how good forecasts were: JSON of 'guanxi forecast evaluate --json'.")
  private @Nullable String evaluation;

  @Option(
      names = "--waterfall",
      paramLabel = "MONTH[/MONTH]",
      description =
          "Month or window that figure 7 and the page take apart, event by event. Default: each"
              + " pair's last month that moved.")
  private @Nullable String waterfall;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    months.check();
    GivenRun given = run.find();
    Run opened = given.open();
    Configuration configuration =
        RunConfiguration.of(opened, config.given(), given.kept()).effective();
    ReportedRun reported = ReportedRun.read(opened, configuration).within(months.months());
    List<String> faults = new ArrayList<>();
    List<DyadProfile> profiles = selected(reported, faults);
    List<OverlaySeries.Given> series = published(configuration, faults);
    SavedForecasts foresight = foresight(profiles, faults);
    Months window = window(reported, profiles, faults);
    FaultsException.throwIfAny(faults);
    Folder folder = Objects.requireNonNullElseGet(output.given(), () -> below(given.verdicts()));
    write(
        new FigureRequest(
            reported, profiles, language.get(), trade(profiles), series, mean, window, foresight),
        folder,
        spec.commandLine());
    return ExitCode.DONE.code();
  }

  /** Where the report of a run goes when nothing else is said. */
  static Folder below(Folder run) {
    return run.in(FOLDER);
  }

  /** What a report without options shows. */
  static FigureRequest request(ReportedRun reported, Language language) {
    List<DyadProfile> dyads = reported.dyads();
    return new FigureRequest(
        reported,
        dyads,
        language,
        trade(dyads),
        List.of(),
        Period.MONTH,
        null,
        SavedForecasts.NONE);
  }

  /** Names of the files of a report without options, as far as a plan can tell. */
  static List<String> files(List<DyadProfile> dyads, Language language) {
    List<String> files = new ArrayList<>(Figures.files(dyads, language));
    files.add(ReportPage.FILE);
    return files;
  }

  /** Writes everything that a report consists of, and says so. */
  static void write(FigureRequest request, Folder folder, CommandLine line) {
    FigureData data = FigureData.of(request);
    List<String> files;
    try (ProgressLine progress = new ProgressLine("drawing")) {
      files = Figures.write(data, folder.path(), progress::show);
    }
    ReportPage.write(data, folder.path());
    folder.send(files);
    folder.send(List.of(ReportPage.FILE));
    Messages messages = new Messages(request.language());
    PrintWriter out = line.getOut();
    for (PairData pair : data.pairs()) {
      if (pair.tradeWithin().isEmpty()) {
        out.println(
            messages.get(
                pair.trade().isEmpty() ? "report.trade.none" : "report.trade.outside",
                request.language().of(pair.profile().names())));
      }
    }
    out.println(messages.get("report.written", folder.shown(), files.size() + 1));
    out.flush();
  }

  private List<DyadProfile> selected(ReportedRun reported, List<String> faults) {
    List<DyadProfile> present = reported.dyads();
    if (dyads.isEmpty()) {
      return present;
    }
    List<String> ids = present.stream().map(profile -> profile.dyad().id()).toList();
    List<String> asked = new ArrayList<>();
    for (String text : dyads) {
      String id = reported.configuration().canonicalId(text.toUpperCase(Locale.ROOT));
      if (ids.contains(id)) {
        asked.add(id);
      } else {
        faults.add(
            Fault.of("--dyad", text)
                .not(
                    "in the run in "
                        + reported.run().shown()
                        + "; it has "
                        + String.join(", ", ids),
                    Dyad.meant(text, ids)));
      }
    }
    return present.stream().filter(profile -> asked.contains(profile.dyad().id())).toList();
  }

  private List<OverlaySeries.Given> published(Configuration configuration, List<String> faults) {
    List<OverlaySeries.Given> all = new ArrayList<>();
    for (String file : published) {
      try {
        SeriesFile read = SeriesFile.read(Path.of(file), file, configuration);
        Notes.say(spec, read.notes());
        read.series().forEach(each -> all.add(new OverlaySeries.Given(file, each)));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    return all;
  }

  private SavedForecasts foresight(List<DyadProfile> profiles, List<String> faults) {
    SavedForecasts read;
    try {
      read =
          SavedForecasts.read(
              forecasts, nowcasts, evaluation == null ? List.of() : List.of(evaluation));
    } catch (FaultsException e) {
      faults.addAll(e.faults());
      return SavedForecasts.NONE;
    }
    List<String> shown = profiles.stream().map(profile -> profile.dyad().id()).toList();
    if (!read.dyads().isEmpty() && read.dyads().stream().noneMatch(shown::contains)) {
      faults.add(
          "--forecast and --nowcast speak of "
              + String.join(", ", read.dyads())
              + "; the report is of "
              + String.join(", ", shown));
    }
    return read;
  }

  private @Nullable Months window(
      ReportedRun reported, List<DyadProfile> profiles, List<String> faults) {
    if (waterfall == null) {
      return null;
    }
    Months window = Months.parse(waterfall).orElse(null);
    if (window == null) {
      faults.add(
          Fault.of("--waterfall", waterfall)
              .that(
                  "is neither a month as YYYY-MM nor a window as YYYY-MM/YYYY-MM that ends after it begins"));
      return null;
    }
    List<String> without = new ArrayList<>();
    for (DyadProfile profile : profiles) {
      Months there = reported.window(profile.dyad().id());
      if (!there.holds(window)) {
        without.add(profile.dyad().id() + " from " + there.from() + " to " + there.to());
      }
    }
    if (!profiles.isEmpty() && without.size() == profiles.size()) {
      faults.add(
          Fault.of("--waterfall", waterfall)
              .not(
                  "in the run in "
                      + reported.run().shown()
                      + ": it has "
                      + String.join(", ", without)));
    }
    return window;
  }

  /**
   * The trade of the pairs that have a file configured.
   *
   * @throws FaultsException with the faults of all files
   */
  private static Map<String, List<TradeSeries>> trade(List<DyadProfile> profiles) {
    Map<String, List<TradeSeries>> trade = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (DyadProfile profile : profiles) {
      TradeSource source = profile.trade();
      if (source != null) {
        try {
          trade.put(
              profile.dyad().id(),
              TradeFile.read(Home.below(source.file()), profile.dyad(), source));
        } catch (FaultsException e) {
          faults.addAll(e.faults());
        }
      }
    }
    FaultsException.throwIfAny(faults);
    return trade;
  }
}
