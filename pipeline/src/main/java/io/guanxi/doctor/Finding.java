package io.guanxi.doctor;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param grade how bad it is
 * @param id what was looked at, for example {@code output}
 * @param where the file, folder or dyad; empty where the id says it all
 * @param kind which of the id's sentences is meant; with the id it is the key of the sentence
 * @param arguments what goes into the sentence
 */
public record Finding(
    Severity grade, String id, String where, String kind, List<String> arguments) {
  static Finding of(Severity grade, String id, String where, String kind, Object... arguments) {
    return new Finding(
        grade, id, where, kind, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** A fault whose sentence is given, as that of a configuration file. */
  public static Finding fault(String id, String sentence) {
    return of(Severity.FAIL, id, "", "fault", sentence);
  }

  /** Nothing to do about what the id names. */
  public static Finding ok(String id, String where, Object... arguments) {
    return of(Severity.OK, id, where, "ok", arguments);
  }
}
