package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.run.DataPackage;
import io.guanxi.run.RunCounts;
import io.guanxi.run.RunManifest;
import io.guanxi.run.RunTable;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Brings the outputs of a run to their place.
 *
 * <p>The run writes into a folder aside. Only when it has ended well is it kept among the vintages,
 * and are its files moved to the output folder, the manifest last; the old manifest goes first, so
 * a folder without a manifest holds no complete run.
 */
final class Publication {
  private static final String KEPT = "vintage";

  private final Path output;
  private final Path aside;
  private final Finished run;

  private Publication(Path output, Path aside, Finished run) {
    this.output = output;
    this.aside = aside;
    this.run = run;
  }

  /** Makes a run. */
  interface Work {
    /**
     * Writes the tables of the run and {@value DataPackage#FILE}.
     *
     * @param aside the folder to write into
     * @param kept the folder of what will be kept, into which the tables are copied
     */
    Finished into(Path aside, Path kept) throws IOException;
  }

  /**
   * A run whose tables lie aside.
   *
   * @param counts what became of the rows that were read
   * @param tables the tables written, with their hashes
   * @param manifest all that the manifest says but id and time
   * @param configFolder where the configuration lies
   * @param configuration SHA-256 of every configuration file that is kept with the run, by its path
   *     below the folder
   * @param events the event files that are kept with the run
   */
  record Finished(
      RunCounts counts,
      Map<RunTable, DataPackage.TableFile> tables,
      Map<String, Object> manifest,
      Path configFolder,
      SortedMap<String, String> configuration,
      List<EventFiles.Hashed> events) {}

  /**
   * Makes a run and publishes it.
   *
   * @param output folder for the results; made if it is not there
   * @return what became of the rows that were read
   * @throws FaultsException when the run fails or the folder cannot be written; the folder is then
   *     as it was
   */
  static RunCounts of(Path output, Work work) {
    List<Path> made = missing(output);
    Path aside = createAside(output);
    Thread cleanUp = new Thread(() -> delete(aside));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      Finished run = work.into(aside, Files.createDirectory(aside.resolve(KEPT)));
      new Publication(output, aside, run).publish();
      return run.counts();
    } catch (IOException e) {
      throw new FaultsException("--output " + output + ": " + e);
    } finally {
      delete(aside);
      made.forEach(Publication::deleteIfEmpty);
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
  }

  /** Names of the files of a run with these tables, the manifest last. */
  static List<String> files(List<RunTable> tables) {
    List<String> names = new ArrayList<>();
    tables.forEach(table -> names.add(table.fileName()));
    names.add(DataPackage.FILE);
    names.add(RunManifest.FILE);
    return names;
  }

  private List<String> names() {
    return files(List.copyOf(run.tables().keySet()));
  }

  private void publish() throws IOException {
    String id = RunManifest.id(run.manifest());
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("id", id);
    named.put("created", time);
    named.putAll(run.manifest());
    Files.writeString(aside.resolve(RunManifest.FILE), Json.write(named));
    keep(id);
    Vintages.note(output, time, id, this::move);
  }

  /** Keeps copies of all that the run wrote and of the files that it was made from. */
  private void keep(String id) throws IOException {
    if (Vintages.holds(output, id)) {
      return;
    }
    Path staged = aside.resolve(KEPT);
    for (String name : List.of(DataPackage.FILE, RunManifest.FILE)) {
      Files.copy(aside.resolve(name), staged.resolve(name));
    }
    Map<String, String> known = new HashMap<>(DataPackage.hashes(run.tables()));
    for (Map.Entry<String, String> file : run.configuration().entrySet()) {
      Path given = run.configFolder().resolve(file.getKey());
      byte[] bytes = Files.exists(given) ? Files.readAllBytes(given) : new byte[0];
      String path = Vintage.CONFIG + "/" + file.getKey();
      copy(bytes, file.getKey(), file.getValue(), staged.resolve(path));
      known.put(path, file.getValue());
    }
    for (int i = 0; i < run.events().size(); i++) {
      EventFiles.Hashed hashed = run.events().get(i);
      InputFile file = hashed.file();
      byte[] bytes = EventFiles.read(file.resource(), file.shown());
      String path = Vintage.eventPath(i + 1, file.shown());
      copy(bytes, file.shown(), hashed.sha256(), staged.resolve(path));
      known.put(path, hashed.sha256());
    }
    Vintages.keep(output, staged, id, known);
  }

  private static void copy(byte[] bytes, String shown, String sha256, Path place)
      throws IOException {
    if (!Hashes.sha256(bytes).equals(sha256)) {
      throw new FaultsException(shown + ": changed while it was read; run again");
    }
    Files.createDirectories(place.getParent());
    Files.write(place, bytes);
  }

  private void move() throws IOException {
    Files.deleteIfExists(output.resolve(RunManifest.FILE));
    Files.deleteIfExists(output.resolve(DataPackage.FILE));
    for (RunTable stale : RunTable.besides(run.tables().keySet())) {
      Files.deleteIfExists(output.resolve(stale.fileName()));
    }
    for (String name : names()) {
      Files.move(aside.resolve(name), output.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The folder and those above it that are not there yet, the lowest first. */
  private static List<Path> missing(Path output) {
    List<Path> missing = new ArrayList<>();
    for (Path each = output.toAbsolutePath().normalize();
        each != null && !Files.exists(each);
        each = each.getParent()) {
      missing.add(each);
    }
    return missing;
  }

  private static Path createAside(Path output) {
    RunJob.requireFolder(output);
    try {
      Files.createDirectories(output);
      return Files.createTempDirectory(output, RunJob.ASIDE).toAbsolutePath();
    } catch (IOException e) {
      throw new FaultsException("--output " + output + ": the folder cannot be written: " + e);
    }
  }

  /** Takes back a folder that was made for a run that then failed, unless others use it too. */
  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // It holds the run, or another run has written into it.
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
