package io.guanxi.cli;

import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.time.DateTimeException;
import java.time.YearMonth;

/**
 * The months of an evaluation, {@code FROM/TO}.
 *
 * @param from first month
 * @param to last month
 */
record EvaluationMonths(YearMonth from, YearMonth to) {
  /**
   * Reads what stands behind {@code --origins}.
   *
   * @throws FaultsException when it is not two months in order
   */
  static EvaluationMonths parse(String text) {
    String[] ends = text.split("/", -1);
    try {
      if (ends.length == 2) {
        EvaluationMonths origins =
            new EvaluationMonths(YearMonth.parse(ends[0]), YearMonth.parse(ends[1]));
        if (origins.from.isAfter(origins.to)) {
          throw new FaultsException(Fault.of("--origins", text).that("ends before it begins"));
        }
        return origins;
      }
    } catch (DateTimeException e) {
      // Said below, as for a text without a slash.
    }
    throw new FaultsException(
        Fault.of("--origins", text).not("two months as FROM/TO, such as 2010-01/2025-08"));
  }
}
