package io.guanxi.agreement;

import io.guanxi.validate.Verdict;
import java.util.List;

/**
 * One κ held against a bar.
 *
 * @param attribute what was coded
 * @param least the lowest κ that passes, the edge included
 * @param kappa the κ found
 * @param verdict PASS, FAIL, or UNDEFINED when there is no κ
 */
public record KappaBar(Attribute attribute, double least, Kappa kappa, Verdict verdict) {
  /** Holds sign, type and theme against the same bar. */
  public static List<KappaBar> all(Agreement agreement, double least) {
    return agreement.graded().stream()
        .map(
            each ->
                new KappaBar(
                    each.attribute(), least, each.overall(), verdict(each.overall(), least)))
        .toList();
  }

  private static Verdict verdict(Kappa kappa, double least) {
    if (!kappa.isDefined()) {
      return Verdict.UNDEFINED;
    }
    return kappa.kappa() >= least ? Verdict.PASS : Verdict.FAIL;
  }
}
