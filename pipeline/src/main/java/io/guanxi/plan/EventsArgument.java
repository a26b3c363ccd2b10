package io.guanxi.plan;

import io.guanxi.source.mapped.MappedFormat;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import io.guanxi.text.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * An argument of {@code --events}, split: {@code [FORMAT:]PATH_OR_GLOB}.
 *
 * @param format the format named; null for none: the first rows decide
 * @param path file, folder or pattern
 * @param shown how its files are shown
 * @param sheet of a workbook, the sheet named by {@code FILE.xlsx#Sheet}; empty for none
 */
public record EventsArgument(@Nullable String format, String path, String shown, String sheet) {
  private static final String MAPPING_END = ".json:";

  /**
   * Splits an argument.
   *
   * @throws FaultsException when it begins with a word and a colon, and the word is no format
   */
  public static EventsArgument parse(String text) {
    if (text.startsWith(MappedFormat.PREFIX)) {
      int end = text.indexOf(MAPPING_END);
      if (end < 0) {
        throw new FaultsException(
            Fault.of("--events", text).not(MappedFormat.PREFIX + "FILE.json:PATH_OR_GLOB"));
      }
      String path = text.substring(end + MAPPING_END.length());
      return of(text.substring(0, end + MAPPING_END.length() - 1), path);
    }
    int colon = text.indexOf(':');
    String word = colon < 0 ? "" : text.substring(0, colon);
    boolean isWord =
        word.length() > 1
            && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
            && !text.startsWith("//", colon + 1);
    if (!isWord) {
      return of(null, text);
    }
    if (!InputFiles.names().contains(word)) {
      throw new FaultsException(
          Fault.of("format", word).in("--events " + text).notOneOf(InputFiles.names()));
    }
    String path = text.substring(colon + 1);
    return of(word, path);
  }

  private static EventsArgument of(@Nullable String format, String path) {
    Workbook.Named named = Workbook.named(path);
    return new EventsArgument(format, named.path(), named.path(), named.sheet());
  }
}
