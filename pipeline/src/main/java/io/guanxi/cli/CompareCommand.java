package io.guanxi.cli;

import io.guanxi.explain.ScoredRun;
import io.guanxi.explain.Why;
import io.guanxi.explain.WhyFinder;
import io.guanxi.pipeline.RunJob;
import io.guanxi.report.ComparisonView;
import io.guanxi.report.Format;
import io.guanxi.report.Language;
import io.guanxi.report.Provenance;
import io.guanxi.report.Words;
import io.guanxi.report.figure.ComparisonFigure;
import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Hashes;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.SeriesFile;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guanxi compare}: two runs or series files against each other. */
@Command(
    name = "compare",
    description = {
      "Compares two runs or series files month by month.",
      "Did numbers move, do series agree?",
      "",
      "Examples:",
      "  guanxi compare my-scores data/output",
      "  guanxi compare LATEST PREVIOUS",
      "  guanxi compare data/output tsinghua.csv --name-a guanxi --name-b published",
      "  guanxi compare after.csv before.csv --fail --json difference.json",
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
      index = "1",
      paramLabel = "B",
      description = "The reference that A is held against, likewise. Differences are A less B.")
  private String b = "";

  @Option(names = "--name-a", paramLabel = "NAME", description = "Name of A in the output.")
  private @Nullable String nameA;

  @Option(names = "--name-b", paramLabel = "NAME", description = "Name of B in the output.")
  private @Nullable String nameB;

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description = "Differences of up to and including this are not listed. Default: 0.")
  private double tolerance = 0;

  @Option(
      names = "--fail",
      description =
          "Give exit code 1 when a month differs by more than --tolerance, or a pair is only in one.")
  private boolean fail;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "Draw both series and their difference, for each pair: FILE.svg or FILE.png.")
  private @Nullable Path figure;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with the configuration. Default: the bundled config.")
  private @Nullable String config;

  @Option(
      names = "--provisional",
      description =
          "Mark the newest common month of each dyad as provisional: it is shown, and --fail passes"
              + " over it.")
  private boolean provisional;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of the text: en, zh or ko. Default: en. JSON is the same in all.")
  private Language language = Language.EN;

  /** What A or B is: series by dyad, and the run that they come from, if they come from one. */
  private record Source(String title, Map<String, MonthlySeries> series, @Nullable ScoredRun run) {}

  private final SortedMap<String, String> inputs = new TreeMap<>();
  private final SortedMap<String, Provenance.Run> runs = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    if (json != null) {
      WholeFile.removeStale(json, "--json");
    }
    if (figure != null) {
      if (!ComparisonFigure.canWrite(figure.toString())) {
        throw new FaultsException("--figure " + figure + ": allowed are FILE.svg and FILE.png");
      }
      WholeFile.removeStale(figure, "--figure");
    }
    if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new FaultsException(
          "--tolerance " + tolerance + ": a number of points of at least 0 is allowed");
    }
    Folder folder = Home.config(config);
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    GivenRun givenA = GivenRun.of(a);
    GivenRun givenB = GivenRun.of(b);
    givenA.requireSound();
    givenB.requireSound();
    Source first = read("A", givenA, configuration);
    Source second = read("B", givenB, configuration);
    ComparisonView compared = compare(first, second, configuration);
    if (json != null) {
      WholeFile.write(json, Format.JSON.of(compared), "--json");
    }
    if (figure != null && compared.comparisons().stream().anyMatch(each -> each.n() > 0)) {
      WholeFile.write(
          figure,
          ComparisonFigure.bytes(
              figure.toString(),
              compared.nameA(),
              compared.nameB(),
              compared.comparisons(),
              configuration,
              language),
          "--figure");
    }
    spec.commandLine().getOut().print(Format.TEXT.of(compared));
    spec.commandLine().getOut().flush();
    if (compared.comparisons().stream().noneMatch(each -> each.n() > 0)) {
      spec.commandLine().getErr().println("guanxi: nothing to compare: no common dyad and month");
      return ExitCode.NOTHING_TO_GRADE.code();
    }
    return fail && compared.differs() ? ExitCode.CHECK_FAILED.code() : ExitCode.DONE.code();
  }

  private ComparisonView compare(Source first, Source second, Configuration configuration) {
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, Why> whys = new TreeMap<>();
    SortedMap<String, YearMonth> newest = new TreeMap<>();
    ScoredRun runA = first.run();
    ScoredRun runB = second.run();
    first
        .series()
        .forEach(
            (dyad, series) -> {
              MonthlySeries other = second.series().get(dyad);
              if (other == null) {
                return;
              }
              Comparison comparison = Comparison.of(other, series, configuration.scheme());
              comparisons.add(comparison);
              if (provisional && comparison.n() > 0) {
                newest.put(dyad, comparison.aligned().months().get(comparison.n() - 1));
              }
              if (runA != null && runB != null && kind(runA).equals(kind(runB))) {
                WhyFinder.of(runB, runA, dyad).ifPresent(why -> whys.put(dyad, why));
              }
            });
    return new ComparisonView(
        nameA == null ? first.title() : nameA,
        nameB == null ? second.title() : nameB,
        comparisons,
        whys,
        newest,
        without(first, second),
        without(second, first),
        runA == null ? null : kind(runA),
        runB == null ? null : kind(runB),
        new Provenance(Version.text(), RunJob.METHOD_VERSION, configuration.hashes(), inputs, runs),
        tolerance,
        new Words(configuration, language));
  }

  /** The format of the feed that a run was scored from; empty for curated events. */
  private static String kind(ScoredRun run) {
    return run.manifest().feed().map(RunManifest.Feed::format).orElse("");
  }

  /** Ids of the dyads that one source has and the other has not. */
  private static List<String> without(Source one, Source other) {
    return one.series().keySet().stream()
        .filter(dyad -> !other.series().containsKey(dyad))
        .toList();
  }

  private Source read(String parameter, GivenRun given, Configuration configuration)
      throws IOException {
    String source = given.shown();
    Path path = given.folder();
    if (!Files.exists(path)) {
      throw new FaultsException(parameter + " " + source + ": no such file or folder");
    }
    ScoredRun run = null;
    Path file = path;
    if (Files.isDirectory(path)) {
      run = ScoredRun.read(Run.open(path, source, parameter));
      for (RunTable table : List.of(RunTable.SCORES, RunTable.CONTRIBUTIONS)) {
        input(run.run().shown(table), run.run().file(table));
      }
      runs.put(source, Provenance.Run.of(run.manifest()));
      file = run.run().file(RunTable.SCORES);
    }
    Map<String, MonthlySeries> series = new TreeMap<>();
    SeriesFile read = SeriesFile.read(file, source, configuration);
    Notes.say(spec, read.notes());
    read.series().forEach(each -> series.put(each.dyad(), each));
    if (run == null) {
      input(source, file);
    }
    return new Source(given.title(), series, run);
  }

  private void input(String name, Path file) throws IOException {
    inputs.put(name, Hashes.sha256(PlainFile.read(file, name)));
  }
}
