package io.guanxi.cli;

import io.guanxi.forecast.Panel;
import io.guanxi.model.Dyad;
import io.guanxi.pipeline.RunJob;
import io.guanxi.report.Language;
import io.guanxi.report.Provenance;
import io.guanxi.report.Words;
import io.guanxi.run.Folder;
import io.guanxi.run.Run;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.scheme.Hashes;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.SeriesFile;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What both forms of {@code guanxi forecast} take in. */
final class ForecastInput {
  private static final int LONGEST_HORIZON = 120;

  @Option(
      names = "--series",
      paramLabel = "FILE",
      description =
          "Monthly scores: CSV dyad,month,score, or Country,YearMonth,Score where the country stands"
              + " for its pair with China.")
  private @Nullable String file;

  @Mixin private RunOption run = new RunOption();

  @Option(
      names = "--dyad",
      paramLabel = "AAA-BBB",
      description = "Only this pair; may be repeated. The others teach all the same.")
  private List<String> dyads = new ArrayList<>();

  @Option(
      names = "--horizon",
      paramLabel = "MONTHS",
      split = ",",
      description = "Months ahead, with commas between. Default: 1,3,6,12.")
  private @Nullable List<Integer> horizons;

  private List<MonthlySeries> series = List.of();

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private LanguageOption language = new LanguageOption();

  private final SortedMap<String, String> inputs = new TreeMap<>();
  private final SortedMap<String, Provenance.Run> runs = new TreeMap<>();

  Configuration configuration() {
    Folder folder = config.folder();
    return ConfigurationLoader.load(folder.path(), folder.shown());
  }

  /** Everything read, of all pairs. */
  Panel panel(Configuration configuration) throws IOException {
    if (file != null && run.isGiven()) {
      throw new FaultsException("--series and --run exclude each other: name one of them");
    }
    series = read(configuration);
    return Panel.of(series, configuration.scheme());
  }

  private List<MonthlySeries> read(Configuration configuration) throws IOException {
    if (file != null) {
      Path path = Path.of(file);
      PlainFile.require(path, "--series " + file);
      input(file, path);
      return SeriesFile.read(path, file, configuration).series();
    }
    GivenRun given = run.find();
    Run opened = given.open();
    opened.require(RunTable.SCORES);
    runs.put(given.shown(), Provenance.Run.of(opened.manifest()));
    Path scores = opened.file(RunTable.SCORES);
    String shown = opened.shown(RunTable.SCORES);
    inputs.put(
        shown, Objects.requireNonNull(opened.manifest().outputs().get(RunTable.SCORES.fileName())));
    return SeriesFile.read(scores, shown, configuration).series();
  }

  /** What {@link #panel} has read. */
  List<MonthlySeries> series() {
    return series;
  }

  /** The pairs that were asked for; all when none was. */
  Set<String> pairs(Panel panel, Configuration configuration) {
    List<String> there = panel.histories().stream().map(each -> each.dyad()).toList();
    if (dyads.isEmpty()) {
      return new LinkedHashSet<>(there);
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (String dyad : dyads) {
      String id = configuration.canonicalId(dyad);
      if (!there.contains(id)) {
        throw new FaultsException(
            Fault.of("--dyad", dyad)
                .not("one of " + String.join(", ", there), Dyad.meant(dyad, there)));
      }
      wanted.add(id);
    }
    return wanted;
  }

  /** The unrounded score of a pair's last month, points; nothing before {@link #panel}. */
  Optional<Map.Entry<YearMonth, Double>> last(String dyad) {
    return series.stream()
        .filter(each -> each.dyad().equals(dyad))
        .map(each -> each.scores().lastEntry())
        .findFirst();
  }

  /**
   * The horizons up to a last one, which is always among them.
   *
   * @throws FaultsException when one that was asked for lies behind it
   */
  List<Integer> horizons(int last) {
    List<Integer> asked = horizons();
    if (horizons != null && asked.get(asked.size() - 1) > last) {
      throw new FaultsException(
          Fault.of("--horizon", asked.get(asked.size() - 1))
              .that("is too far: the scenario ends " + last + " months after the last score"));
    }
    return Stream.concat(asked.stream().filter(each -> each < last), Stream.of(last)).toList();
  }

  List<Integer> horizons() {
    List<Integer> asked = horizons == null ? List.of(1, 3, 6, 12) : horizons;
    for (int horizon : asked) {
      if (horizon < 1 || horizon > LONGEST_HORIZON) {
        throw new FaultsException(
            Fault.of("--horizon", horizon).not("a number of months from 1 to " + LONGEST_HORIZON));
      }
    }
    return asked.stream().distinct().sorted().toList();
  }

  void input(String name, Path path) throws IOException {
    inputs.put(name, Hashes.sha256(PlainFile.read(path, name)));
  }

  Language language() {
    return language.get();
  }

  Words words(Configuration configuration) {
    return new Words(configuration, language.get());
  }

  Provenance provenance(Configuration configuration) {
    return new Provenance(
        Version.text(), RunJob.METHOD_VERSION, configuration.hashes(), inputs, runs);
  }
}
