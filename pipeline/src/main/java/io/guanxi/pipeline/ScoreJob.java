package io.guanxi.pipeline;

import io.guanxi.model.FaultsException;
import io.guanxi.scheme.CodingRules;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.scheme.RunManifest;
import io.guanxi.table.DataPackage;
import io.guanxi.table.RunCounts;
import io.guanxi.table.RunTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.ReleaseInfo;

/**
 * A scoring run from plan to outputs.
 *
 * <p>The pipeline writes into a folder aside. Only when it has ended well are the tables moved to
 * the output folder, the manifest last; the old manifest goes first, so a folder without a manifest
 * holds no complete run.
 */
public final class ScoreJob {
  /** Counts up when the same input gives other numbers. */
  public static final String METHOD_VERSION = "1";

  private final ScorePlan plan;
  private final String version;

  private ScoreJob(ScorePlan plan, String version) {
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
  public static RunCounts run(ScorePlan plan, String version) {
    return new ScoreJob(plan, version).run();
  }

  /** Names of the files that a run writes into its output folder. */
  public static List<String> outputFiles() {
    List<String> names = new ArrayList<>();
    for (RunTable table : RunTable.CURATED) {
      names.add(table.fileName());
    }
    names.add(DataPackage.FILE);
    names.add(RunManifest.FILE);
    return names;
  }

  private RunCounts run() {
    PipelineOptions options = beamOptions(plan.beamArguments(), 1);
    List<EventFile> files = EventFiles.plan(plan.events());
    boolean isNew = !Files.exists(plan.output());
    Path aside = createAside(plan.output());
    Thread cleanUp = new Thread(() -> delete(aside));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      execute(options, files, aside);
      RunCounts counts = RunCounts.parse(Files.readString(aside.resolve(RunCounts.FILE)));
      counts.assertComplete();
      describe(files, counts, aside);
      publish(aside, plan.output(), outputFiles());
      return counts;
    } catch (IOException e) {
      throw new FaultsException("--output " + plan.output() + ": " + e);
    } finally {
      delete(aside);
      if (isNew && !Files.exists(plan.output().resolve(RunManifest.FILE))) {
        delete(plan.output());
      }
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
  }

  /** Reads options for Beam; what the user did not say is set for one machine. */
  static PipelineOptions beamOptions(List<String> arguments, int workers) {
    List<String> all = new ArrayList<>(arguments);
    // Safe because the tests run with both checks on; they cost a coding and a hash per element.
    addUnlessGiven(all, "--enforceImmutability", "false");
    addUnlessGiven(all, "--enforceEncodability", "false");
    addUnlessGiven(all, "--targetParallelism", String.valueOf(workers));
    try {
      PipelineOptions options =
          PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).withValidation().create();
      options.setJobName("guanxi-score");
      return options;
    } catch (IllegalArgumentException e) {
      throw new FaultsException("Beam option: " + e.getMessage());
    }
  }

  private static void addUnlessGiven(List<String> arguments, String name, String value) {
    if (arguments.stream().noneMatch(each -> each.equals(name) || each.startsWith(name + "="))) {
      arguments.add(name + "=" + value);
    }
  }

  private void execute(PipelineOptions options, List<EventFile> files, Path aside) {
    Configuration effective = plan.effective();
    Selection selection =
        new Selection(
            List.copyOf(effective.dyads().keySet()),
            List.copyOf(plan.dyads()),
            plan.from(),
            plan.to());
    Pipeline pipeline = Pipeline.create(options);
    ScorePipeline.assemble(
        pipeline,
        files,
        effective,
        new CodingRules(effective, plan.configured()),
        plan.dyads(),
        selection,
        aside.toString());
    runToEnd(pipeline);
  }

  /**
   * Runs a pipeline.
   *
   * @throws FaultsException the fault of the user's input that ended it, if one did
   */
  static void runToEnd(Pipeline pipeline) {
    try {
      pipeline.run().waitUntilFinish();
    } catch (Pipeline.PipelineExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof FaultsException faults) {
          throw faults;
        }
      }
      throw e;
    }
  }

  static Path createAside(Path output) {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new FaultsException("--output " + output + ": is a file; a folder is needed");
    }
    try {
      Files.createDirectories(output);
      return Files.createTempDirectory(output, ".guanxi-").toAbsolutePath();
    } catch (IOException e) {
      throw new FaultsException("--output " + output + ": the folder cannot be written: " + e);
    }
  }

  private void describe(List<EventFile> files, RunCounts counts, Path aside) throws IOException {
    Map<RunTable, String> texts = new EnumMap<>(RunTable.class);
    Map<String, Object> tables = new LinkedHashMap<>();
    for (RunTable table : RunTable.CURATED) {
      String text = Files.readString(aside.resolve(table.fileName()));
      texts.put(table, text);
      tables.put(table.fileName(), Hashes.sha256(text));
    }
    Files.writeString(
        aside.resolve(DataPackage.FILE), DataPackage.text(texts, plan.effective(), version));

    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("statement", plan.effective().statement().en());
    manifest.put("created", now());
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("guanxi", version);
    versions.put("method", METHOD_VERSION);
    versions.put("beam", ReleaseInfo.getReleaseInfo().getVersion());
    manifest.put("versions", versions);
    manifest.put("arguments", plan.arguments());
    manifest.put("configuration", plan.effective().hashes());
    List<Object> inputs = new ArrayList<>();
    for (EventFile file : files) {
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("file", file.shown());
      input.put("bytes", file.bytes());
      input.put("sha256", file.sha256());
      inputs.add(input);
    }
    manifest.put("inputs", inputs);
    manifest.put("counts", counts.asMap());
    manifest.put("outputs", tables);
    Files.writeString(aside.resolve(RunManifest.FILE), Json.write(manifest));
  }

  /** The time for a manifest, the only place where a run bears one. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Moves the files of a run to their place, the manifest last. */
  static void publish(Path aside, Path output, List<String> names) throws IOException {
    Files.deleteIfExists(output.resolve(RunManifest.FILE));
    Files.deleteIfExists(output.resolve(DataPackage.FILE));
    for (String name : names) {
      Files.move(aside.resolve(name), output.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // A folder that stays behind harms nothing: its name begins with a dot and no one reads it.
    }
  }
}
