package io.guanxi.scheme;

import java.io.Serializable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/**
 * Where the monthly trade of a dyad is found, and what the file does not say itself.
 *
 * @param file CSV file, below the project's folder or the current one
 * @param monthColumn column of the month
 * @param exportsColumn column of the exports of the reporting country to the other one
 * @param importsColumn column of its imports from the other one
 * @param reporter ISO 3166-1 alpha-3 code of the reporting country; empty when the file has a
 *     column {@code reporter}
 * @param unit unit of the amounts, see {@code dyads.schema.json}; empty when the file has a column
 *     {@code unit}
 * @param source where the figures come from; empty when the file has a column {@code source}
 */
public record TradeSource(
    String file,
    String monthColumn,
    String exportsColumn,
    String importsColumn,
    String reporter,
    String unit,
    String source)
    implements Serializable {

  /** Whether a path stays below a folder that it is looked for in, symbolic links aside. */
  static boolean isBelow(String file) {
    try {
      Path path = Path.of(file);
      return !path.isAbsolute()
          && StreamSupport.stream(path.spliterator(), false).noneMatch(Path.of("..")::equals);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
