package io.guanxi.cli;

import io.guanxi.explain.RunEvents;
import io.guanxi.model.WeightedCoding;
import io.guanxi.pipeline.RunJob;
import io.guanxi.report.Annotations;
import io.guanxi.report.Format;
import io.guanxi.report.Provenance;
import io.guanxi.report.ValidationView;
import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunRows;
import io.guanxi.run.RunTable;
import io.guanxi.run.ScoreRow;
import io.guanxi.run.Vintage;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Recipe;
import io.guanxi.scheme.Selection;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.SeriesFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.Workbook;
import io.guanxi.validate.SourceLocation;
import io.guanxi.validate.Validation;
import io.guanxi.validate.Verdict;
import io.guanxi.validate.VerifiedOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi validate}: a run against published figures. */
@Command(
    name = "validate",
    description = {
      "Compares a run with published figures, within tolerances.",
      "The tolerances stand in config/published/figures.json.",
      "",
      "Examples:",
      "  guanxi validate",
      "  guanxi validate --run my-scores --published tsinghua.csv",
      "  guanxi validate --suggest",
      "  guanxi validate --annotate github",
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
  private static final String CODE_QUALITY = "gl-code-quality-report.json";

  /** All that may be written, the verdict last: where it is, the others are too. */
  private static final List<String> WRITTEN =
      List.of(COMPARED, JUNIT, MARKDOWN, CODE_QUALITY, JSON);

  private static final String FIGURES = "published/figures.json";

  /** A service whose jobs can show checks beside the files they are about. */
  private enum Service {
    /** By commands that a job prints. */
    GITHUB,
    /** By a report of Code Quality that a job hands over. */
    GITLAB
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RunOption run = new RunOption();

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description =
          "Published monthly series: CSV dyad,month,score, or Country,YearMonth,Score where the"
              + " country stands for its pair with China; may be repeated.")
  private List<String> published = new ArrayList<>();

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--no-fail",
      description = "Report without gating: a failed check gives exit code 0.")
  private boolean noFail;

  @Option(
      names = "--suggest",
      description = "Print the tolerances that this run would just meet; writes nothing.")
  private boolean suggest;

  @Option(
      names = "--provisional",
      description =
          "Take the newest month of each dyad of the run as provisional: it is shown and not graded.")
  private boolean provisional;

  @Option(
      names = "--annotate",
      paramLabel = "SERVICE",
      description =
          "Show the checks that did not pass beside the published values: github prints workflow"
              + " commands, gitlab writes the Code Quality report "
              + CODE_QUALITY
              + " into the folder of the verdict files.")
  private @Nullable Service annotate;

  @Mixin private LanguageOption language = new LanguageOption();

  /** When the run was made that is judged; empty for a series file. */
  private String made = "";

  /** The published series. */
  private final List<SourceLocation.File> files = new ArrayList<>();

  private final SortedMap<String, String> inputs = new TreeMap<>();
  private final SortedMap<String, Provenance.Run> runs = new TreeMap<>();

  /** The configuration with the scheme and codebook of the run of events that is graded. */
  private static Configuration configuration(
      Folder folder, @Nullable Run run, @Nullable Vintage kept) {
    Selection selection =
        run == null || run.manifest().feed().isPresent()
            ? Selection.USUAL
            : RunConfiguration.selection(run, kept);
    return ConfigurationLoader.load(folder.path(), folder.shown(), selection);
  }

  @Override
  public Integer call() throws IOException {
    Folder asked = output.given();
    if (asked != null) {
      removeStale(asked.path());
    }
    GivenRun named = run.find();
    Folder folder = asked == null ? named.verdicts() : asked;
    removeStale(folder.path());
    named.requireSound();
    Folder given = new Folder(named.folder(), named.shown());
    Path series = Workbook.file(given.path());
    boolean isFile = Files.exists(series) && !Files.isDirectory(series);
    Folder configFolder = config.folder();
    Run opened = isFile ? null : Run.open(given.path(), given.shown(), "--run");
    Configuration bundled = configuration(configFolder, opened, named.kept());
    Validation.Candidate graded = opened == null ? seriesFile(given, bundled) : run(opened);
    boolean isOfFeed = runs.values().stream().anyMatch(run -> run.feed().isPresent());
    Configuration configuration = isOfFeed ? bundled.withStatement(Recipe.UNCALIBRATED) : bundled;
    List<Validation.Published> others = publishedSeries(configuration);
    Validation validation = Validation.of(graded, others, configuration);
    ExitCode code = ExitCode.of(validation.outcome(), noFail);
    ValidationView view =
        new ValidationView(
            validation,
            opened == null
                ? Optional.empty()
                : verified(named, opened, graded, others, configuration),
            new Provenance(
                Version.text(), RunJob.METHOD_VERSION, configuration.hashes(), inputs, runs),
            configuration,
            code.code(),
            language.get());
    if (suggest) {
      spec.commandLine().getOut().print(view.suggestions().text());
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.code();
    }
    write(folder.path(), validation, view);
    spec.commandLine().getOut().print(Format.TEXT.of(view));
    if (annotate != null) {
      annotate(view.annotations(figures(configFolder), files), annotate, folder.path());
    }
    folder.send(
        WRITTEN.stream().filter(each -> Files.exists(folder.path().resolve(each))).toList());
    spec.commandLine().getOut().flush();
    return code.code();
  }

  private void removeStale(Path folder) {
    if (!suggest) {
      for (String stale : WRITTEN) {
        WholeFile.removeStale(folder.resolve(stale), "--output");
      }
    }
  }

  /** The JSON comes last: where it is, the others are too. */
  private void write(Path folder, Validation validation, ValidationView view) {
    if (validation.count(Verdict.FAIL) > 0 && !validation.compared().isEmpty()) {
      WholeFile.write(
          folder.resolve(COMPARED),
          SeriesFile.compared(validation.compared().stream().map(Comparison::aligned).toList()),
          "--output");
    }
    WholeFile.write(folder.resolve(JUNIT), view.junitXml(made), "--output");
    WholeFile.write(folder.resolve(MARKDOWN), Format.MARKDOWN.of(view), "--output");
    WholeFile.write(folder.resolve(JSON), Format.JSON.of(view), "--output");
  }

  private void annotate(Annotations annotations, Service service, Path folder) {
    switch (service) {
      case GITHUB -> spec.commandLine().getOut().print(annotations.github());
      case GITLAB ->
          WholeFile.write(folder.resolve(CODE_QUALITY), annotations.gitlab(), "--output");
    }
  }

  private static SourceLocation.File figures(Folder config) {
    Path file = config.path().resolve(FIGURES);
    String shown = config.shown() + "/" + FIGURES;
    return new SourceLocation.File(shown, file, text(PlainFile.read(file, shown)));
  }

  /** For finding lines: what is no UTF-8 stands in no line that is looked for. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Validation.Candidate run(Run opened) throws IOException {
    for (RunTable table : List.of(RunTable.SCORES, RunTable.BREAKDOWN)) {
      opened.require(table);
      inputs.put(
          opened.shown(table),
          Objects.requireNonNull(opened.manifest().outputs().get(table.fileName())));
    }
    Path folder = opened.folder();
    input(opened.shown() + "/" + RunManifest.FILE, folder.resolve(RunManifest.FILE));
    runs.put(opened.shown(), Provenance.Run.of(opened.manifest()));
    made = opened.manifest().created().orElse("");
    return new Validation.Candidate(RunRows.scores(folder), RunRows.breakdown(folder), provisional);
  }

  /** The checks without events that wait to be looked up; empty where that cannot be told. */
  private Optional<VerifiedOnly> verified(
      GivenRun named,
      Run opened,
      Validation.Candidate graded,
      List<Validation.Published> others,
      Configuration configuration) {
    RunCounts counts = RunCounts.of(opened.manifest().counts());
    if (!counts.isPartlyVerified()) {
      return Optional.empty();
    }
    try {
      RunConfiguration with = RunConfiguration.of(opened, null, named.kept());
      List<WeightedCoding> codings =
          RunEvents.read(
              opened,
              file -> named.places(file, opened.manifest()),
              with.effective(),
              with.configured());
      return Optional.of(
          VerifiedOnly.of(
              graded,
              codings,
              counts.get(RunCounts.SCORED),
              with.effective(),
              others,
              configuration));
    } catch (FaultsException e) { // the run's events or configuration are no longer at hand
      return Optional.empty();
    }
  }

  private Validation.Candidate seriesFile(Folder given, Configuration configuration)
      throws IOException {
    List<ScoreRow> rows = new ArrayList<>();
    SeriesFile read = SeriesFile.read(given.path(), given.shown(), configuration);
    Notes.say(spec, read.notes());
    for (MonthlySeries series : read.series()) {
      series
          .scores()
          .forEach(
              (month, score) ->
                  rows.add(ScoreRow.of(series.dyad(), month, score, configuration.scheme())));
    }
    input(given.shown(), given.path());
    return new Validation.Candidate(rows, null, provisional);
  }

  private List<Validation.Published> publishedSeries(Configuration configuration)
      throws IOException {
    List<Validation.Published> all = new ArrayList<>();
    Map<String, String> fileOf = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (String file : published) {
      try {
        PlainFile.require(Path.of(file), "--published " + file);
        SeriesFile read = SeriesFile.read(Path.of(file), file, configuration);
        Notes.say(spec, read.notes());
        for (MonthlySeries series : read.series()) {
          String other = fileOf.putIfAbsent(series.dyad(), file);
          if (other != null) {
            faults.add(
                Fault.at(
                    "--published " + file,
                    "has " + series.dyad() + ", which " + other + " has too"));
          }
          all.add(new Validation.Published(file, series));
        }
        input(file, Path.of(file));
        files.add(
            new SourceLocation.File(
                file, Path.of(file), text(PlainFile.read(Path.of(file), file))));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    FaultsException.throwIfAny(faults);
    return all;
  }

  private void input(String name, Path file) throws IOException {
    inputs.put(name, Hashes.sha256(PlainFile.read(file, name)));
  }
}
