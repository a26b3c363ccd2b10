package io.guanxi.cli;

import io.guanxi.run.Folder;
import io.guanxi.run.Mirror;
import io.guanxi.run.Publication;
import io.guanxi.run.Run;
import io.guanxi.run.RunManifest;
import io.guanxi.run.Vintage;
import io.guanxi.run.Vintages;
import io.guanxi.text.FaultsException;
import io.guanxi.text.LookAlike;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands on a command line: a folder, or {@code [DIR/]NAME} where the name is {@code
 * LATEST}, {@code PREVIOUS} or the beginning of a kept run's id, and the folder an output folder,
 * by default the bundled one. A file or folder that is there under the whole text goes first.
 *
 * @param folder where the run's files lie; for {@code compare} also a series file
 * @param shown how messages name it
 * @param title how views call it
 * @param kept the kept run; null for an output folder or a file
 * @param output the output folder that it is or lies in; null for a file
 */
record GivenRun(
    Path folder, String shown, String title, @Nullable Vintage kept, @Nullable Folder output) {
  /** What the options that take a run say of kept ones. */
  static final String ALSO = "or a kept run: LATEST, PREVIOUS, a name or an id of 'guanxi runs'";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{4,64}");

  /**
   * Finds the run.
   *
   * @param given as the user gave it; null for the bundled output folder
   * @throws FaultsException when no kept run has the name
   * @throws NothingToGradeException when there is no last run, or none before it
   */
  static GivenRun of(@Nullable String given) {
    if (given == null) {
      Folder output = Home.output(null);
      Publication.restore(output.path());
      return of(output);
    }
    if (Folder.isAddress(given)) {
      return elsewhere(given.replaceAll("/+$", ""));
    }
    Path path = Path.of(given);
    if (Files.exists(path)) {
      Publication.restore(path);
      Vintage kept = Vintage.isAt(path) ? Vintage.at(path, given.replaceAll("/+$", "")) : null;
      return new GivenRun(path, given, given, kept, null);
    }
    int slash = given.lastIndexOf('/');
    String name = given.substring(slash + 1);
    Folder output = Home.output(slash < 0 ? null : given.substring(0, Math.max(1, slash)));
    return named(given, name, output);
  }

  private static GivenRun of(Folder output) {
    return new GivenRun(output.path(), output.shown(), output.shown(), null, output);
  }

  /** A run on another file system: its output folder there, or one kept there. */
  private static GivenRun elsewhere(String given) {
    Folder whole = Home.output(given);
    int slash = given.lastIndexOf('/');
    if (requireMirror(whole).pullLast() || given.startsWith("://", slash - 2)) {
      return of(whole);
    }
    String above = given.substring(0, slash).replaceFirst("/" + Vintages.FOLDER + "$", "");
    Folder output = Home.output(above);
    requireMirror(output).pullAll();
    return named(given, given.substring(slash + 1), output);
  }

  private static Mirror requireMirror(Folder folder) {
    return Objects.requireNonNull(folder.mirror());
  }

  private static GivenRun named(String given, String name, Folder output) {
    Path path = Folder.isAddress(given) ? output.path().resolve(name) : Path.of(given);
    Vintages vintages = Vintages.below(output.path(), output.shown());
    if (!ID.matcher(name).matches()
        && !vintages.names().contains(name)
        && LookAlike.nearest(name, vintages.names()).isEmpty()) {
      return new GivenRun(path, given, given, null, null);
    }
    Optional<Vintage> found = vintages.resolve(name);
    if (found.isEmpty()) {
      throw new NothingToGradeException(name, vintages);
    }
    Vintage kept = found.get();
    String title = kept.id().equals(name) ? given : given + " (" + kept.id() + ")";
    return new GivenRun(kept.folder(), kept.shown(), title, kept, output);
  }

  /**
   * Where an event file of the run may lie. A kept run has its event files with it; else bundled
   * ones lie in the project's folder, others where the user was.
   */
  List<Path> places(String file, RunManifest manifest) {
    return kept != null ? kept.events(manifest, file) : List.of(Path.of(file), Home.resolve(file));
  }

  /**
   * Opens the run.
   *
   * @throws FaultsException when a kept run is not as it was, or no run is there
   */
  Run open() {
    requireSound();
    return Run.open(folder, shown, "--run");
  }

  /**
   * Asserts that a kept run is as it was; an output folder is not looked at.
   *
   * @throws FaultsException with every file that does not match its hash
   */
  void requireSound() {
    if (kept != null) {
      kept.requireSound();
    }
  }

  /**
   * Where verdicts on the run go unless the user says: beside an output folder's files or a series
   * file, but not into a kept run, which nothing changes.
   */
  Folder verdicts() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      Path beside = folder.resolveSibling("");
      return new Folder(beside, beside.toString());
    }
    if (kept == null) {
      return output == null ? new Folder(folder, shown) : output;
    }
    String verdicts = "verdicts/" + kept.id();
    return output != null && output.mirror() != null
        ? output.in(Vintages.FOLDER).in(verdicts)
        : new Folder(
            folder.resolveSibling(verdicts), Path.of(shown).resolveSibling(verdicts).toString());
  }
}
