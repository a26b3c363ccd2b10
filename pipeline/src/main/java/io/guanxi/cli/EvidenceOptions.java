package io.guanxi.cli;

import io.guanxi.nowcast.FeedSignal;
import io.guanxi.nowcast.PairEvidence;
import io.guanxi.run.FlowSums;
import io.guanxi.run.Folder;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Hashes;
import io.guanxi.series.MonthlySeries;
import io.guanxi.series.SeriesFile;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Options that name published scores and what is known since; shared by the verbs that use them.
 */
final class EvidenceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description =
          "Needed. Published monthly scores: CSV dyad,month,score, or Country,YearMonth,Score where the country stands for its pair with China.")
  private String published = "";

  @Option(
      names = "--feed",
      paramLabel = "RUN|[FORMAT:]FILE",
      description =
          "What a feed says: the run of a feed (its flows), its files as icews:PATH_OR_GLOB, or an index Partner,Index_Type,YearMonth,Index_Value or dyad,month,score; may be repeated.")
  private List<String> feeds = new ArrayList<>();

  @Option(
      names = "--curated",
      paramLabel = "RUN|FILE",
      description = "Scores from coded events: a run, or a series CSV dyad,month,score.")
  private @Nullable String curated;

  @Mixin private ConfigOption config = new ConfigOption();

  private final SortedMap<String, String> hashes = new TreeMap<>();

  /** Where the configuration lies. */
  Folder config() {
    return config.folder();
  }

  /** SHA-256 of every file that was read, by its name on the command line. */
  SortedMap<String, String> hashes() {
    return hashes;
  }

  /** Names of the feeds. */
  List<String> feeds() {
    return feeds;
  }

  /**
   * Reads what the options name.
   *
   * @param until published months after it are not looked at; null for all
   * @throws FaultsException with every fault of every file
   */
  List<PairEvidence> read(Configuration configuration, @Nullable YearMonth until) {
    if (published.isEmpty()) {
      throw new FaultsException("--published: a file of published monthly scores is needed");
    }
    List<String> faults = new ArrayList<>();
    List<MonthlySeries> scores = series("--published", published, configuration, faults);
    Map<String, List<FeedSignal>> signals = new HashMap<>();
    for (String feed : feeds) {
      if (FeedFiles.isNamed(feed)) {
        files(feed, scores, configuration, signals, faults);
        continue;
      }
      GivenRun given = GivenRun.of(feed);
      if (Files.isDirectory(given.folder())) {
        try {
          FlowSums.read(given.folder(), "--feed " + feed, configuration::canonicalId)
              .forEach((dyad, parts) -> add(signals, dyad, new FeedSignal(label(feed), parts)));
          hash(feed, given.folder().resolve(RunTable.FLOWS_BY_THEME.fileName()));
        } catch (FaultsException e) {
          faults.addAll(e.faults());
        }
      } else {
        series("--feed", feed, configuration, faults)
            .forEach(
                series ->
                    add(
                        signals,
                        series.dyad(),
                        new FeedSignal(
                            label(feed), new TreeMap<>(Map.of("index", series.scores())))));
      }
    }
    Map<String, MonthlySeries> events = new HashMap<>();
    if (curated != null) {
      GivenRun given = GivenRun.of(curated);
      Path file =
          Files.isDirectory(given.folder())
              ? given.folder().resolve(RunTable.SCORES.fileName())
              : given.folder();
      series("--curated", file.toString(), configuration, faults)
          .forEach(series -> events.put(series.dyad(), series));
    }
    FaultsException.throwIfAny(faults);
    return scores.stream()
        .map(
            series ->
                new PairEvidence(
                    until == null
                        ? series
                        : new MonthlySeries(series.dyad(), series.scores().headMap(until, true)),
                    signals.getOrDefault(series.dyad(), List.of()),
                    events.get(series.dyad())))
        .filter(each -> !each.published().scores().isEmpty())
        .toList();
  }

  private void files(
      String feed,
      List<MonthlySeries> scores,
      Configuration configuration,
      Map<String, List<FeedSignal>> signals,
      List<String> faults) {
    try {
      FeedFiles read =
          FeedFiles.read(
              feed,
              scores.stream().map(MonthlySeries::dyad).toList(),
              config.folder(),
              configuration::canonicalId);
      read.sums().forEach((dyad, parts) -> add(signals, dyad, new FeedSignal(label(feed), parts)));
      hashes.put(feed, read.sha256());
      if (read.counts().rejected() > 0) {
        Notes.say(
            spec,
            List.of(
                feed
                    + ": rejected rows: "
                    + read.counts().rejected()
                    + " of "
                    + read.counts().get(RunCounts.READ)
                    + "; 'guanxi score' lists them"));
      }
    } catch (FaultsException e) {
      faults.addAll(e.faults());
    }
  }

  private List<MonthlySeries> series(
      String option, String file, Configuration configuration, List<String> faults) {
    Path path = Path.of(file);
    try {
      PlainFile.require(path, option + " " + file);
      hash(file, path);
      return SeriesFile.read(path, file, configuration).series();
    } catch (FaultsException e) {
      faults.addAll(e.faults());
      return List.of();
    }
  }

  /** The last part of a path, which is enough to tell feeds apart. */
  static String label(String feed) {
    Path name = Path.of(feed).getFileName();
    return name == null ? feed : name.toString();
  }

  /**
   * Reads a file and notes its hash.
   *
   * @throws FaultsException when it cannot be read
   */
  byte[] bytes(String file) {
    return hash(file, Path.of(file));
  }

  private byte[] hash(String name, Path file) {
    byte[] bytes = PlainFile.read(file, name);
    hashes.put(name, Hashes.sha256(bytes));
    return bytes;
  }

  private static void add(Map<String, List<FeedSignal>> signals, String dyad, FeedSignal signal) {
    signals.computeIfAbsent(dyad, d -> new ArrayList<>()).add(signal);
  }
}
