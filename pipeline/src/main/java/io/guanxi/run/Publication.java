package io.guanxi.run;

import io.guanxi.scheme.Hashes;
import io.guanxi.scheme.Json;
import io.guanxi.text.FaultsException;
import io.guanxi.text.PlainFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a run to its place, whole or not at all.
 *
 * <p>Everything is written into a folder aside. When it is complete it is moved under the run's id
 * among the vintages, and published by a file in {@value RunHistory#FOLDER}: until then the last
 * run is the one before, and afterwards it is this. The tables in the output folder itself are
 * copies of the last run's, for people; who finds there what a kill has left ({@link #restore})
 * puts the last run's in its place.
 */
public final class Publication {
  /** What the names of the folders aside begin with. */
  public static final String ASIDE = ".guanxi-";

  /** Files beside the tables that say something of the run that stands there. */
  static final List<String> VERDICTS =
      List.of(
          "validation.json",
          "validation.xml",
          "validation.md",
          "validation-series.csv",
          "gl-code-quality-report.json");

  static final String REPORT = "report";
  private static final List<String> DRAWN = List.of(".svg", ".png", ".html");
  private static final String RUN = "run";
  private static final String COPIES = "copies";
  private static final String LOCK = "lock";

  /** A folder aside that has no lock after so long is of a run that was killed. */
  private static final Duration NEW = Duration.ofMinutes(1);

  private final Path output;
  private final Path vintages;
  private final Path aside;

  private Publication(Path output, Path aside) {
    this.output = output;
    this.vintages = output.resolve(Vintages.FOLDER);
    this.aside = aside;
  }

  /** Makes a run. */
  public interface Work {
    /**
     * Writes the tables of the run, {@value DataPackage#FILE} and the event files to be kept.
     *
     * @param run the folder to write into
     * @param copies the folder into which the tables are copied
     */
    Finished into(Path run, Path copies) throws IOException;
  }

  /**
   * A run whose tables are written.
   *
   * @param tables the tables written, with their hashes
   * @param manifest all that the manifest says but id and time
   * @param configFolder where the configuration lies
   * @param configuration SHA-256 of every configuration file that is kept with the run, by its path
   *     below the folder
   * @param events SHA-256 of the event files that are kept with the run, by their path in its
   *     folder
   * @param readings what the run leaves to the next; null for nothing
   * @param failed whether the run ends with exit code 1
   */
  public record Finished(
      Map<RunTable, DataPackage.TableFile> tables,
      RunManifest manifest,
      Path configFolder,
      SortedMap<String, String> configuration,
      Map<String, String> events,
      Readings.@Nullable Kept readings,
      boolean failed) {
    private Path source(String path) {
      return manifest.arguments().selection().file(configFolder, path);
    }
  }

  /**
   * Makes a run and publishes it.
   *
   * @param folder for the results; made if it is not there
   * @return the run as it is kept, which no other run changes, named as the folder for the results
   * @throws FaultsException when the run fails or the folder cannot be written; the folder is then
   *     as it was
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static Run of(Folder folder, Work work) {
    Path output = folder.path();
    requireFolder(folder);
    Mirror mirror = folder.mirror();
    if (mirror != null) {
      mirror.pullPublished();
    }
    List<Path> made = missing(output);
    CleanUp cleanUp = new CleanUp();
    cleanUp.begin();
    Path aside;
    try {
      Files.createDirectories(output);
      clear(output);
      aside = cleanUp.makeAside(output);
    } catch (IOException e) {
      cleanUp.end();
      throw new FaultsException("--output " + folder.shown(), "the folder cannot be written: " + e);
    }
    try (FileChannel lock = lock(aside)) {
      Path run = Files.createDirectory(aside.resolve(RUN));
      Path copies = Files.createDirectory(aside.resolve(COPIES));
      Finished finished = work.into(run, copies);
      RunManifest manifest = new Publication(output, aside).publish(finished);
      String id = manifest.id().orElseThrow();
      if (mirror != null) {
        mirror.push(finished.readings());
        mirror.push(id, Instant.now());
      }
      return new Run(output.resolve(Vintages.FOLDER).resolve(id), folder.shown(), manifest);
    } catch (IOException e) {
      throw new FaultsException("--output " + output + ": " + e);
    } finally {
      delete(aside);
      made.forEach(Publication::deleteIfEmpty);
      cleanUp.end();
    }
  }

  /**
   * Asserts that an output folder is not a file.
   *
   * @throws FaultsException when it is
   */
  public static void requireFolder(Folder output) {
    if (Files.exists(output.path()) && !Files.isDirectory(output.path())) {
      throw new FaultsException("--output " + output.path(), "is a file; a folder is needed");
    }
  }

  /** Names of the files of a run with these tables, the manifest last. */
  public static List<String> files(List<RunTable> tables) {
    List<String> names = new ArrayList<>();
    tables.forEach(table -> names.add(table.fileName()));
    names.add(DataPackage.FILE);
    names.add(RunManifest.FILE);
    return names;
  }

  /**
   * Sees to it that the files in an output folder are those of the last run there, also after a
   * kill, and takes away what a killed run has left; puts nothing in place where no runs are kept.
   * What cannot be written stays as it is.
   */
  public static void restore(Path output) {
    if (!Files.isDirectory(output)) {
      return; // to list a pipe is to wait for it
    }
    Path vintages = output.resolve(Vintages.FOLDER);
    try {
      clear(output);
      String last = RunHistory.last(vintages);
      if (last == null || isShown(output, last) || !Files.isDirectory(vintages.resolve(last))) {
        return;
      }
      RunHistory.alone(
          vintages,
          () -> {
            String id = RunHistory.last(vintages);
            if (id != null && !isShown(output, id)) {
              Path aside = Files.createTempDirectory(output, ASIDE).toAbsolutePath();
              try {
                Path copies = Files.createDirectory(aside.resolve(COPIES));
                for (String name : namesIn(vintages.resolve(id))) {
                  Files.copy(vintages.resolve(id).resolve(name), copies.resolve(name));
                }
                new Publication(output, aside).show(id);
              } finally {
                delete(aside);
              }
            }
          });
    } catch (IOException e) {
      // Readers say what they miss.
    }
  }

  /** Whether a run's files stand in an output folder, or ones that no kill can have left so. */
  private static boolean isShown(Path output, String id) throws IOException {
    String shown = shownId(output);
    return id.equals(shown) || "".equals(shown);
  }

  private static List<String> namesIn(Path run) {
    List<RunTable> there =
        Stream.of(RunTable.values()).filter(t -> Files.exists(run.resolve(t.fileName()))).toList();
    return files(there);
  }

  private RunManifest publish(Finished finished) throws IOException {
    Readings.keep(output, aside.resolve(RUN), finished.readings());
    Instant time = Instant.now();
    RunManifest named = finished.manifest().named(time.truncatedTo(ChronoUnit.SECONDS).toString());
    String id = named.id().orElseThrow();
    Path run = aside.resolve(RUN);
    Files.writeString(run.resolve(RunManifest.FILE), Json.write(named));
    for (String name : List.of(DataPackage.FILE, RunManifest.FILE)) {
      Files.copy(run.resolve(name), aside.resolve(COPIES).resolve(name));
    }
    boolean isNew = keep(finished, id);
    RunHistory.Change change =
        () -> {
          RunHistory.add(vintages, new RunHistory.Published(time, id, finished.failed()));
          show(id);
        };
    try {
      RunHistory.alone(vintages, change);
    } catch (IOException e) {
      if (isNew && !id.equals(RunHistory.last(vintages))) {
        delete(vintages.resolve(id));
      }
      throw e;
    }
    return named;
  }

  /** Keeps all that the run wrote and was made from; false when that is kept already. */
  private boolean keep(Finished finished, String id) throws IOException {
    if (Files.isDirectory(vintages.resolve(id))) {
      return false;
    }
    Path run = aside.resolve(RUN);
    Map<String, String> known = new HashMap<>(DataPackage.hashes(finished.tables()));
    known.putAll(finished.events());
    for (Map.Entry<String, String> file : finished.configuration().entrySet()) {
      Path given = finished.source(file.getKey());
      byte[] bytes = Files.exists(given) ? PlainFile.read(given, file.getKey()) : new byte[0];
      if (!Hashes.sha256(bytes).equals(file.getValue())) {
        throw new FaultsException(file.getKey(), "changed while it was read; run again");
      }
      String path = Vintage.CONFIG + "/" + file.getKey();
      Files.createDirectories(run.resolve(path).getParent());
      Files.write(run.resolve(path), bytes);
      known.put(path, file.getValue());
    }
    Vintage.seal(run, known);
    Path place = Files.createDirectories(vintages).resolve(id);
    try {
      Files.move(run, place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      if (!Vintage.isAt(place)) {
        throw e;
      }
      return false; // since a moment ago
    }
  }

  /** Puts the copies into the output folder, in the place of all that is another run's. */
  private void show(String id) throws IOException {
    boolean another = !id.equals(shownId(output));
    Files.deleteIfExists(output.resolve(RunManifest.FILE));
    List<String> names = namesIn(aside.resolve(COPIES));
    for (String name : files(List.of(RunTable.values()))) {
      if (!names.contains(name)) {
        Files.deleteIfExists(output.resolve(name));
      }
    }
    if (another) {
      for (String verdict : VERDICTS) {
        Files.deleteIfExists(output.resolve(verdict));
      }
      deleteDrawn(output.resolve(REPORT));
    }
    for (String name : names) { // the manifest last
      Files.move(
          aside.resolve(COPIES).resolve(name),
          output.resolve(name),
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void deleteDrawn(Path report) throws IOException {
    if (!Files.isDirectory(report)) {
      return;
    }
    try (Stream<Path> files = Files.list(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (DRAWN.stream().anyMatch(file.getFileName().toString()::endsWith)) {
          Files.delete(file);
        }
      }
    }
    deleteIfEmpty(report);
  }

  /** The run whose files stand in an output folder; null when none stands there whole. */
  private static @Nullable String shownId(Path output) throws IOException {
    Path manifest = output.resolve(RunManifest.FILE);
    if (!Files.exists(manifest)) {
      return null;
    }
    try {
      String text =
          new String(PlainFile.read(manifest, manifest.toString()), StandardCharsets.UTF_8);
      return Json.read(text, manifest.toString()).path("id").asText();
    } catch (FaultsException e) { // readers say what is wrong with it
      return "";
    }
  }

  /** Holds a folder aside for as long as the channel is open, so that no one clears it. */
  private static FileChannel lock(Path aside) throws IOException {
    Path made = aside.resolve(LOCK + ".new");
    FileChannel channel =
        FileChannel.open(made, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(made, aside.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return channel;
  }

  /** Takes away what runs have left that were killed. */
  private static void clear(Path output) throws IOException {
    List<Path> asides;
    try (Stream<Path> entries = Files.list(output)) {
      asides = entries.filter(each -> each.getFileName().toString().startsWith(ASIDE)).toList();
    }
    for (Path left : asides) {
      if (Files.isRegularFile(left.resolve(LOCK))) {
        try (FileChannel lock = FileChannel.open(left.resolve(LOCK), StandardOpenOption.WRITE)) {
          if (lock.tryLock() != null) {
            delete(left);
          }
        } catch (IOException | OverlappingFileLockException e) {
          // In use, or gone.
        }
      } else if (Files.getLastModifiedTime(left).toInstant().isBefore(Instant.now().minus(NEW))) {
        delete(left); // killed before it was locked
      }
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

  /** Takes back a folder that was made for a run that then failed, unless others use it too. */
  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // It holds the run, or another run has written into it.
    }
  }

  /** Takes away a folder with all that is in it, as far as it can. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // The next run clears it: its name begins with a dot and no one reads it.
    }
  }
}
