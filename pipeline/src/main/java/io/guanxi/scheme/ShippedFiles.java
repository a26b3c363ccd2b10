package io.guanxi.scheme;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of {@code config/} that were found sound when the jar was built: {@code
 * config/sound.sha256} has a line for each, its hash and the schema that allows it. Who runs with
 * the files as they were shipped need not wait for the schemas, which are a third of a second of
 * every start; whoever changes a file has it checked again.
 */
final class ShippedFiles {
  private static final Set<String> SOUND =
      SchemaCheck.shipped("sound.sha256").lines().collect(Collectors.toUnmodifiableSet());

  private ShippedFiles() {}

  /** The schemas of all kinds of files, by their names below {@code config/}. */
  static Stream<String> schemas() {
    return SOUND.stream().map(line -> line.substring(line.indexOf(' ')).strip()).distinct();
  }

  /** A line of {@code config/sound.sha256}. */
  static String line(String sha256, String schema) {
    return sha256 + "  " + schema;
  }

  /** Whether a file with this hash is known to be one that the schema allows. */
  static boolean areSound(String sha256, String schema) {
    return SOUND.contains(line(sha256, schema));
  }
}
