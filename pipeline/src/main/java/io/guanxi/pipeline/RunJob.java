package io.guanxi.pipeline;

import io.guanxi.model.Decimals;
import io.guanxi.model.FeedCode;
import io.guanxi.model.Micropoints;
import io.guanxi.plan.Incremental;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.RunPlan;
import io.guanxi.run.DataPackage;
import io.guanxi.run.Publication;
import io.guanxi.run.Readings;
import io.guanxi.run.Run;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.run.Vintage;
import io.guanxi.scheme.Scheme;
import io.guanxi.score.FeedMonths;
import io.guanxi.source.feed.FeedChecksum;
import io.guanxi.source.file.Rewriting;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.jspecify.annotations.Nullable;

/** A run from plan to outputs; {@link Publication} brings them to their place. */
public final class RunJob {
  /** Counts up when the same input gives other numbers. */
  public static final String METHOD_VERSION = "1";

  /** Input of more bytes is shared among the processors. */
  private static final long SHARED_FROM = 8L << 20;

  private final RunPlan plan;
  private final String version;
  private Readings.@Nullable Taken taken;

  private RunJob(RunPlan plan, String version) {
    this.plan = plan;
    this.version = version;
  }

  /**
   * Runs a plan.
   *
   * @param version version of the tool, for the manifest
   * @throws FaultsException when input, options or plan cannot be used; the output folder is then
   *     as it was
   */
  public static Done run(RunPlan plan, String version) {
    return new RunJob(plan, version).run();
  }

  /**
   * A run that was published.
   *
   * @param run the run as it is kept
   * @param taken what of the input was taken over from the last run; null when that was not asked
   */
  public record Done(Run run, Readings.@Nullable Taken taken) {}

  private Done run() {
    JavaSnappy.install();
    boolean shared = isLarge(plan) && plan.input() instanceof Input.Curated; // see SliceReaders
    int workers = shared ? Runtime.getRuntime().availableProcessors() : 1;
    PipelineOptions options = BeamArguments.options(plan.beamArguments(), workers);
    Run published = Publication.of(plan.output(), (run, copies) -> into(options, run, copies));
    return new Done(published, taken);
  }

  private Publication.Finished into(PipelineOptions options, Path run, Path copies)
      throws IOException {
    StageTotals said;
    Pipeline pipeline = pipeline(options);
    try (Exchange exchange = Exchange.of(options, plan.output(), run)) {
      if (plan.input() instanceof Input.Feed feed) {
        FeedPipeline.assemble(pipeline, plan, feed, exchange.folder());
      } else {
        ScorePipeline.assemble(pipeline, plan, (Input.Curated) plan.input(), exchange.folder());
      }
      runToEnd(pipeline, exchange);
      said = StageTotals.parse(exchange.take(StageTotals.FILE));
    }
    RunCounts counts = said.counts();
    List<RunManifest.Input> inputs = new ArrayList<>();
    SortedMap<String, YearMonth> codedThrough = new TreeMap<>();
    Map<String, String> kept = new LinkedHashMap<>();
    Readings.Kept readings = null;
    if (plan.input() instanceof Input.Feed feed) {
      if (!said.faults().isEmpty()) {
        throw new FaultsException(said.faults());
      }
      if (counts.get("months") == 0 && counts.get("rejects_listed") == 0) {
        throw new FaultsException(
            "nothing to count: the input of " + feed.format().name() + " holds no row");
      }
      // The files of a feed are too large to be kept with every run of it.
      Map<String, Integer> checksums = new HashMap<>();
      inputs.addAll(inputsOfFeed(said, checksums));
      Incremental incremental = feed.incremental();
      if (incremental != null) {
        readings = KeptParts.of(feed, incremental, said, checksums);
        taken = taken(feed, incremental, said);
      }
    } else {
      for (String dyad : said.about(StageTotals.DYAD)) {
        int space = dyad.indexOf(' ');
        codedThrough.put(dyad.substring(0, space), YearMonth.parse(dyad.substring(space + 1)));
      }
      requireSound(said, counts, codedThrough.keySet(), ((Input.Curated) plan.input()).dyads());
      for (String read : said.about(StageTotals.READ)) {
        InputFile file = plan.input().files().get(kept.size());
        String hash = read.substring(read.indexOf(' ') + 1);
        inputs.add(input(file, Optional.of(hash), Optional.empty()));
        kept.put(Vintage.eventPath(kept.size() + 1, file.shown()), hash);
      }
    }
    counts.assertComplete();
    Map<RunTable, DataPackage.TableFile> tables =
        DataPackage.measure(plan.input().tables(), run, copies);
    byte[] description = dataPackage(tables).getBytes(StandardCharsets.UTF_8);
    TableParts.write(run.toString(), DataPackage.FILE, description);
    return new Publication.Finished(
        tables,
        manifest(codedThrough, inputs, counts, tables),
        plan.config().path(),
        plan.configuration(),
        kept,
        readings,
        counts.rejected() > plan.maxRejects());
  }

  private static Pipeline pipeline(PipelineOptions options) {
    try {
      return Pipeline.create(options);
    } catch (NoClassDefFoundError e) {
      String runner = options.getRunner().getSimpleName();
      throw new FaultsException(
          "--runner " + runner, "needs " + e.getMessage() + ", which is not in the jar");
    }
  }

  private static Readings.Taken taken(Input.Feed feed, Incremental incremental, StageTotals said) {
    List<InputFile> files = feed.files();
    List<String> damaged =
        said.about(StageTotals.DAMAGED).stream()
            .map(number -> files.get(Integer.parseInt(number)).archive())
            .distinct()
            .toList();
    int all = (int) files.stream().map(InputFile::resource).distinct().count();
    int before = incremental.before().size() - damaged.size();
    return new Readings.Taken(before, all - before, damaged, incremental.unfit());
  }

  /**
   * Asserts that the tables may be published.
   *
   * @throws FaultsException with every fault that the stages found
   */
  private static void requireSound(
      StageTotals said, RunCounts counts, Set<String> seen, Set<String> asked) {
    List<String> faults = new ArrayList<>();
    asked.stream()
        .filter(id -> !seen.contains(id))
        .forEach(
            id -> faults.add(Fault.at("--dyad " + id, "no event of the input bears on this dyad")));
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

  /** Whether there is so much to read that sharing the work is worth it. */
  static boolean isLarge(RunPlan plan) {
    return plan.input().files().stream().mapToLong(InputFile::packedBytes).sum() > SHARED_FROM;
  }

  /**
   * Runs a pipeline.
   *
   * @throws FaultsException the fault of the user's input that ended it, if one did
   * @throws IOException when the run's folder could not be written
   */
  private static void runToEnd(Pipeline pipeline, Exchange exchange) throws IOException {
    try {
      pipeline.run().waitUntilFinish();
    } catch (RuntimeException e) {
      throw exchange.fault(PipelineFault.unwritten(e));
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

  private RunManifest manifest(
      SortedMap<String, YearMonth> codedThrough,
      List<RunManifest.Input> inputs,
      RunCounts counts,
      Map<RunTable, DataPackage.TableFile> tables) {
    return new RunManifest(
        Optional.empty(),
        Optional.empty(),
        plan.effective().statement().en(),
        new RunManifest.Versions(
            version, METHOD_VERSION, ReleaseInfo.getReleaseInfo().getVersion()),
        plan.input() instanceof Input.Feed feed ? Optional.of(feed(feed)) : Optional.empty(),
        plan.arguments(),
        rules(plan.effective().scheme()),
        weights(),
        plan.configuration(),
        codedThrough,
        inputs,
        counts.asMap(),
        DataPackage.hashes(tables));
  }

  private static RunManifest.Feed feed(Input.Feed input) {
    return new RunManifest.Feed(
        input.format().name(),
        Optional.of(input.format().mapping()).filter(mapping -> !mapping.isEmpty()),
        input.codebook().id(),
        input.format().edition(),
        input.recipe().id(),
        input.policy().name());
  }

  private static RunManifest.Rules rules(Scheme scheme) {
    return new RunManifest.Rules(
        scheme.id(),
        scheme.n(),
        scheme.p0().label(),
        scheme.deadBand() == 0
            ? Optional.empty()
            : Optional.of(Decimals.shortestDecimal(scheme.deadBand())),
        scheme.decimals(),
        scheme.levels().boundary().label(),
        scheme.levels().all().stream()
            .map(level -> level.code() + " " + level.from() + " … " + level.to())
            .toList());
  }

  /** By event type or code, points; of a feed before volume and dead band. */
  private SortedMap<String, BigDecimal> weights() {
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
    SortedMap<String, BigDecimal> weights = new TreeMap<>();
    micros.forEach((code, each) -> weights.put(code, new BigDecimal(Micropoints.toText(each))));
    return weights;
  }

  /** The files; fills in their checksums by resource. */
  private List<RunManifest.Input> inputsOfFeed(StageTotals said, Map<String, Integer> checksums) {
    List<RunManifest.Input> inputs = new ArrayList<>();
    FeedChecksum checksum = FeedChecksum.NOTHING;
    List<String> sums = said.about(StageTotals.CHECKSUM);
    List<InputFile> files = plan.input().files();
    for (int i = 0; i < sums.size(); i++) {
      InputFile file = files.get(i);
      String[] part = sums.get(i).split(" ", 3);
      checksum =
          checksum.then(
              new FeedChecksum(Long.parseLong(part[1]), Integer.parseUnsignedInt(part[2], 16)));
      boolean more = i + 1 < sums.size() && files.get(i + 1).resource().equals(file.resource());
      if (more) {
        continue; // the next part of the same archive
      }
      if (checksum.bytes() != file.bytes()) {
        throw new IllegalStateException(
            file.archive() + ": bytes read: " + checksum.bytes() + " of " + file.bytes());
      }
      inputs.add(input(file, Optional.empty(), Optional.of(checksum.hex())));
      checksums.put(file.resource(), checksum.crc());
      checksum = FeedChecksum.NOTHING;
    }
    return inputs;
  }

  private static RunManifest.Input input(
      InputFile file, Optional<String> sha256, Optional<String> crc32c) {
    Optional<Rewriting> rewriting = Optional.ofNullable(file.rewriting());
    return new RunManifest.Input(
        file.archive(),
        file.bytes(),
        sha256,
        crc32c,
        rewriting.filter(each -> !each.workbook()).map(Rewriting::encoding),
        rewriting.filter(Rewriting::workbook).map(Rewriting::sheet));
  }
}
