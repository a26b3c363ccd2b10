package io.guanxi.cli;

import io.guanxi.nowcast.NowcastEvaluation;
import io.guanxi.nowcast.Nowcaster;
import io.guanxi.nowcast.PairEvidence;
import io.guanxi.report.Format;
import io.guanxi.report.Language;
import io.guanxi.report.NowcastEvaluationView;
import io.guanxi.report.Words;
import io.guanxi.run.Folder;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.NowcastModel;
import io.guanxi.text.FaultsException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi calibrate}: which weights published months bear out. */
@Command(
    name = "calibrate",
    description = {
      "Fits weights to published months, and tests them.",
      "",
      "Examples:",
      "  guanxi calibrate --published published.csv --feed gdelt.csv --model my-model.json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Evidence evidence = new Evidence();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "Where the fitted model is written.")
  private String model = "";

  @Option(
      names = "--lag",
      paramLabel = "L,L",
      split = ",",
      description = "Lags that are fitted, months. Default: 1,2,3,6,9,12.")
  private List<Integer> lags = List.of(1, 2, 3, 6, 9, 12);

  @Option(
      names = "--until",
      paramLabel = "YYYY-MM",
      description = "Last published month that the fit may see. Default: all.")
  private @Nullable String until;

  @Option(
      names = "--origins",
      paramLabel = "FROM/TO",
      description =
          "Months of the out-of-sample check, refitted as time goes. Default: the last fifteen years.")
  private @Nullable String origins;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of names and sentences: en, zh or ko. Default: en.")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    WholeFile.removeStale(Path.of(model), "--model");
    Folder folder = Home.config(evidence.config());
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    if (evidence.feeds().isEmpty()) {
      throw new FaultsException("--feed: at least one is needed");
    }
    List<PairEvidence> pairs = evidence.read(configuration, NowcastCommand.month("--until", until));
    List<PairEvidence> heard = pairs.stream().filter(each -> !each.signals().isEmpty()).toList();
    if (heard.isEmpty()) {
      throw new NothingToGradeException("no feed says anything of a published pair");
    }
    YearMonth last =
        pairs.stream()
            .map(each -> each.published().scores().lastKey())
            .max(YearMonth::compareTo)
            .orElseThrow();
    Nowcaster nowcaster = new Nowcaster(pairs, null);
    NowcastModel fitted =
        new NowcastModel(
            Evidence.label(model).replaceFirst("\\.json$", ""),
            "Fitted to "
                + heard.stream()
                    .map(each -> each.published().dyad())
                    .collect(Collectors.joining(", "))
                + " up to "
                + last
                + " and "
                + evidence.feeds().stream().map(Evidence::label).collect(Collectors.joining(", "))
                + ".",
            NowcastModel.Rules.DEFAULT,
            lags.stream().sorted().map(lag -> nowcaster.fit(lag, last)).toList(),
            "");
    Origins months = Origins.parse(origins == null ? last.minusYears(15) + "/" + last : origins);
    YearMonth from = months.from();
    YearMonth to = months.to();
    NowcastEvaluationView view =
        new NowcastEvaluationView(
            NowcastEvaluation.of(nowcaster, pairs, lags, from, to),
            from,
            to,
            null,
            evidence.hashes(),
            Version.text(),
            new Words(configuration, language));
    WholeFile.write(Path.of(model), fitted.text(), "--model");
    spec.commandLine().getOut().print(Format.TEXT.of(view));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
