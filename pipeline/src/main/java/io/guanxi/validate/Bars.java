package io.guanxi.validate;

import io.guanxi.model.Decimals;
import io.guanxi.series.Comparison;

/**
 * Tolerances that a run would just meet. They are printed, never written: bars are set before
 * results are seen.
 */
public final class Bars {
  private Bars() {}

  /** One line a check: the tolerance it has and the least it would pass with. */
  public static String suggest(Validation validation) {
    StringBuilder text = new StringBuilder();
    for (Check check : validation.checks()) {
      if (!check.tolerance().isEmpty() && !check.got().isEmpty()) {
        text.append(check.id())
            .append(": tolerance ")
            .append(check.tolerance())
            .append(' ')
            .append(check.unit())
            .append(", this run needs ")
            .append(Decimals.shortest(check.distance()))
            .append('\n');
      }
    }
    for (Comparison comparison : validation.compared()) {
      text.append(comparison.aligned().dyad())
          .append(": mean absolute difference ")
          .append(Decimals.rounded(comparison.mae().value(), 3))
          .append(" points over ")
          .append(comparison.n())
          .append(" months\n");
    }
    return text.append("Nothing was written. Set a bar before you look at the result it is for.\n")
        .toString();
  }
}
