package io.guanxi.run;

import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs that are kept below an output folder, each once, under an id made of its content.
 *
 * <p>{@code vintages/ID/} never changes once it is there. {@code vintages/history.txt} has a line
 * for every run, also for one whose content was kept before: the time of the run and its id. The
 * order of its lines is the order of the runs; no time of a file system is asked.
 */
public final class Vintages {
  /** Name of the folder below an output folder. */
  public static final String FOLDER = "vintages";

  /** Name of the file with the order of the runs. */
  public static final String HISTORY = "history.txt";

  /** Stands for the last run. */
  public static final String LATEST = "LATEST";

  /** Stands for the last run before it whose content is another. */
  public static final String PREVIOUS = "PREVIOUS";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern RUN =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z) ([0-9a-f]{12})");

  /** A lock on a file holds off other processes, and is an error within the same one. */
  private static final Object PUBLISHING = new Object();

  private final Path folder;
  private final String shown;
  private final Map<String, Vintage> kept = new TreeMap<>();
  private final List<Run> runs = new ArrayList<>();

  /**
   * The last run with a content.
   *
   * @param id the content's name
   * @param time when it was made, UTC; empty when the history does not say
   * @param times how many runs gave this content
   */
  public record Run(String id, String time, int times) {}

  /** What puts a run's files into the output folder. */
  public interface Publication {
    /** Does it. */
    void run() throws IOException;
  }

  private Vintages(Path folder, String shown) {
    this.folder = folder;
    this.shown = shown;
  }

  /**
   * The runs kept below an output folder; none when there is no such folder.
   *
   * @param output the output folder
   * @param shownOutput how messages name it
   * @throws FaultsException when they cannot be read
   */
  public static Vintages below(Path output, String shownOutput) {
    Vintages vintages =
        new Vintages(output.resolve(FOLDER), shownOutput.replaceAll("/+$", "") + "/" + FOLDER);
    if (Files.isDirectory(vintages.folder)) {
      try {
        vintages.list();
        vintages.order();
      } catch (IOException e) {
        throw new FaultsException(vintages.shown + ": cannot be read: " + e.getMessage());
      }
    }
    return vintages;
  }

  /** Whether a text has the form of an id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether the content is kept already. */
  public static boolean holds(Path output, String id) {
    return Files.isDirectory(output.resolve(FOLDER).resolve(id));
  }

  /**
   * Keeps a run: seals its files and moves them, all at once, to their place. When the same content
   * is there already, also since a moment ago, it stays as it is.
   *
   * @param staged folder with all files of the run, on the file system of the output folder
   * @param known SHA-256 of files by name, as far as it is known already
   */
  public static void keep(Path output, Path staged, String id, Map<String, String> known)
      throws IOException {
    Vintage.seal(staged, known);
    Path place = Files.createDirectories(output.resolve(FOLDER)).resolve(id);
    try {
      Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Vintage.isAt(place)) {
        throw e;
      }
    }
  }

  /**
   * Publishes a run and then adds it to the history. Of several runs at once, in this process or
   * others, one is published after the other, so the last line of the history is the run whose
   * files lie in the output folder.
   *
   * @param publication moves the run's files to their place in the output folder
   */
  public static void note(Path output, String time, String id, Publication publication)
      throws IOException {
    Path history = Files.createDirectories(output.resolve(FOLDER)).resolve(HISTORY);
    synchronized (PUBLISHING) {
      try (FileChannel end =
          FileChannel.open(history, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        end.lock(); // until the channel is closed
        publication.run();
        end.write(ByteBuffer.wrap((time + " " + id + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** How messages name the folder. */
  public String shown() {
    return shown;
  }

  /**
   * One entry a content, the one that was run last first; also contents that are kept no longer.
   */
  public List<Run> newestFirst() {
    return Collections.unmodifiableList(runs);
  }

  /** The kept run of an id; empty when it is kept no longer. */
  public Optional<Vintage> kept(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  /** The last run; empty when there is none. */
  public Optional<Run> latest() {
    return runs.stream().findFirst();
  }

  /** The last run before that with another content; empty when there is none. */
  public Optional<Run> previous() {
    return runs.stream().skip(1).findFirst();
  }

  /**
   * The run that a name or the beginning of an id, four characters at least, stands for.
   *
   * @param name {@value #LATEST}, {@value #PREVIOUS} or an id
   * @return nothing when {@value #LATEST} or {@value #PREVIOUS} stand for no run
   * @throws FaultsException when no kept run, or more than one, is called so
   */
  public Optional<Vintage> resolve(String name) {
    if (name.equals(LATEST) || name.equals(PREVIOUS)) {
      return (name.equals(LATEST) ? latest() : previous()).map(run -> keptOf(name, run.id()));
    }
    List<String> found =
        name.length() < 4
            ? List.of()
            : kept.keySet().stream().filter(id -> id.startsWith(name)).toList();
    if (found.size() == 1) {
      return kept(found.get(0));
    }
    throw new FaultsException(
        "run '"
            + name
            + "': "
            + (found.isEmpty()
                ? "no such file or folder, and no run kept in "
                    + shown
                    + LookAlike.hint(name, names())
                    + "; "
                    + allowed()
                : "several begin so: " + String.join(", ", found)));
  }

  /** The names that stand for a run: LATEST, PREVIOUS and all ids. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(LATEST, PREVIOUS));
    runs.stream().map(Run::id).filter(kept::containsKey).forEach(names::add);
    return names;
  }

  private Vintage keptOf(String name, String id) {
    return kept(id)
        .orElseThrow(
            () ->
                new FaultsException(
                    "run '"
                        + name
                        + "': is "
                        + id
                        + ", which is no longer in "
                        + shown
                        + "; "
                        + allowed()));
  }

  private String allowed() {
    return kept.isEmpty()
        ? "no run is kept there"
        : "kept are " + String.join(", ", names().subList(2, names().size()));
  }

  private void list() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(Vintages::isId)
          .forEach(id -> kept.put(id, new Vintage(id, folder.resolve(id), shown + "/" + id)));
    }
  }

  private void order() throws IOException {
    Map<String, Run> byId = new LinkedHashMap<>();
    Path history = folder.resolve(HISTORY);
    List<String> lines = Files.exists(history) ? Files.readAllLines(history) : List.of();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = RUN.matcher(lines.get(i));
      if (line.matches()) {
        Run before = byId.remove(line.group(2));
        int times = before == null ? 1 : before.times() + 1;
        byId.put(line.group(2), new Run(line.group(2), line.group(1), times));
      } else {
        faults.add(
            shown + "/" + HISTORY + ": line " + (i + 1) + " is not the time and the id of a run");
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
    runs.addAll(byId.values());
    Collections.reverse(runs);
    kept.values().stream()
        .filter(vintage -> !byId.containsKey(vintage.id()))
        .map(vintage -> new Run(vintage.id(), created(vintage), 0))
        .sorted(Comparator.comparing(Run::time).reversed().thenComparing(Run::id))
        .forEach(runs::add);
  }

  private static String created(Vintage vintage) {
    try {
      return vintage.manifest().created();
    } catch (FaultsException e) { // damaged: whoever uses it will be told
      return "";
    }
  }
}
