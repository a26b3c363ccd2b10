package io.guanxi.cli;

import io.guanxi.forecast.Evaluation;
import io.guanxi.forecast.ModelName;
import io.guanxi.forecast.Panel;
import io.guanxi.report.EvaluationView;
import io.guanxi.report.figure.SkillFigure;
import io.guanxi.scheme.Configuration;
import io.guanxi.series.ForecastFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guanxi forecast evaluate}: what each model would have said, and how well. */
@Command(
    name = "evaluate",
    description = {
      "Scores models on rolling origins: what would each have said, and is it better than nothing?",
      "Only months that every model foresaw are scored; what is left out is counted.",
      "",
      "Examples:",
      "  guanxi forecast evaluate --series scores.csv --origins 2000-01/2025-08",
      "  guanxi forecast evaluate --series scores.csv --origins 2015-01/2024-12 --must-beat no-change",
      "  guanxi forecast evaluate --series scores.csv --origins 2015-01/2024-12 --foreign ours.csv",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastEvaluateCommand implements Callable<Integer> {
  @Mixin private ForecastInput input = new ForecastInput();

  @Option(
      names = "--origins",
      paramLabel = "FROM/TO",
      required = true,
      description = "First and last month from which forecasts are made: YYYY-MM/YYYY-MM.")
  private String origins = "";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Only these, and no-change and own-past; may be repeated: no-change, own-past,"
              + " damped-trend, ets, arima, analogs, mix. Default: all.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--foreign",
      paramLabel = "FILE",
      description =
          "Forecasts that others made: CSV model,origin,target_month,dyad,value, and quantile where"
              + " there are any; may be repeated.")
  private List<String> foreign = new ArrayList<>();

  @Option(
      names = "--must-beat",
      paramLabel = "MODEL",
      description =
          "Give exit code 1 when a model named with --model, without one mix, is not better than"
              + " this at every horizon: by MAE than no-change, else by CRPS.")
  private @Nullable String benchmark;

  @Mixin private FigureOption figure = new FigureOption();

  @Mixin private JsonOption json = new JsonOption();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() throws IOException {
    json.removeStale();
    figure.removeStale();
    EvaluationMonths span = EvaluationMonths.parse(origins);
    List<Integer> horizons = input.horizons();
    Set<ModelName> named = EnumSet.noneOf(ModelName.class);
    models.forEach(name -> named.add(ModelName.of(name, "--model")));
    Configuration configuration = input.configuration();
    Panel panel = input.panel(configuration);
    Set<String> pairs = input.pairs(panel, configuration);
    List<ForecastFile.Row> rows = new ArrayList<>();
    for (String file : foreign) {
      PlainFile.require(Path.of(file), "--foreign " + file);
      rows.addAll(ForecastFile.read(Path.of(file), file, configuration::canonicalId));
      input.input(file, Path.of(file));
    }
    Evaluation evaluation =
        Evaluation.of(
            panel,
            new Evaluation.Plan(
                named.isEmpty() ? EnumSet.allOf(ModelName.class) : named,
                rows,
                pairs,
                span.from(),
                span.to(),
                horizons));
    requireSomething(evaluation, horizons, panel, pairs);
    EvaluationView view =
        new EvaluationView(
            evaluation,
            horizons,
            beats(evaluation, horizons, named),
            List.of(),
            input.provenance(configuration),
            input.words(configuration));
    json.write(view);
    figure.write(file -> SkillFigure.bytes(file, view));
    format.print(view);
    return view.beats().stream().anyMatch(beat -> beat.verdict() == EvaluationView.Verdict.FAIL)
        ? ExitCode.CHECK_FAILED.code()
        : ExitCode.DONE.code();
  }

  private void requireSomething(
      Evaluation evaluation, List<Integer> horizons, Panel panel, Set<String> pairs) {
    for (int horizon : horizons) {
      if (evaluation.results().stream().noneMatch(row -> row.horizon() == horizon)) {
        throw new NothingToGradeException(
            "--origins "
                + origins
                + ", --horizon "
                + horizon
                + ": no month that every model foresaw from there has a score to compare with"
                + evaluation.drops().stream()
                    .filter(drop -> drop.horizon() == horizon)
                    .map(
                        drop ->
                            "; "
                                + drop.dyad()
                                + ": "
                                + drop.model()
                                + " has no forecast from "
                                + drop.origins()
                                + " origins")
                    .distinct()
                    .reduce("", String::concat));
      }
    }
    if (panel.histories().stream()
        .filter(history -> pairs.contains(history.dyad()))
        .allMatch(history -> history.standsStill(history.size() - 1))) {
      throw new NothingToGradeException(
          String.join(", ", pairs)
              + ": the score never moves; there is nothing to tell models apart by");
    }
  }

  private List<EvaluationView.Beat> beats(
      Evaluation evaluation, List<Integer> horizons, Set<ModelName> named) {
    if (benchmark == null) {
      return List.of();
    }
    String against = benchmark;
    List<String> scored = evaluation.results().stream().map(row -> row.model()).distinct().toList();
    if (!scored.contains(against)) {
      throw new FaultsException(
          Fault.of("--must-beat", against)
              .not("among the models scored: " + String.join(", ", scored), scored));
    }
    List<EvaluationView.Beat> beats = new ArrayList<>();
    for (ModelName model : named.isEmpty() ? EnumSet.of(ModelName.MIX) : named) {
      for (int horizon : horizons) {
        if (!model.label().equals(against)) {
          beats.add(
              EvaluationView.Beat.of(
                  evaluation.pooled(model.label(), horizon),
                  evaluation.pooled(against, horizon),
                  !against.equals(ModelName.NO_CHANGE.label())));
        }
      }
    }
    return beats;
  }
}
