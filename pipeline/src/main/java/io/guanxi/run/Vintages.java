package io.guanxi.run;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs that are kept below an output folder, each once, under an id made of its content.
 *
 * <p>{@code vintages/ID/} never changes once it is there. {@code vintages/published/} has a file
 * for every run, also for one whose content was kept before, named by the time of the run, its id,
 * and whether it ended with exit code 1. The order of these names is the order of the runs; no time
 * of a file system is asked. A user may give runs names of their own.
 */
public final class Vintages {
  /** Name of the folder below an output folder. */
  public static final String FOLDER = "vintages";

  /** Name of the file with the names that were given to runs, below an output folder. */
  public static final String NAMES = FOLDER + "/" + RunHistory.NAMES;

  /** Stands for the last run that did not end with exit code 1. */
  public static final String LATEST = "LATEST";

  /** Stands for the last such run before it whose content is another. */
  public static final String PREVIOUS = "PREVIOUS";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
  private static final Pattern LIKE_AN_ID = Pattern.compile("[0-9a-f]{4,64}");

  private final Path folder;
  private final String shown;
  private final Map<String, Vintage> kept = new TreeMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, String> named = new TreeMap<>();

  /**
   * The last run with a content.
   *
   * @param id the content's name
   * @param time when it was made, UTC; empty when the history does not say
   * @param times how many runs gave this content
   * @param failed whether it ended with exit code 1
   */
  public record Run(String id, String time, int times, boolean failed) {}

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
        vintages.named.putAll(RunHistory.names(vintages.folder, vintages.shown));
      } catch (IOException e) {
        throw new FaultsException(vintages.shown, "cannot be read: " + e.getMessage());
      }
    }
    return vintages;
  }

  /** Whether a text has the form of an id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * Gives a kept run a name, which then stands wherever an id does.
   *
   * @throws FaultsException when the text cannot be a name, or is the name of another run
   */
  public void name(String name, Vintage run) {
    if (!NAME.matcher(name).matches()
        || LIKE_AN_ID.matcher(name).matches()
        || name.equals(LATEST)
        || name.equals(PREVIOUS)) {
      throw new FaultsException(
          Fault.of("--name", name)
              .not(
                  "a name of at most 64 letters, digits, '.', '_' and '-', the first a letter or digit; nor may it be "
                      + LATEST
                      + ", "
                      + PREVIOUS
                      + " or what may be an id"));
    }
    String holder = named.putIfAbsent(name, run.id());
    if (holder != null && !holder.equals(run.id())) {
      throw new FaultsException(
          Fault.of("--name", name)
              .that("is the name of the run " + holder + "; a name stays with its run"));
    }
    if (holder == null) {
      try {
        RunHistory.alone(folder, () -> RunHistory.name(folder, name, run.id()));
      } catch (IOException e) {
        throw new FaultsException(shown + "/" + RunHistory.NAMES, "cannot be written: " + e);
      }
    }
  }

  /** The names that were given to a run. */
  public List<String> namesOf(String id) {
    return named.keySet().stream().filter(name -> id.equals(named.get(name))).toList();
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

  /** The last run that did not end with exit code 1; empty when there is none. */
  public Optional<Run> latest() {
    return runs.stream().filter(run -> !run.failed()).findFirst();
  }

  /** The last such run before that with another content; empty when there is none. */
  public Optional<Run> previous() {
    return runs.stream().filter(run -> !run.failed()).skip(1).findFirst();
  }

  /**
   * The run that a name or the beginning of an id, four characters at least, stands for.
   *
   * @param name {@value #LATEST}, {@value #PREVIOUS}, a name that was given, or an id
   * @return nothing when {@value #LATEST} or {@value #PREVIOUS} stand for no run
   * @throws FaultsException when no kept run, or more than one, is called so
   */
  public Optional<Vintage> resolve(String name) {
    if (name.equals(LATEST) || name.equals(PREVIOUS)) {
      return (name.equals(LATEST) ? latest() : previous()).map(run -> keptOf(name, run.id()));
    }
    String given = named.get(name);
    if (given != null) {
      return Optional.of(keptOf(name, given));
    }
    List<String> found =
        name.length() < 4
            ? List.of()
            : kept.keySet().stream().filter(id -> id.startsWith(name)).toList();
    if (found.size() == 1) {
      return kept(found.get(0));
    }
    Fault fault = Fault.of("run", name);
    throw new FaultsException(
        found.isEmpty()
            ? fault.that(
                "is no file or folder, and no run kept in " + shown + "; " + allowed(), names())
            : fault.that("is the beginning of several: " + String.join(", ", found)));
  }

  /** The names that stand for a run: LATEST, PREVIOUS, names that were given, and all ids. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(LATEST, PREVIOUS));
    names.addAll(named.keySet());
    runs.stream().map(Run::id).filter(kept::containsKey).forEach(names::add);
    return names;
  }

  private Vintage keptOf(String name, String id) {
    return kept(id)
        .orElseThrow(
            () ->
                new FaultsException(
                    Fault.of("run", name)
                        .that("is " + id + ", which is no longer in " + shown + "; " + allowed())));
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
    for (RunHistory.Published run : RunHistory.read(folder, shown)) {
      Run before = byId.remove(run.id());
      int times = before == null ? 1 : before.times() + 1;
      String time = run.time().truncatedTo(ChronoUnit.SECONDS).toString();
      byId.put(run.id(), new Run(run.id(), time, times, run.failed()));
    }
    runs.addAll(byId.values());
    Collections.reverse(runs);
    kept.values().stream()
        .filter(vintage -> !byId.containsKey(vintage.id()))
        .map(vintage -> new Run(vintage.id(), created(vintage), 0, false))
        .sorted(Comparator.comparing(Run::time).reversed().thenComparing(Run::id))
        .forEach(runs::add);
  }

  private static String created(Vintage vintage) {
    try {
      return vintage.manifest().created().orElse("");
    } catch (FaultsException e) { // damaged: whoever uses it will be told
      return "";
    }
  }
}
