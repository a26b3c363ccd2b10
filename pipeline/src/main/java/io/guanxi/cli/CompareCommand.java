package io.guanxi.cli;

import io.guanxi.model.FaultsException;
import io.guanxi.report.ComparisonViews;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.series.Comparison;
import io.guanxi.series.MonthlySeries;
import io.guanxi.table.RunTable;
import io.guanxi.table.SeriesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      "  guanxi compare data/output my-scores",
      "  guanxi compare tsinghua.csv data/output --name-a published --name-b guanxi",
      "  guanxi compare before.csv after.csv --tolerance 0 --fail --json difference.json",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "The reference: a run's folder, or CSV dyad,month,score, or Country,YearMonth,Score where"
              + " the country stands for its pair with China.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "What is held against it, likewise.")
  private String b = "";

  @Option(names = "--name-a", paramLabel = "NAME", description = "Name of A in the output.")
  private @Nullable String nameA;

  @Option(names = "--name-b", paramLabel = "NAME", description = "Name of B in the output.")
  private @Nullable String nameB;

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description = "Differences up to this are not listed; the edge is not. Default: 0.")
  private double tolerance = 0;

  @Option(
      names = "--fail",
      description = "Give exit code 1 when a month differs by more than --tolerance.")
  private boolean fail;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with the configuration. Default: the bundled config.")
  private @Nullable String config;

  @Override
  public Integer call() throws IOException {
    if (!(tolerance >= 0)) {
      throw new FaultsException("--tolerance " + tolerance + ": at least 0 is allowed");
    }
    if (json != null) {
      Files.deleteIfExists(json);
    }
    Home.Folder folder = Home.config(config);
    Configuration configuration = ConfigurationLoader.load(folder.path(), folder.shown());
    Map<String, MonthlySeries> first = read(a, configuration);
    Map<String, MonthlySeries> second = read(b, configuration);
    List<Comparison> comparisons = new ArrayList<>();
    first.forEach(
        (dyad, series) -> {
          MonthlySeries other = second.get(dyad);
          if (other != null) {
            comparisons.add(Comparison.of(series, other, configuration.scheme()));
          }
        });
    ComparisonViews views =
        new ComparisonViews(
            nameA == null ? a : nameA,
            nameB == null ? b : nameB,
            comparisons,
            first.keySet().stream().filter(dyad -> !second.containsKey(dyad)).toList(),
            second.keySet().stream().filter(dyad -> !first.containsKey(dyad)).toList());
    if (json != null) {
      Files.writeString(json, views.json());
    }
    spec.commandLine().getOut().print(views.terminal(tolerance));
    spec.commandLine().getOut().flush();
    if (comparisons.stream().noneMatch(each -> each.n() > 0)) {
      spec.commandLine().getErr().println("guanxi: nothing to compare: no common dyad and month");
      return ExitCode.NOTHING_TO_GRADE.code();
    }
    boolean differs =
        comparisons.stream()
            .flatMap(each -> each.aligned().differences().stream())
            .anyMatch(difference -> Math.abs(difference) > tolerance);
    return fail && differs ? ExitCode.CHECK_FAILED.code() : ExitCode.DONE.code();
  }

  private static Map<String, MonthlySeries> read(String source, Configuration configuration) {
    Path path = Path.of(source);
    Path file = Files.isDirectory(path) ? path.resolve(RunTable.SCORES.fileName()) : path;
    if (!Files.isRegularFile(file)) {
      throw new FaultsException(
          source
              + (Files.isDirectory(path)
                  ? ": the folder holds no " + RunTable.SCORES.fileName()
                  : ": no such file or folder"));
    }
    Map<String, MonthlySeries> series = new TreeMap<>();
    SeriesFile.read(file, source, configuration::canonicalId)
        .forEach(each -> series.put(each.dyad(), each));
    return series;
  }
}
