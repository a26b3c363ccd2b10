package io.guanxi.cli;

import io.guanxi.explain.Decomposer;
import io.guanxi.explain.Decomposition;
import io.guanxi.explain.ScoredRun;
import io.guanxi.pipeline.RunJob;
import io.guanxi.report.ComparisonView;
import io.guanxi.report.Provenance;
import io.guanxi.report.Words;
import io.guanxi.report.figure.ComparisonFigure;
import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Hashes;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.Period;
import io.guanxi.series.Precision;
import io.guanxi.series.SeriesFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import io.guanxi.text.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi compare}: two runs or series files against each other. */
@Command(
    name = "compare",
    description = {
      "Compares runs or series files month by month.",
      "Did numbers move, do series agree?",
      "",
      "Examples:",
      "  guanxi compare my-scores data/output",
      "  guanxi compare LATEST PREVIOUS",
      "  guanxi compare data/output tsinghua.csv --name-a guanxi --name-b published",
      "  guanxi compare after.csv before.csv --fail --json difference.json",
      "  guanxi compare data/output gdelt.csv icews.csv --from 2020-01 --mean quarter --figure all.svg",
      "",
      "Parameters and options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "What is looked at: a run's folder, a kept run (LATEST, PREVIOUS, a name or an id of 'guanxi"
              + " runs'), or CSV dyad,month,score, or Country,YearMonth,Score where the country stands"
              + " for its pair with China.")
  private String a = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "B",
      description =
          "What A is compared with, likewise. Differences are A less B. With more than one (B C …),"
              + " each is compared with each.")
  private List<String> others = new ArrayList<>();

  @Option(names = "--name-a", paramLabel = "NAME", description = "Name of A in the output.")
  private @Nullable String nameA;

  @Option(names = "--name-b", paramLabel = "NAME", description = "Name of B in the output.")
  private @Nullable String nameB;

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description = "Differences of up to and including this are not listed. Default: 0.")
  private double tolerance = 0;

  @Mixin private WindowOptions window = new WindowOptions();

  @Option(
      names = "--mean",
      paramLabel = "PERIOD",
      description =
          "Compare the means of whole calendar quarters or years: quarter or year. Default: month,"
              + " the scores as they are.")
  private Period period = Period.MONTH;

  @Option(
      names = "--unrounded",
      description =
          "Compare scores as they are written. Without it, all are rounded to the decimals of the"
              + " coarsest series, so that rounding is no difference.")
  private boolean unrounded;

  @Option(
      names = "--fail",
      description =
          "Give exit code 1 when a month differs by more than --tolerance, or a pair is only in one.")
  private boolean fail;

  @Mixin private JsonOption json = new JsonOption();

  @Mixin private FigureOption figure = new FigureOption();

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--provisional",
      description =
          "Mark the newest common month of each dyad as provisional: it is shown, and --fail passes"
              + " over it.")
  private boolean provisional;

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private LanguageOption language = new LanguageOption();

  /**
   * What A or B is: series by dyad, the run that they come from, if they come from one, and the
   * decimals that they are written with; null when they are unrounded, as a run's are.
   */
  private record Source(
      String title,
      SortedMap<String, MonthlySeries> series,
      @Nullable ScoredRun run,
      @Nullable Integer decimals) {
    /** The format of the feed that a run was scored from; empty for curated events. */
    @Nullable String kind() {
      return run == null ? null : run.manifest().feed().map(RunManifest.Feed::format).orElse("");
    }
  }

  private final SortedMap<String, String> inputs = new TreeMap<>();
  private final SortedMap<String, Provenance.Run> runs = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    window.check();
    json.removeStale();
    figure.removeStale();
    if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new FaultsException(
          Fault.of("--tolerance", tolerance).not("a number of points of at least 0"));
    }
    Folder folder = config.folder();
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    List<GivenRun> given = new ArrayList<>(List.of(GivenRun.of(a)));
    others.forEach(other -> given.add(GivenRun.of(other)));
    given.forEach(GivenRun::requireSound);
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      sources.add(read(ComparisonView.letter(i), given.get(i), configuration));
    }
    ComparisonView view = view(sources, configuration);
    json.write(view);
    boolean overlaps = view.compared().stream().anyMatch(each -> each.comparison().n() > 0);
    if (overlaps) {
      figure.write(
          file ->
              ComparisonFigure.bytes(
                  file, view.names(), view.compared(), configuration, language.get()));
    }
    format.print(view);
    if (!overlaps) {
      spec.commandLine().getErr().println("guanxi: nothing to compare: no common dyad and month");
      return ExitCode.NOTHING_TO_GRADE.code();
    }
    return fail && view.differs() ? ExitCode.CHECK_FAILED.code() : ExitCode.DONE.code();
  }

  private ComparisonView view(List<Source> sources, Configuration configuration) {
    List<@Nullable Integer> decimals = new ArrayList<>();
    List<@Nullable String> kinds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    sources.forEach(
        source -> {
          decimals.add(source.decimals());
          kinds.add(source.kind());
          names.add(source.title());
        });
    names.set(0, nameA == null ? names.get(0) : nameA);
    names.set(1, nameB == null ? names.get(1) : nameB);
    Precision precision = unrounded ? Precision.asWritten(decimals) : Precision.coarsest(decimals);
    SortedSet<String> dyads = new TreeSet<>();
    sources.forEach(source -> dyads.addAll(source.series().keySet()));
    List<ComparisonView.DyadComparison> compared = new ArrayList<>();
    List<ComparisonView.Missing> missing = new ArrayList<>();
    for (String dyad : dyads) {
      for (int second = 0; second < sources.size(); second++) {
        if (!sources.get(second).series().containsKey(dyad)) {
          missing.add(new ComparisonView.Missing(dyad, second));
          continue;
        }
        for (int first = 0; first < second; first++) {
          if (sources.get(first).series().containsKey(dyad)) {
            compared.add(compare(dyad, sources, first, second, precision, configuration));
          }
        }
      }
    }
    return new ComparisonView(
        names,
        precision,
        period,
        window.from(),
        window.to(),
        compared,
        missing,
        kinds,
        new Provenance(Version.text(), RunJob.METHOD_VERSION, configuration.hashes(), inputs, runs),
        tolerance,
        new Words(configuration, language.get()));
  }

  private ComparisonView.DyadComparison compare(
      String dyad,
      List<Source> sources,
      int first,
      int second,
      Precision precision,
      Configuration configuration) {
    Source candidate = sources.get(first);
    Source reference = sources.get(second);
    Comparison comparison =
        Comparison.of(
            seen(reference, dyad, precision),
            seen(candidate, dyad, precision),
            configuration.scheme(),
            period);
    YearMonth newest =
        provisional && comparison.n() > 0
            ? comparison.aligned().months().get(comparison.n() - 1)
            : null;
    ScoredRun before = reference.run();
    ScoredRun after = candidate.run();
    Decomposition why =
        before == null || after == null || !Objects.equals(candidate.kind(), reference.kind())
            ? null
            : Decomposer.of(before, after, dyad)
                .map(found -> found.within(window.months()))
                .filter(found -> !found.months().isEmpty())
                .orElse(null);
    return new ComparisonView.DyadComparison(first, second, comparison, why, newest);
  }

  /** A series as it is compared: rounded, cut to the window, and then as means. */
  private MonthlySeries seen(Source source, String dyad, Precision precision) {
    MonthlySeries series = Objects.requireNonNull(source.series().get(dyad));
    return period.means(precision.of(series).within(window.months()));
  }

  private Source read(String parameter, GivenRun given, Configuration configuration)
      throws IOException {
    String source = given.shown();
    Path path = given.folder();
    if (!Files.exists(Workbook.file(path))) {
      throw new FaultsException(parameter + " " + source, "no such file or folder");
    }
    if (Files.isDirectory(path)) {
      ScoredRun run = ScoredRun.read(Run.open(path, source, parameter));
      if (run.scores().isEmpty()) {
        throw new FaultsException(source, "holds no row");
      }
      for (RunTable table : List.of(RunTable.SCORES, RunTable.CONTRIBUTIONS)) {
        inputs.put(
            run.run().shown(table),
            Objects.requireNonNull(run.manifest().outputs().get(table.fileName())));
      }
      runs.put(source, Provenance.Run.of(run.manifest()));
      return new Source(given.title(), run.series(configuration::canonicalId), run, null);
    }
    SeriesFile read = SeriesFile.read(path, source, configuration);
    Notes.say(spec, read.notes());
    input(source, path);
    SortedMap<String, MonthlySeries> series = new TreeMap<>();
    read.series().forEach(each -> series.put(each.dyad(), each));
    return new Source(given.title(), series, null, Precision.written(read.decimals()));
  }

  private void input(String name, Path file) throws IOException {
    inputs.put(name, Hashes.sha256(PlainFile.read(file, name)));
  }
}
