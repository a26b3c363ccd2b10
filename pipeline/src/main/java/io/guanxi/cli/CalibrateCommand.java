package io.guanxi.cli;

import io.guanxi.calibrate.MonthRow;
import io.guanxi.calibrate.PublishedShare;
import io.guanxi.calibrate.TableCalibration;
import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import io.guanxi.nowcast.NowcastEvaluation;
import io.guanxi.nowcast.Nowcaster;
import io.guanxi.nowcast.PairEvidence;
import io.guanxi.report.Format;
import io.guanxi.report.NowcastEvaluationView;
import io.guanxi.report.TableCalibrationView;
import io.guanxi.report.View;
import io.guanxi.report.Words;
import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.FittedCodebook;
import io.guanxi.scheme.NowcastModel;
import io.guanxi.series.MonthlySeries;
import io.guanxi.source.curated.Duplicates;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.file.Rewriting;
import io.guanxi.text.FaultsException;
import io.guanxi.text.MonthOption;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      "  guanxi calibrate --published published.csv --events events.csv --model my-codebook.json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  private static final String ORDERED = "tsinghua-priors";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private EvidenceOptions evidence = new EvidenceOptions();

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "Event files: fits the event table of a codebook that declares an order; may be repeated.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--codebook",
      paramLabel = "NAME",
      description =
          "With --events: codebook of config/codebooks whose values are the priors. Default: "
              + ORDERED
              + ".")
  private String codebook = ORDERED;

  @Option(
      names = "--dyad",
      paramLabel = "D",
      description =
          "With --events: pair whose months the table is for; others count less. Default: CHN-KOR.")
  private String dyad = "CHN-KOR";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Where the fitted model, or with --events the fitted codebook, is written.")
  private @Nullable String model;

  @Mixin private JsonOption json = new JsonOption();

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

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() {
    json.removeStale();
    if (model != null) {
      WholeFile.removeStale(Path.of(model), "--model");
    }
    if (evidence.feeds().isEmpty() == events.isEmpty()) {
      throw new FaultsException("--feed or --events: one of them is needed, and not both");
    }
    return events.isEmpty() ? nowcastModel() : eventTable();
  }

  /** Fits the event table to published months. */
  private Integer eventTable() {
    Folder folder = evidence.config();
    Configuration configured = ConfigurationLoader.load(folder.path(), folder.shown(), codebook);
    String path = "codebooks/" + codebook + ".json";
    if (configured.codebook().types().values().stream().anyMatch(type -> type.form() == null)) {
      throw new FaultsException(
          folder.shown() + "/" + path, "declares no order of its types, which calibrate needs");
    }
    List<MonthlySeries> published =
        evidence.read(configured, MonthOption.read("--until", until)).stream()
            .map(PairEvidence::published)
            .toList();
    EvaluationMonths months = EvaluationMonths.parse(origins == null ? "2010-01/2100-01" : origins);
    List<String> faults = new ArrayList<>();
    Configuration effective =
        InitialScores.in(configured, starts(published, configured, months.from()), faults);
    Intake intake = new Intake(effective, effective, null);
    List<WeightedCoding> codings = new ArrayList<>();
    int rejected = 0;
    for (String file : events) {
      try {
        byte[] bytes = evidence.bytes(file);
        Intake.Sheet sheet = intake.read(Rewriting.csv(bytes, file), file);
        codings.addAll(sheet.sound());
        for (Reject reject : sheet.rejects()) {
          if (reject.reason() != RejectReason.BEFORE_INITIAL_MONTH) {
            rejected++;
            spec.commandLine()
                .getErr()
                .println("guanxi: " + reject.location() + ": " + reject.message());
          }
        }
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    FaultsException.throwIfAny(faults);
    String target = configured.canonicalId(dyad);
    List<WeightedCoding> distinct = Duplicates.among(codings).distinct();
    List<MonthRow> rows =
        MonthRow.of(distinct, published, configured.scheme().n(), months.from(), months.to());
    List<MonthRow> own = rows.stream().filter(row -> row.dyad().equals(target)).toList();
    if (own.size() < 24) {
      throw new NothingToGradeException(
          "--dyad " + dyad + ": " + own.size() + " months are published and coded; 24 are needed");
    }
    YearMonth first = own.get(0).month();
    YearMonth last = own.get(own.size() - 1).month();
    TableCalibration.Result result =
        new TableCalibration(
                configured.codebook(),
                rows,
                target,
                PublishedShare.of(target, distinct, configured.published()))
            .run();
    TableCalibrationView view =
        new TableCalibrationView(
            result,
            target,
            first,
            last,
            rejected,
            evidence.hashes(),
            Version.text(),
            new Words(configured, language.get()));
    if (model != null) {
      String fitted =
          "fitted to "
              + target
              + " "
              + first
              + " to "
              + last
              + " and "
              + rows.stream()
                  .map(MonthRow::dyad)
                  .distinct()
                  .filter(each -> !each.equals(target))
                  .count()
              + " other pairs";
      String about =
          "A type is a form (class), a level and a bearing: docs/coding-manual.md. A value is the prior of "
              + path
              + " times a factor for its family, class, level and bearing, "
              + fitted
              + " with penalty "
              + result.penalty()
              + " and a dead band of "
              + result.band()
              + " points. No type weighs more than a graver one of its family.";
      WholeFile.write(
          Path.of(model),
          FittedCodebook.text(
              folder.path().resolve(path),
              folder.shown() + "/" + path,
              result.table(),
              result.codings(),
              fitted,
              about),
          "--model");
    }
    json.write(view);
    print(view);
    return ExitCode.DONE.code();
  }

  /** The published score of each pair before its first month, for pairs without a start. */
  private static List<String> starts(
      List<MonthlySeries> published, Configuration configured, YearMonth from) {
    List<String> starts = new ArrayList<>();
    for (MonthlySeries series : published) {
      if (!configured.dyads().containsKey(series.dyad())) {
        Map.Entry<YearMonth, Double> start = series.scores().ceilingEntry(from.minusMonths(1));
        if (start != null) {
          starts.add(series.dyad() + "=" + start.getKey() + ":" + start.getValue());
        }
      }
    }
    return starts;
  }

  private void print(View view) {
    spec.commandLine().getOut().print(Format.TEXT.of(view));
    spec.commandLine().getOut().flush();
  }

  /** Fits a nowcast model. */
  private Integer nowcastModel() {
    if (model == null) {
      throw new FaultsException("--model: a file for the fitted model is needed");
    }
    Folder folder = evidence.config();
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    List<PairEvidence> pairs = evidence.read(configuration, MonthOption.read("--until", until));
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
            EvidenceOptions.label(model).replaceFirst("\\.json$", ""),
            "Fitted to "
                + heard.stream()
                    .map(each -> each.published().dyad())
                    .collect(Collectors.joining(", "))
                + " up to "
                + last
                + " and "
                + evidence.feeds().stream()
                    .map(EvidenceOptions::label)
                    .collect(Collectors.joining(", "))
                + ".",
            NowcastModel.Rules.DEFAULT,
            lags.stream().sorted().map(lag -> nowcaster.fit(lag, last)).toList(),
            "");
    EvaluationMonths months =
        EvaluationMonths.parse(origins == null ? last.minusYears(15) + "/" + last : origins);
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
            new Words(configuration, language.get()));
    WholeFile.write(Path.of(model), fitted.text(), "--model");
    json.write(view);
    print(view);
    return ExitCode.DONE.code();
  }
}
