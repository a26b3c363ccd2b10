package io.guanxi.cli;

import io.guanxi.forecast.Fan;
import io.guanxi.forecast.ModelName;
import io.guanxi.forecast.Panel;
import io.guanxi.report.ForecastView;
import io.guanxi.report.Format;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
      "  guanxi forecast --series scores.csv --format json",
      "",
      "Options:"
    },
    subcommands = ForecastEvaluateCommand.class,
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

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

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What is printed: text, json or markdown. Default: text.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() throws IOException {
    if (json != null) {
      WholeFile.removeStale(json, "--json");
    }
    Origins span = origins == null ? null : Origins.parse(origins);
    Set<ModelName> named = EnumSet.noneOf(ModelName.class);
    models.forEach(name -> named.add(ModelName.of(name, "--model")));
    List<Integer> horizons = input.horizons();
    Configuration configuration = input.configuration();
    BigDecimal end = BigDecimal.valueOf(configuration.scheme().n());
    for (BigDecimal score : scores) {
      if (score.abs().compareTo(end) > 0) {
        throw new FaultsException(
            "--reaches " + score + ": scores from -" + end + " to " + end + " are allowed");
      }
    }
    Panel panel = input.panel(configuration);
    List<Fan> fans =
        Fan.of(
            panel,
            new Fan.Plan(
                named.isEmpty() ? EnumSet.of(ModelName.MIX) : named,
                input.pairs(panel, configuration),
                span == null ? null : span.from(),
                span == null ? null : span.to(),
                horizons,
                scores),
            displayed -> configuration.scheme().levels().of(displayed).level().code());
    if (fans.stream().allMatch(fan -> fan.steps().isEmpty())) {
      throw new NothingToGradeException(
          fans.isEmpty()
              ? "--origins " + origins + ": no pair has a score in one of these months"
              : "no pair has months enough before the origin for a forecast; the longest past has "
                  + panel.histories().stream().mapToInt(each -> each.size()).max().orElse(0));
    }
    ForecastView view =
        new ForecastView(fans, input.provenance(configuration), configuration, input.language());
    if (json != null) {
      WholeFile.write(json, Format.JSON.of(view), "--json");
    }
    spec.commandLine().getOut().print(format.of(view));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
