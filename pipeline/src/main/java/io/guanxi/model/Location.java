package io.guanxi.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a row was read.
 *
 * @param source the event format, for example {@code curated}
 * @param file the file as the user named it
 * @param line the line on which the row begins, from 1
 */
public record Location(String source, String file, long line)
    implements Comparable<Location>, Serializable {
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingLong(Location::line)
          .thenComparing(Location::source);

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
