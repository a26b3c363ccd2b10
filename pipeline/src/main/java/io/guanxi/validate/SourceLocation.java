package io.guanxi.validate;

import io.guanxi.text.Workbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the published value of a check stands, for services that show a check beside its file.
 *
 * @param shown the file as messages name it
 * @param inRepository the file's path below the current folder, which in a CI job is the
 *     repository; empty when it lies elsewhere
 * @param line its line, from 1; empty when it is not known
 */
public record SourceLocation(String shown, Optional<String> inRepository, OptionalInt line) {
  private static final Pattern DELIMITER = Pattern.compile("[,;\t]");

  /**
   * A file with published values.
   *
   * @param shown as messages name it
   * @param path where it lies
   * @param text what stands in it
   */
  public record File(String shown, Path path, String text) {
    private SourceLocation at(Predicate<String> isMeant) {
      Path here = Path.of("").toAbsolutePath();
      Path file = Workbook.file(path).toAbsolutePath().normalize();
      List<String> lines = text.lines().toList();
      int line = 0;
      while (line < lines.size() && !isMeant.test(lines.get(line))) {
        line++;
      }
      return new SourceLocation(
          shown,
          file.startsWith(here) ? Optional.of(slashes(here.relativize(file))) : Optional.empty(),
          line < lines.size() ? OptionalInt.of(line + 1) : OptionalInt.empty());
    }

    private static String slashes(Path path) {
      return path.toString().replace('\\', '/');
    }
  }

  /**
   * Finds the place of a check: of a published figure the line with its id; of a monthly series the
   * row of the first month outside, where the file has rows with pair and month.
   *
   * @param figures the file of published figures
   * @param series the files of published series
   */
  static SourceLocation of(Check check, File figures, List<File> series) {
    if (!check.isMonthly()) {
      Pattern id = Pattern.compile("\"id\"\\s*:\\s*" + Pattern.quote('"' + check.id() + '"'));
      return figures.at(line -> id.matcher(line).find());
    }
    Optional<String> month =
        check.reasons().stream()
            .filter(reason -> reason.kind() == CheckMessage.Kind.MONTHS_OUTSIDE)
            .map(reason -> reason.values().get(2))
            .findFirst();
    return series.stream()
        .filter(file -> file.shown().equals(check.source()))
        .findFirst()
        .orElseThrow()
        .at(
            line ->
                month.isPresent() && cells(line).containsAll(List.of(check.dyad(), month.get())));
  }

  private static List<String> cells(String line) {
    return Stream.of(DELIMITER.split(line)).map(cell -> cell.replace("\"", "").strip()).toList();
  }
}
