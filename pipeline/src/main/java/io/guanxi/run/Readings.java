package io.guanxi.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs have read of feeds, kept beside the runs for the next one to take over. {@code
 * vintages/readings/NAME/} has {@value #INDEX}, which says what is kept of which file, and the
 * packs that it names; a pack never changes. It is no part of any run: without it the next run
 * reads all.
 */
public final class Readings {
  /** Name of the folder below that of the kept runs. */
  static final String FOLDER = "readings";

  /** Name of the file that says what is kept. */
  static final String INDEX = "index";

  /** What names of packs end with. */
  public static final String PACK = ".pack";

  private Readings() {}

  /**
   * What a run leaves to the next.
   *
   * @param name name of the reading
   * @param index what is kept of which file
   * @param packs names of the packs that the index names; those that the run has written lie in its
   *     folder
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  public record Kept(String name, byte[] index, Set<String> packs) {}

  /**
   * How much of its input a run took over from the last one.
   *
   * @param before how many files
   * @param read how many files were read
   * @param damaged those of them that had been read before, and what was kept of them was damaged
   * @param unfit whether the last run has left something that could not be taken over as a whole
   */
  public record Taken(int before, int read, List<String> damaged, boolean unfit) {
    /** Copies the list. */
    public Taken {
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * The indexes of all readings by their names.
   *
   * @param output the output folder of the runs
   */
  public static Map<String, byte[]> indexes(Folder output) {
    Mirror mirror = output.mirror();
    if (mirror != null) {
      mirror.pullIndexes();
    }
    Map<String, byte[]> indexes = new TreeMap<>();
    Path readings = output.path().resolve(Vintages.FOLDER).resolve(FOLDER);
    if (Files.isDirectory(readings)) {
      try (Stream<Path> folders = Files.list(readings)) {
        for (Path folder : folders.sorted().toList()) {
          Path index = folder.resolve(INDEX);
          if (Files.isRegularFile(index)) {
            indexes.put(folder.getFileName().toString(), Files.readAllBytes(index));
          }
        }
      } catch (IOException e) {
        return Map.of(); // then all is read
      }
    }
    return indexes;
  }

  /**
   * Where the packs of a reading are, with {@code /} at the end.
   *
   * @param here whether they are wanted on this machine; otherwise, where all machines reach them
   */
  public static String place(Folder output, String name, boolean here) {
    String below = below(name);
    Mirror mirror = output.mirror();
    if (mirror == null || here) {
      return output.path().toAbsolutePath() + "/" + below;
    }
    return mirror.store().address() + below;
  }

  /** Brings packs to this machine, from where the output folder is; those it has are left. */
  public static void bring(Folder output, String name, Set<String> packs) {
    Mirror mirror = output.mirror();
    if (mirror != null) {
      mirror.bring(packs.stream().map(pack -> below(name) + pack).toList());
    }
  }

  static String below(String name) {
    return Vintages.FOLDER + "/" + FOLDER + "/" + name + "/";
  }

  /** Takes the packs out of a run's folder and keeps those that the index names. */
  static void keep(Path output, Path run, @Nullable Kept kept) throws IOException {
    if (kept != null) {
      RunHistory.alone(output.resolve(Vintages.FOLDER), () -> keepAlone(output, run, kept));
    }
  }

  private static void keepAlone(Path output, Path run, Kept kept) throws IOException {
    Path folder = Files.createDirectories(output.resolve(below(kept.name())));
    for (Path pack : packs(run)) {
      if (kept.packs().contains(pack.getFileName().toString())) {
        Files.move(pack, folder.resolve(pack.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(pack); // of work that was done twice
      }
    }
    WholeFile.write(folder.resolve(INDEX), kept.index(), "--output");
    for (Path pack : packs(folder)) {
      if (!kept.packs().contains(pack.getFileName().toString())) {
        Files.delete(pack);
      }
    }
  }

  private static List<Path> packs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(PACK)).sorted().toList();
    }
  }
}
