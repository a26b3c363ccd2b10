package io.guanxi.pipeline;

import io.guanxi.model.FaultsException;
import io.guanxi.model.Micropoints;
import io.guanxi.scheme.Codebook;
import io.guanxi.scheme.CodingRules;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.scheme.Level;
import io.guanxi.scheme.RunManifest;
import io.guanxi.scheme.Scheme;
import io.guanxi.table.DataPackage;
import io.guanxi.table.RunCounts;
import io.guanxi.table.RunTable;
import io.guanxi.table.Vintage;
import io.guanxi.table.Vintages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.ReleaseInfo;

/**
 * A scoring run from plan to outputs.
 *
 * <p>The pipeline writes into a folder aside. Only when it has ended well is the run kept among the
 * vintages, and are the tables moved to the output folder, the manifest last; the old manifest goes
 * first, so a folder without a manifest holds no complete run.
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
    List<String> names = new ArrayList<>();
    for (RunTable table : RunTable.of(withUncertainty)) {
      names.add(table.fileName());
    }
    names.add(DataPackage.FILE);
    names.add(RunManifest.FILE);
    return names;
  }

  /**
   * Names of tables that an earlier run may have left in the folder and that this one takes away,
   * since they are not its own.
   */
  public static List<String> staleFiles(boolean withUncertainty) {
    List<RunTable> written = RunTable.of(withUncertainty);
    return Arrays.stream(RunTable.values())
        .filter(table -> !written.contains(table))
        .map(RunTable::fileName)
        .toList();
  }

  private boolean withUncertainty() {
    return plan.uncertainty() != null;
  }

  private RunCounts run() {
    PipelineOptions options = beamOptions(plan.beamArguments());
    List<EventFile> files = EventFiles.plan(plan.events(), plan.asOf() != null);
    boolean isNew = !Files.exists(plan.output());
    Path aside = createAside();
    Thread cleanUp = new Thread(() -> delete(aside));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      execute(options, files, aside);
      RunCounts counts = RunCounts.parse(Files.readString(aside.resolve(RunCounts.FILE)));
      counts.assertComplete();
      Map<String, Object> manifest = describe(files, counts, aside);
      String id = String.valueOf(manifest.get("id"));
      keep(files, id, aside);
      String time = String.valueOf(manifest.get("created"));
      Vintages.note(plan.output(), time, id, () -> publish(aside));
      return counts;
    } catch (IOException e) {
      throw new FaultsException("--output " + plan.output() + ": " + e);
    } finally {
      delete(aside);
      if (isNew) {
        deleteIfEmpty(plan.output());
      }
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
  }

  /** Reads options for Beam; what the user did not say is set for small jobs on one machine. */
  private static PipelineOptions beamOptions(List<String> arguments) {
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
        plan.asOf(),
        effective,
        new CodingRules(effective, plan.configured()),
        plan.dyads(),
        selection,
        plan.uncertainty(),
        aside.toString());
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

  private Path createAside() {
    Path output = plan.output();
    requireFolder(output);
    try {
      Files.createDirectories(output);
      return Files.createTempDirectory(output, ASIDE).toAbsolutePath();
    } catch (IOException e) {
      throw new FaultsException("--output " + output + ": the folder cannot be written: " + e);
    }
  }

  private Map<String, Object> describe(List<EventFile> files, RunCounts counts, Path aside)
      throws IOException {
    Map<RunTable, String> texts = new EnumMap<>(RunTable.class);
    Map<String, Object> tables = new LinkedHashMap<>();
    for (RunTable table : RunTable.of(withUncertainty())) {
      String text = Files.readString(aside.resolve(table.fileName()));
      texts.put(table, text);
      tables.put(table.fileName(), Hashes.sha256(text));
    }
    Files.writeString(
        aside.resolve(DataPackage.FILE), DataPackage.text(texts, plan.effective(), version));

    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("statement", plan.effective().statement().en());
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("guanxi", version);
    versions.put("method", METHOD_VERSION);
    versions.put("beam", ReleaseInfo.getReleaseInfo().getVersion());
    manifest.put("versions", versions);
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
    manifest.put("outputs", tables);
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("id", RunManifest.id(manifest));
    named.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    named.putAll(manifest);
    Files.writeString(aside.resolve(RunManifest.FILE), Json.write(named));
    return named;
  }

  /** Keeps copies of all that the run wrote and of all files that it was made from. */
  private void keep(List<EventFile> files, String id, Path aside) throws IOException {
    if (Vintages.holds(plan.output(), id)) {
      return;
    }
    Path staged = Files.createDirectory(aside.resolve("vintage"));
    for (String name : outputFiles(withUncertainty())) {
      Files.copy(aside.resolve(name), staged.resolve(name));
    }
    for (Map.Entry<String, String> file : plan.configured().hashes().entrySet()) {
      Path given = plan.configFolder().resolve(file.getKey());
      byte[] bytes = Files.exists(given) ? Files.readAllBytes(given) : new byte[0];
      copy(
          bytes,
          file.getKey(),
          file.getValue(),
          staged.resolve(Vintage.CONFIG + "/" + file.getKey()));
    }
    for (int i = 0; i < files.size(); i++) {
      EventFile file = files.get(i);
      byte[] bytes = EventFiles.read(file.resource(), file.shown());
      copy(
          bytes,
          file.shown(),
          file.sha256(),
          staged.resolve(Vintage.eventPath(i + 1, file.shown())));
    }
    Vintages.keep(plan.output(), staged, id);
  }

  private static void copy(byte[] bytes, String shown, String sha256, Path place)
      throws IOException {
    if (!Hashes.sha256(bytes).equals(sha256)) {
      throw new FaultsException(shown + ": changed while it was read; run again");
    }
    Files.createDirectories(place.getParent());
    Files.write(place, bytes);
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

  /** The codebook's table scores by event type, points. */
  private static SortedMap<String, Object> weights(Codebook codebook) {
    SortedMap<String, Object> weights = new TreeMap<>();
    codebook
        .types()
        .forEach(
            (code, type) -> weights.put(code, new BigDecimal(Micropoints.toText(type.i0Micros()))));
    return weights;
  }

  private void publish(Path aside) throws IOException {
    Files.deleteIfExists(plan.output().resolve(RunManifest.FILE));
    Files.deleteIfExists(plan.output().resolve(DataPackage.FILE));
    for (String name : staleFiles(withUncertainty())) {
      Files.deleteIfExists(plan.output().resolve(name));
    }
    for (String name : outputFiles(withUncertainty())) {
      move(aside, name);
    }
  }

  private void move(Path aside, String name) throws IOException {
    Files.move(aside.resolve(name), plan.output().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes back a folder that was made for a run that then failed, unless others use it too. */
  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Another run has written into it.
    }
  }

  private static void delete(Path folder) {
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
