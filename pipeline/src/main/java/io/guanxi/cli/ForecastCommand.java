package io.guanxi.cli;

import io.guanxi.forecast.Fan;
import io.guanxi.forecast.ModelName;
import io.guanxi.forecast.Outlook;
import io.guanxi.forecast.Panel;
import io.guanxi.report.ForecastView;
import io.guanxi.report.figure.ForecastFigure;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.EventScenario;
import io.guanxi.scheme.Sampling;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guanxi forecast}: what comes next, and with what certainty. */
@Command(
    name = "forecast",
    description = {
      "Says what comes next, and with what certainty.",
      "How good that is on past months, 'guanxi forecast evaluate' tells.",
      "",
      "Examples:",
      "  guanxi forecast",
      "  guanxi forecast --series scores.csv --dyad CHN-KOR --horizon 1,3,6,12 --reaches 4.3",
      "  guanxi forecast --series scores.csv --format json --figure fan.svg",
      "  guanxi forecast --scenario config/scenarios/china-rok-2026.json",
      "",
      "Options:"
    },
    subcommands = ForecastEvaluateCommand.class,
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
  @Mixin private ForecastInput input = new ForecastInput();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "May be repeated: no-change, own-past, damped-trend, ets, arima, analogs, mix. Default:"
              + " mix.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--origins",
      paramLabel = "FROM/TO",
      description =
          "Months from which forecasts are made, as if nothing later were known:"
              + " YYYY-MM/YYYY-MM. Default: the last month of each pair.")
  private @Nullable String origins;

  @Option(
      names = "--reaches",
      paramLabel = "SCORE",
      description = "How likely the score is there, or beyond it; may be repeated.")
  private List<BigDecimal> scores = new ArrayList<>();

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description =
          "Beside the models, what the score would be with events that are expected: JSON, see"
              + " docs/forecast.md and config/scenarios.")
  private @Nullable String scenario;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Of the draws of --scenario. Default: 2004.")
  private @Nullable Long seed;

  @Mixin private FigureOption figure = new FigureOption();

  @Mixin private JsonOption json = new JsonOption();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() throws IOException {
    json.removeStale();
    figure.removeStale();
    EvaluationMonths span = origins == null ? null : EvaluationMonths.parse(origins);
    Set<ModelName> named = EnumSet.noneOf(ModelName.class);
    models.forEach(name -> named.add(ModelName.of(name, "--model")));
    if (scenario != null && origins != null) {
      throw new FaultsException(
          "--scenario and --origins exclude each other: it begins at the end");
    }
    if (scenario == null && seed != null) {
      throw new FaultsException(
          Fault.of("--seed", seed).that("is for --scenario; without it nothing is drawn"));
    }
    Configuration configuration = input.configuration();
    EventScenario events =
        scenario == null ? null : EventScenario.read(Path.of(scenario), scenario, configuration);
    List<BigDecimal> reached = reached(configuration, events);
    Panel panel = input.panel(configuration);
    Set<String> pairs = input.pairs(panel, configuration);
    List<Integer> horizons = input.horizons();
    Map.Entry<YearMonth, Double> start = null;
    if (events != null && scenario != null) {
      start = start(events, scenario, pairs);
      horizons = input.horizons((int) ChronoUnit.MONTHS.between(start.getKey(), events.until()));
      pairs = Set.of(events.dyad());
      input.input(scenario, Path.of(scenario));
    }
    Ahead ahead =
        new Ahead(
            configuration,
            panel,
            named.isEmpty() ? EnumSet.of(ModelName.MIX) : named,
            pairs,
            span,
            events,
            start == null ? 0 : start.getValue(),
            reached);
    int last = horizons.get(horizons.size() - 1);
    // A figure shows every month; models speak once, and of these the answer has those asked for.
    ForecastView drawn =
        view(ahead, figure.isAsked() ? IntStream.rangeClosed(1, last).boxed().toList() : horizons);
    ForecastView view = drawn.at(horizons);
    if (view.all().stream().allMatch(fan -> fan.steps().isEmpty())) {
      throw new NothingToGradeException(
          view.fans().isEmpty()
              ? "--origins " + origins + ": no pair has a score in one of these months"
              : "no pair has months enough before the origin for a forecast; the longest past has "
                  + panel.histories().stream().mapToInt(each -> each.size()).max().orElse(0));
    }
    json.write(view);
    figure.write(file -> ForecastFigure.bytes(file, drawn));
    format.print(view);
    return ExitCode.DONE.code();
  }

  /** All that is asked but how far ahead. */
  private record Ahead(
      Configuration configuration,
      Panel panel,
      Set<ModelName> models,
      Set<String> pairs,
      @Nullable EvaluationMonths span,
      @Nullable EventScenario events,
      double start,
      List<BigDecimal> reached) {}

  private ForecastView view(Ahead ahead, List<Integer> horizons) {
    Configuration configuration = ahead.configuration();
    Fan.LevelOf levels = displayed -> configuration.scheme().levels().of(displayed).level().code();
    EvaluationMonths span = ahead.span();
    List<Fan> fans =
        Fan.of(
            ahead.panel(),
            new Fan.Plan(
                ahead.models(),
                ahead.pairs(),
                span == null ? null : span.from(),
                span == null ? null : span.to(),
                horizons,
                ahead.reached()),
            levels);
    EventScenario events = ahead.events();
    Optional<Outlook> outlook =
        events == null
            ? Optional.empty()
            : Optional.of(
                Outlook.of(
                    events,
                    ahead.panel(),
                    configuration.scheme(),
                    ahead.start(),
                    horizons,
                    ahead.reached(),
                    new Sampling(
                        Sampling.DEFAULT_REPLICATES, seed == null ? Sampling.DEFAULT_SEED : seed),
                    levels));
    return new ForecastView(
        fans,
        outlook,
        input.series(),
        input.provenance(configuration),
        configuration,
        input.language());
  }

  /** The scores that are asked about: by the command line, and by the scenario. */
  private List<BigDecimal> reached(Configuration configuration, @Nullable EventScenario events) {
    BigDecimal end = BigDecimal.valueOf(configuration.scheme().n());
    for (BigDecimal score : scores) {
      if (score.abs().compareTo(end) > 0) {
        throw new FaultsException(
            Fault.of("--reaches", score).not("a score from -" + end + " to " + end));
      }
    }
    List<BigDecimal> all = new ArrayList<>(scores);
    if (events != null) {
      all.addAll(events.reaches());
    }
    return all.stream().distinct().toList();
  }

  /** The last month of the scenario's pair, with its unrounded score. */
  private Map.Entry<YearMonth, Double> start(EventScenario events, String file, Set<String> pairs) {
    Map.Entry<YearMonth, Double> last = input.last(events.dyad()).orElse(null);
    if (last == null || !pairs.contains(events.dyad())) {
      throw new FaultsException(
          file,
          "is about "
              + events.dyad()
              + ", "
              + (last == null ? "of which there is no score" : "which --dyad leaves out"));
    }
    events.requireAfter(last.getKey(), file);
    return last;
  }
}
