package io.guanxi.scheme;

import io.guanxi.model.Micropoints;
import io.guanxi.text.Fault;
import java.math.BigDecimal;
import java.util.List;

/** What several files of the configuration are checked for. */
final class CrossFileChecks {
  private CrossFileChecks() {}

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
      faults.add(Fault.of(name, points).that("is finer than 0.000001 or too large"));
      return 0;
    }
  }
}
