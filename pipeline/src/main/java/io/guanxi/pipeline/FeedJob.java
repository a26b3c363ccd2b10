package io.guanxi.pipeline;

import io.guanxi.model.Dyad;
import io.guanxi.model.FeedCode;
import io.guanxi.model.Micropoints;
import io.guanxi.run.DataPackage;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.Recipe;
import io.guanxi.score.FeedMonths;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedVocabulary;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** A run of one feed from plan to outputs; {@link Publication} brings them to their place. */
public final class FeedJob {
  /** More than this and the work is shared among the processors. */
  private static final long SHARED_FROM = 8L << 20;

  /** Partitions in which duplicates of all pairs are looked for; few keys are cheap. */
  private static final int PARTITIONS = 8;

  private final FeedPlan plan;
  private final String version;

  private FeedJob(FeedPlan plan, String version) {
    this.plan = plan;
    this.version = version;
  }

  /**
   * Runs a plan.
   *
   * @param version version of the tool, for the manifest
   * @return what became of the rows that were read
   * @throws FaultsException when input, options or plan cannot be used; the output folder is then
   *     as it was
   */
  public static RunCounts run(FeedPlan plan, String version) {
    return new FeedJob(plan, version).run();
  }

  /** Names of the files that a run writes into its output folder. */
  public static List<String> outputFiles() {
    return Publication.files(RunTable.FEED);
  }

  /** Names of tables of other runs, which a run takes away from its output folder. */
  public static List<String> staleFiles() {
    return RunTable.besides(RunTable.FEED).stream().map(RunTable::fileName).toList();
  }

  private RunCounts run() {
    long bytes = plan.files().stream().mapToLong(FeedFile::packedBytes).sum();
    int workers = bytes < SHARED_FROM ? 1 : Runtime.getRuntime().availableProcessors();
    PipelineOptions options = ScoreJob.beamOptions(plan.beamArguments());
    // While a worker of the direct runner has nothing to do, a processor is spent on asking whether
    // there is something; so it has one worker, and that one reads with several threads.
    boolean oneWorker = options.getRunner() == DirectRunner.class;
    int lists = oneWorker ? 1 : workers;
    int readers = oneWorker ? workers : 1;
    return Publication.of(
        plan.output(),
        (aside, kept) -> {
          execute(options, lists, readers, aside);
          RunCounts counts = RunCounts.parse(Files.readString(aside.resolve(RunCounts.FILE)));
          counts.assertComplete();
          Map<RunTable, DataPackage.TableFile> tables =
              DataPackage.measure(RunTable.FEED, aside, kept);
          return new Publication.Finished(
              counts,
              tables,
              describe(tables, counts, aside),
              plan.configFolder(),
              configuration(),
              // The files of a feed are too large to be kept with every run of it.
              List.of());
        });
  }

  private void execute(PipelineOptions options, int lists, int readers, Path aside) {
    FeedVocabulary vocabulary = plan.vocabulary();
    List<Dyad> pairs = plan.pairs();
    FeedSelection selection =
        pairs == null ? FeedSelection.all() : FeedSelection.of(pairs, vocabulary);
    ScanFeed.Order scan =
        new ScanFeed.Order(
            plan.format(),
            vocabulary,
            selection,
            plan.policy(),
            pairs == null ? PARTITIONS : 1,
            readers);
    Set<Dyad> wanted = pairs == null ? null : Set.copyOf(pairs);
    List<DyadProfile> profiles =
        plan.effective().dyads().values().stream()
            .filter(profile -> wanted == null || wanted.contains(profile.dyad()))
            .toList();
    WriteFeed.Order write =
        new WriteFeed.Order(
            scan,
            List.copyOf(plan.files().stream().map(FeedFile::shown).toList()),
            pairs == null ? null : List.copyOf(pairs),
            List.copyOf(profiles),
            plan.effective().scheme(),
            plan.recipe(),
            plan.from(),
            plan.to(),
            aside.toString());
    Pipeline pipeline = Pipeline.create(options);
    FeedPipeline.assemble(
        pipeline, FeedSlice.deal(FeedSlice.cut(plan.files()), lists), scan, write);
    ScoreJob.runToEnd(pipeline);
  }

  private Map<String, Object> describe(
      Map<RunTable, DataPackage.TableFile> tables, RunCounts counts, Path aside)
      throws IOException {
    String statement = Recipe.UNCALIBRATED.en();
    Files.writeString(
        aside.resolve(DataPackage.FILE),
        DataPackage.text(
            tables,
            "Flows and scores of the feed " + plan.format().name() + " by guanxi",
            statement + " " + plan.recipe().about(),
            version));

    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("statement", statement);
    manifest.put("versions", ScoreJob.versions(version));
    manifest.put("feed", feed());
    manifest.put("arguments", plan.arguments());
    manifest.put("scheme", ScoreJob.scheme(plan.effective().scheme()));
    manifest.put("weights", weights());
    manifest.put("configuration", configuration());
    List<Object> inputs = new ArrayList<>();
    FeedChecksum checksum = FeedChecksum.NOTHING;
    List<String> checksums = Files.readAllLines(aside.resolve(WriteFeed.CHECKSUMS));
    for (int i = 0; i < checksums.size(); i++) {
      FeedFile file = plan.files().get(i);
      String[] part = checksums.get(i).split(" ", 2);
      checksum =
          checksum.then(
              new FeedChecksum(Long.parseLong(part[0]), Integer.parseUnsignedInt(part[1], 16)));
      boolean more =
          i + 1 < checksums.size() && plan.files().get(i + 1).resource().equals(file.resource());
      if (more) {
        continue; // the next part of the same archive
      }
      if (checksum.bytes() != file.bytes()) {
        throw new IllegalStateException(
            file.archive() + ": bytes read: " + checksum.bytes() + " of " + file.bytes());
      }
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("file", file.archive());
      input.put("bytes", file.bytes());
      input.put("crc32c", checksum.hex());
      inputs.add(input);
      checksum = FeedChecksum.NOTHING;
    }
    manifest.put("inputs", inputs);
    manifest.put("counts", counts.asMap());
    manifest.put("outputs", DataPackage.hashes(tables));
    return manifest;
  }

  private SortedMap<String, String> configuration() {
    SortedMap<String, String> hashes = new TreeMap<>(plan.effective().hashes());
    hashes.putAll(plan.countries().hashes());
    hashes.putAll(plan.codebook().hashes());
    hashes.put(plan.recipe().path(), plan.recipe().sha256());
    return hashes;
  }

  /** Points of I0 that the recipe gives an event of each code, before volume and dead band. */
  private SortedMap<String, Object> weights() {
    SortedMap<String, Object> weights = new TreeMap<>();
    for (FeedCode code : plan.vocabulary().codes()) {
      weights.put(
          code.code(), new BigDecimal(Micropoints.toText(FeedMonths.weight(plan.recipe(), code))));
    }
    return weights;
  }

  private Map<String, Object> feed() {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("format", plan.format().name());
    if (!plan.format().mapping().isEmpty()) {
      feed.put("mapping", plan.format().mapping());
    }
    feed.put("codebook", plan.codebook().id());
    feed.put("edition", plan.format().edition());
    feed.put("recipe", plan.recipe().id());
    feed.put("duplicates", plan.policy().name());
    return feed;
  }
}
