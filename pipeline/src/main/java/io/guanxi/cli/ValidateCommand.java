package io.guanxi.cli;

import io.guanxi.model.FaultsException;
import io.guanxi.pipeline.ScoreJob;
import io.guanxi.report.ValidationViews;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.RunManifest;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.table.RunTable;
import io.guanxi.table.RunTables;
import io.guanxi.table.SeriesFile;
import io.guanxi.validate.Bars;
import io.guanxi.validate.Check;
import io.guanxi.validate.Validation;
import io.guanxi.validate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi validate}: a run against published figures. */
@Command(
    name = "validate",
    description = {
      "Holds a run against published figures, with tolerances.",
      "The tolerances stand in config/published/figures.json.",
      "",
      "Examples:",
      "  guanxi validate",
      "  guanxi validate --run my-scores --published tsinghua.csv",
      "  guanxi validate --suggest",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private static final String JSON = "validation.json";
  private static final String JUNIT = "validation.xml";
  private static final String MARKDOWN = "validation.md";
  private static final String COMPARED = "validation-series.csv";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Output folder of the run to validate. Default: data/output.")
  private @Nullable String run;

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description =
          "Published monthly series: CSV dyad,month,score, or Country,YearMonth,Score where the"
              + " country stands for its pair with China; may be repeated.")
  private List<String> published = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with the configuration. Default: the bundled config.")
  private @Nullable String config;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the verdict files. Default: the run's folder.")
  private @Nullable String output;

  @Option(
      names = "--no-fail",
      description = "Report without gating: a failed check gives exit code 0.")
  private boolean noFail;

  @Option(
      names = "--suggest",
      description = "Print the tolerances that this run would just meet; writes nothing.")
  private boolean suggest;

  @Override
  public Integer call() throws IOException {
    Home.Folder runs = Home.output(run);
    Path runFolder = runs.path();
    Path folder = output == null ? runFolder : Path.of(output);
    if (!suggest) {
      for (String stale : List.of(JSON, JUNIT, MARKDOWN, COMPARED)) {
        Files.deleteIfExists(folder.resolve(stale));
      }
    }
    Home.Folder configFolder = Home.config(config);
    Configuration configuration =
        ConfigurationLoader.load(configFolder.path(), configFolder.shown());
    if (!Files.isRegularFile(runFolder.resolve(RunTable.SCORES.fileName()))
        || !Files.isRegularFile(runFolder.resolve(RunManifest.FILE))) {
      throw new FaultsException(
          "--run " + runs.shown() + ": holds no complete run; 'guanxi score' makes one");
    }
    Validation validation =
        Validation.of(
            RunTables.readScores(runFolder),
            RunTables.readBreakdown(runFolder),
            publishedSeries(configuration),
            configuration);
    if (suggest) {
      spec.commandLine().getOut().print(Bars.suggest(validation));
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.code();
    }
    ExitCode code = exitCode(validation);
    ValidationViews views =
        new ValidationViews(
            validation,
            provenance(runFolder, configuration),
            configuration.statement().en(),
            code.code());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(JUNIT), views.junitXml());
    Files.writeString(folder.resolve(MARKDOWN), views.markdown());
    if (validation.count(Verdict.FAIL) > 0 && !validation.compared().isEmpty()) {
      Files.writeString(
          folder.resolve(COMPARED),
          SeriesFile.compared(validation.compared().stream().map(Comparison::aligned).toList()));
    }
    Files.writeString(folder.resolve(JSON), views.json());
    spec.commandLine().getOut().print(views.terminal());
    spec.commandLine().getOut().flush();
    return code.code();
  }

  private List<Validation.Published> publishedSeries(Configuration configuration) {
    List<Validation.Published> all = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String file : published) {
      try {
        for (MonthlySeries series :
            SeriesFile.read(Path.of(file), file, configuration::canonicalId)) {
          all.add(new Validation.Published(file, series));
        }
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    return all;
  }

  /** 4 beats 3 beats 1: a verdict on too little is no verdict, one with holes is not complete. */
  private ExitCode exitCode(Validation validation) {
    List<Check> gating = validation.checks().stream().filter(Check::gating).toList();
    boolean graded =
        gating.stream()
            .anyMatch(check -> check.verdict() == Verdict.PASS || check.verdict() == Verdict.FAIL);
    if (!graded || gating.stream().anyMatch(check -> check.verdict() == Verdict.UNDEFINED)) {
      return ExitCode.NOTHING_TO_GRADE;
    }
    return validation.count(Verdict.FAIL) > 0 && !noFail ? ExitCode.CHECK_FAILED : ExitCode.DONE;
  }

  private Map<String, Object> provenance(Path runFolder, Configuration configuration)
      throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("guanxi", Version.text());
    provenance.put("method", ScoreJob.METHOD_VERSION);
    provenance.put("configuration", configuration.hashes());
    Map<String, Object> inputs = new TreeMap<>();
    for (String name :
        List.of(RunManifest.FILE, RunTable.SCORES.fileName(), RunTable.BREAKDOWN.fileName())) {
      inputs.put("run/" + name, Hashes.sha256(Files.readAllBytes(runFolder.resolve(name))));
    }
    for (String file : published) {
      inputs.put(file, Hashes.sha256(Files.readAllBytes(Path.of(file))));
    }
    provenance.put("inputs", inputs);
    return provenance;
  }
}
