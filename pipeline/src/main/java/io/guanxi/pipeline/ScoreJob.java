package io.guanxi.pipeline;

import io.guanxi.model.Micropoints;
import io.guanxi.run.DataPackage;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.Scheme;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.ReleaseInfo;

/**
 * A scoring run of curated events from plan to outputs; {@link Publication} brings them to their
 * place.
 */
public final class ScoreJob {
  /** Counts up when the same input gives other numbers. */
  public static final String METHOD_VERSION = "1";

  /** What the names of the folders aside begin with. */
  public static final String ASIDE = ".guanxi-";

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

  /**
   * Names of the files that a run writes into its output folder.
   *
   * @param withUncertainty whether the run draws replicates
   */
  public static List<String> outputFiles(boolean withUncertainty) {
    return Publication.files(RunTable.of(withUncertainty));
  }

  /** Names of tables of other runs, which a run takes away from its output folder. */
  public static List<String> staleFiles(boolean withUncertainty) {
    return RunTable.besides(RunTable.of(withUncertainty)).stream().map(RunTable::fileName).toList();
  }

  private RunCounts run() {
    PipelineOptions options = beamOptions(plan.beamArguments());
    List<EventFile> files = EventFiles.plan(plan.events(), plan.asOf() != null);
    return Publication.of(
        plan.output(),
        (aside, kept) -> {
          execute(options, files, aside);
          RunCounts counts = RunCounts.parse(Files.readString(aside.resolve(RunCounts.FILE)));
          counts.assertComplete();
          Map<RunTable, DataPackage.TableFile> tables =
              DataPackage.measure(RunTable.of(plan.uncertainty() != null), aside, kept);
          return new Publication.Finished(
              counts,
              tables,
              describe(files, tables, counts, aside),
              plan.configFolder(),
              plan.configured().hashes(),
              files);
        });
  }

  /** Reads options for Beam; what the user did not say is set for one machine. */
  static PipelineOptions beamOptions(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    // Safe because the tests run with both checks on; they cost a coding and a hash per element.
    addUnlessGiven(all, "--enforceImmutability", "false");
    addUnlessGiven(all, "--enforceEncodability", "false");
    addUnlessGiven(all, "--targetParallelism", "1");
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
        new Intake(effective, plan.configured(), plan.asOf()),
        plan.dyads(),
        selection,
        plan.uncertainty(),
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

  /**
   * Asserts that the output folder is not a file.
   *
   * @throws FaultsException when it is
   */
  public static void requireFolder(Path output) {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new FaultsException("--output " + output + ": is a file; a folder is needed");
    }
  }

  private Map<String, Object> describe(
      List<EventFile> files,
      Map<RunTable, DataPackage.TableFile> tables,
      RunCounts counts,
      Path aside)
      throws IOException {
    String statement = plan.effective().statement().en();
    Files.writeString(
        aside.resolve(DataPackage.FILE),
        DataPackage.text(tables, "Monthly relation scores by guanxi", statement, version));

    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("statement", statement);
    manifest.put("versions", versions(version));
    manifest.put("arguments", plan.arguments());
    manifest.put("scheme", scheme(plan.effective().scheme()));
    manifest.put("weights", weights(plan.effective().codebook()));
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
    manifest.put("outputs", DataPackage.hashes(tables));
    return manifest;
  }

  /** What the numbers of a run depend on besides its input. */
  static Map<String, Object> versions(String version) {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("guanxi", version);
    versions.put("method", METHOD_VERSION);
    versions.put("beam", ReleaseInfo.getReleaseInfo().getVersion());
    return versions;
  }

  /** The rules as far as they bear on numbers, so that runs can be told apart without the files. */
  static Map<String, Object> scheme(Scheme scheme) {
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

  /** The codebook's table scores by event type, points. */
  private static SortedMap<String, Object> weights(Codebook codebook) {
    SortedMap<String, Object> weights = new TreeMap<>();
    codebook
        .types()
        .forEach(
            (code, type) -> weights.put(code, new BigDecimal(Micropoints.toText(type.i0Micros()))));
    return weights;
  }
}
