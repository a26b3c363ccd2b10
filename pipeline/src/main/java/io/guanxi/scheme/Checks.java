package io.guanxi.scheme;

import io.guanxi.model.Micropoints;
import io.guanxi.text.LookAlike;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** What several files of the configuration are checked for. */
final class Checks {
  private Checks() {}

  /** The fault of a name that stands for nothing. */
  static String unknown(String at, String kind, String given, Collection<String> allowed) {
    return at + ": " + kind + " '" + given + "' is unknown" + LookAlike.hint(given, allowed);
  }

  /**
   * Points in micropoints.
   *
   * @param name what the number is, for the message
   * @param faults takes in what is wrong; the result is then 0
   */
  static long micropoints(BigDecimal points, String name, List<String> faults) {
    try {
      return Micropoints.of(points);
    } catch (ArithmeticException e) {
      faults.add(name + " " + points + " is finer than 0.000001 or too large");
      return 0;
    }
  }
}
