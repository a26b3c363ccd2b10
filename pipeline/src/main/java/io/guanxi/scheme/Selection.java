package io.guanxi.scheme;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Files that a run uses in place of the usual ones. Each is the name of a file of its kind in the
 * configuration folder, without {@code .json}, or the path of a file: what has a {@code /} in it or
 * ends with {@code .json}.
 *
 * @param scheme in place of {@link ConfigurationLoader#DEFAULT_SCHEME}
 * @param codebook in place of the scheme's, or of a feed's
 * @param recipe in place of a feed's
 */
public record Selection(
    Optional<String> scheme, Optional<String> codebook, Optional<String> recipe) {
  /** The usual files. */
  public static final Selection USUAL =
      new Selection(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String SUFFIX = ".json";

  /** Where runs keep files that were named by their paths, apart from those of the folder. */
  private static final String NAMED = "named/";

  /**
   * A file of one kind.
   *
   * @param id its name without {@code .json}
   * @param path where it belongs below the configuration folder
   * @param file where it lies
   * @param shown how messages name it
   */
  record Chosen(String id, String path, Path file, String shown) {}

  /** The file that a text chooses; it may be missing. */
  static Chosen choose(Path folder, String shownFolder, String kind, String given) {
    boolean isPath = isPath(given);
    String name = isPath ? String.valueOf(Path.of(given).getFileName()) : given;
    String id =
        isPath && name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    String path = kind + "s/" + (isPath ? NAMED : "") + id + SUFFIX;
    return isPath
        ? new Chosen(id, path, Path.of(given), given)
        : new Chosen(id, path, folder.resolve(path), shownFolder + "/" + path);
  }

  private static boolean isPath(String given) {
    return given.endsWith(SUFFIX) || given.contains("/") || given.contains("\\");
  }

  /**
   * Asserts that what is chosen is there.
   *
   * @param folder the configuration folder
   * @param shownFolder how messages name it
   * @throws FaultsException with each that is not, and what is there of its kind
   */
  public void requireThere(Path folder, String shownFolder) {
    List<String> faults = new ArrayList<>();
    check(folder, shownFolder, "scheme", scheme, faults);
    check(folder, shownFolder, "codebook", codebook, faults);
    check(folder, shownFolder, "recipe", recipe, faults);
    FaultsException.throwIfAny(faults);
  }

  /** The same by name where a path leads to a byte copy of a file in the configuration folder. */
  public Selection byName(Path folder) {
    return withPaths(
        (kind, path) ->
            there(folder.resolve(kind + "s")).stream()
                .filter(name -> isCopy(Path.of(path), choose(folder, "", kind, name).file()))
                .findFirst()
                .orElse(path));
  }

  /** The same with something in place of each path, made of its kind and itself. */
  private Selection withPaths(BinaryOperator<String> made) {
    return new Selection(
        scheme.map(text -> isPath(text) ? made.apply("scheme", text) : text),
        codebook.map(text -> isPath(text) ? made.apply("codebook", text) : text),
        recipe.map(text -> isPath(text) ? made.apply("recipe", text) : text));
  }

  private static boolean isCopy(Path given, Path there) {
    try {
      return Files.isRegularFile(given) && Files.mismatch(given, there) < 0;
    } catch (IOException e) { // who reads the file says what is wrong with it
      return false;
    }
  }

  private static void check(
      Path folder, String shown, String kind, Optional<String> given, List<String> faults) {
    String name = given.orElse("");
    if (given.isEmpty() || Files.exists(choose(folder, shown, kind, name).file())) {
      return;
    }
    List<String> there = there(folder.resolve(kind + "s"));
    faults.add(
        isPath(name)
            ? "--" + kind + " " + name + ": no such file"
            : Fault.of("--" + kind, name)
                .not(
                    "in " + shown + "/" + kind + "s; there are " + String.join(", ", there),
                    there));
  }

  private static List<String> there(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX) && !name.endsWith(".schema" + SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) { // then there are none
      return List.of();
    }
  }

  /** What is chosen of the scheme and its codebook in a run of a feed, which has its own. */
  public Selection ofFeed() {
    return new Selection(scheme, Optional.empty(), recipe);
  }

  /** The same with the copies that a kept run has of files that were named by their paths. */
  public Selection keptIn(Path folder) {
    return withPaths(
        (kind, path) -> folder.resolve(choose(folder, "", kind, path).path()).toString());
  }

  /**
   * Where a file of the configuration lies.
   *
   * @param path its path below the configuration folder
   */
  public Path file(Path folder, String path) {
    return Stream.of(
            scheme.map(each -> choose(folder, "", "scheme", each)),
            codebook.map(each -> choose(folder, "", "codebook", each)),
            recipe.map(each -> choose(folder, "", "recipe", each)))
        .flatMap(Optional::stream)
        .filter(each -> each.path().equals(path))
        .map(Chosen::file)
        .findFirst()
        .orElse(folder.resolve(path));
  }
}
