package io.guanxi.pipeline;

import io.guanxi.model.FeedCode;
import io.guanxi.model.Micropoints;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.RunPlan;
import io.guanxi.run.DataPackage;
import io.guanxi.run.Publication;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.run.Vintage;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.FeedMonths;
import io.guanxi.source.feed.FeedChecksum;
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
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.ReleaseInfo;

/** A run from plan to outputs; {@link Publication} brings them to their place. */
public final class RunJob {
  /** Counts up when the same input gives other numbers. */
  public static final String METHOD_VERSION = "1";

  /** Curated events of more bytes are shared among the processors. */
  private static final long SHARED_FROM = 8L << 20;

  private static final String SERIALIZED = FaultsException.class.getName() + ": ";

  private final RunPlan plan;
  private final String version;

  private RunJob(RunPlan plan, String version) {
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
  public static RunCounts run(RunPlan plan, String version) {
    return new RunJob(plan, version).run();
  }

  private RunCounts run() {
    PipelineOptions options = beamOptions();
    return Publication.of(plan.output(), (run, copies) -> into(options, run, copies));
  }

  private Publication.Finished into(PipelineOptions options, Path run, Path copies)
      throws IOException {
    Pipeline pipeline = Pipeline.create(options);
    RunCounts counts;
    List<Map<String, Object>> inputs = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    if (plan.input() instanceof Input.Feed feed) {
      FeedPipeline.assemble(pipeline, plan, feed, run.toString());
      runToEnd(pipeline);
      counts = RunCounts.parse(taken(run, RunCounts.FILE));
      // The files of a feed are too large to be kept with every run of it.
      inputs.addAll(inputsOfFeed(run));
    } else {
      ScorePipeline.assemble(pipeline, plan, (Input.Curated) plan.input(), run.toString());
      runToEnd(pipeline);
      Said said = Said.parse(taken(run, Said.FILE));
      counts = said.counts();
      requireSound(said, counts, ((Input.Curated) plan.input()).dyads());
      for (String read : said.about(Said.READ)) {
        InputFile file = plan.input().files().get(kept.size());
        String hash = read.substring(read.indexOf(' ') + 1);
        inputs.add(input(file, "sha256", hash));
        kept.put(Vintage.eventPath(kept.size() + 1, file.shown()), hash);
      }
    }
    counts.assertComplete();
    Map<RunTable, DataPackage.TableFile> tables =
        DataPackage.measure(plan.input().tables(), run, copies);
    Files.writeString(run.resolve(DataPackage.FILE), dataPackage(tables));
    return new Publication.Finished(
        counts,
        tables,
        manifest(inputs, counts, tables),
        plan.config().path(),
        plan.configuration(),
        kept,
        counts.rejected() > plan.maxRejects());
  }

  /** What the pipeline hands over; it is no part of the run. */
  private static String taken(Path run, String name) throws IOException {
    String text = Files.readString(run.resolve(name));
    Files.delete(run.resolve(name));
    return text;
  }

  /**
   * Asserts that the tables may be published.
   *
   * @throws FaultsException with every fault that the stages found
   */
  private static void requireSound(Said said, RunCounts counts, Set<String> asked) {
    List<String> seen = said.about(Said.DYAD);
    List<String> faults = new ArrayList<>();
    asked.stream()
        .filter(id -> !seen.contains(id))
        .forEach(id -> faults.add("--dyad " + id + ": no event of the input bears on this dyad"));
    faults.addAll(said.faults());
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    if (seen.isEmpty() && counts.rejected() == 0) {
      long later = counts.get(RunCounts.CODED_LATER);
      long waiting = counts.get(RunCounts.NOT_VERIFIED);
      throw new FaultsException(
          "nothing to score: no row of the input bears on a selected dyad"
              + (later > 0 ? "; rows coded after the day of --as-of: " + later : "")
              + (waiting > 0 ? "; rows that --only-verified leaves out: " + waiting : ""));
    }
  }

  /** Whether there are so many curated events that sharing the work is worth it. */
  static boolean isLarge(RunPlan plan) {
    long bytes = plan.input().files().stream().mapToLong(InputFile::bytes).sum();
    return plan.input() instanceof Input.Curated && bytes > SHARED_FROM;
  }

  /** Reads options for Beam; what the user did not say is set for one machine. */
  private PipelineOptions beamOptions() {
    List<String> all = new ArrayList<>(plan.beamArguments());
    int workers = isLarge(plan) ? Runtime.getRuntime().availableProcessors() : 1;
    // Safe because the tests run with both checks on; they cost a coding and a hash per element.
    addUnlessGiven(all, "--enforceImmutability", "false");
    addUnlessGiven(all, "--enforceEncodability", "false");
    addUnlessGiven(all, "--targetParallelism", Integer.toString(workers));
    try {
      PipelineOptions options =
          PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).withValidation().create();
      options.setJobName("guanxi-score");
      return options;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new FaultsException(
          "Beam option: "
              + message
              + (message.contains("runner") ? " (FlinkRunner: mvn -Pflink package)" : ""));
    }
  }

  private static void addUnlessGiven(List<String> arguments, String name, String value) {
    if (arguments.stream().noneMatch(each -> each.equals(name) || each.startsWith(name + "="))) {
      arguments.add(name + "=" + value);
    }
  }

  /** Runs a pipeline; the fault of the user's input that ended it, if one did, is thrown. */
  private static void runToEnd(Pipeline pipeline) {
    try {
      pipeline.run().waitUntilFinish();
    } catch (Pipeline.PipelineExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof FaultsException faults) {
          throw faults;
        }
        if (cause instanceof IOException) { // input that cannot be read is a fault already
          throw new FaultsException("--output: cannot be written: " + cause.getMessage());
        }
        // Some runners bring the cause from a worker as a text.
        String text = String.valueOf(cause.getMessage());
        if (text.startsWith(SERIALIZED)) {
          throw new FaultsException(text.substring(SERIALIZED.length()).lines().toList());
        }
      }
      throw e;
    }
  }

  private String dataPackage(Map<RunTable, DataPackage.TableFile> tables) {
    String title = "Monthly relation scores by guanxi";
    String statement = plan.effective().statement().en();
    if (plan.input() instanceof Input.Feed feed) {
      title = "Flows and scores of the feed " + feed.format().name() + " by guanxi";
      statement = statement + " " + feed.recipe().about();
    }
    return DataPackage.text(tables, title, statement, version);
  }

  private Map<String, Object> manifest(
      List<Map<String, Object>> inputs,
      RunCounts counts,
      Map<RunTable, DataPackage.TableFile> tables) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("statement", plan.effective().statement().en());
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("guanxi", version);
    versions.put("method", METHOD_VERSION);
    versions.put("beam", ReleaseInfo.getReleaseInfo().getVersion());
    manifest.put("versions", versions);
    if (plan.input() instanceof Input.Feed feed) {
      manifest.put("feed", feed(feed));
    }
    manifest.put("arguments", plan.arguments());
    manifest.put("scheme", scheme(plan.effective().scheme()));
    manifest.put("weights", weights());
    manifest.put("configuration", plan.configuration());
    manifest.put("inputs", inputs);
    manifest.put("counts", counts.asMap());
    manifest.put("outputs", DataPackage.hashes(tables));
    return manifest;
  }

  private static Map<String, Object> feed(Input.Feed plan) {
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

  /** The rules as far as they bear on numbers, so that runs can be told apart without the files. */
  private static Map<String, Object> scheme(Scheme scheme) {
    Map<String, Object> rules = new LinkedHashMap<>();
    rules.put("id", scheme.id());
    rules.put("n", scheme.n());
    rules.put("p0", scheme.p0().label());
    rules.put("decimals", scheme.decimals());
    rules.put("boundary", scheme.levels().boundary().label());
    List<Object> levels = new ArrayList<>();
    for (Level level : scheme.levels().all()) {
      levels.add(level.code() + " " + level.from() + " … " + level.to());
    }
    rules.put("levels", levels);
    return rules;
  }

  /**
   * The codebook's table scores by event type, points; of a feed what the recipe gives an event of
   * each code, before volume and dead band.
   */
  private SortedMap<String, Object> weights() {
    SortedMap<String, Long> micros = new TreeMap<>();
    if (plan.input() instanceof Input.Feed feed) {
      for (FeedCode code : feed.vocabulary().codes()) {
        micros.put(code.code(), FeedMonths.weight(feed.recipe(), code));
      }
    } else {
      plan.effective()
          .codebook()
          .types()
          .forEach((code, type) -> micros.put(code, type.i0Micros()));
    }
    SortedMap<String, Object> weights = new TreeMap<>();
    micros.forEach((code, each) -> weights.put(code, new BigDecimal(Micropoints.toText(each))));
    return weights;
  }

  private List<Map<String, Object>> inputsOfFeed(Path run) throws IOException {
    List<Map<String, Object>> inputs = new ArrayList<>();
    FeedChecksum checksum = FeedChecksum.NOTHING;
    List<String> checksums = taken(run, WriteFeed.CHECKSUMS).lines().toList();
    List<InputFile> files = plan.input().files();
    for (int i = 0; i < checksums.size(); i++) {
      InputFile file = files.get(i);
      String[] part = checksums.get(i).split(" ", 2);
      checksum =
          checksum.then(
              new FeedChecksum(Long.parseLong(part[0]), Integer.parseUnsignedInt(part[1], 16)));
      boolean more =
          i + 1 < checksums.size() && files.get(i + 1).resource().equals(file.resource());
      if (more) {
        continue; // the next part of the same archive
      }
      if (checksum.bytes() != file.bytes()) {
        throw new IllegalStateException(
            file.archive() + ": bytes read: " + checksum.bytes() + " of " + file.bytes());
      }
      inputs.add(input(file, "crc32c", checksum.hex()));
      checksum = FeedChecksum.NOTHING;
    }
    return inputs;
  }

  private static Map<String, Object> input(InputFile file, String kind, String checksum) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("file", file.archive());
    input.put("bytes", file.bytes());
    input.put(kind, checksum);
    return input;
  }
}
