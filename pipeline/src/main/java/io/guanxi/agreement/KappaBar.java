package io.guanxi.agreement;

import io.guanxi.validate.OverallOutcome;
import io.guanxi.validate.Verdict;
import java.util.List;

/**
 * One κ compared with a bar.
 *
 * @param attribute what was coded
 * @param least the lowest κ that passes, the edge included
 * @param kappa the κ found
 * @param verdict PASS, FAIL, or UNDEFINED when there is no κ
 */
public record KappaBar(Attribute attribute, double least, Kappa kappa, Verdict verdict) {
  /** Compares sign, type and theme with the same bar. */
  public static List<KappaBar> all(Agreement agreement, double least) {
    return agreement.graded().stream()
        .map(
            each ->
                new KappaBar(
                    each.attribute(), least, each.overall(), verdict(each.overall(), least)))
        .toList();
  }

  /** How the bars ended as a whole; without a common event there is nothing to grade. */
  public static OverallOutcome outcome(Agreement agreement, List<KappaBar> bars) {
    List<Verdict> verdicts = bars.stream().map(KappaBar::verdict).toList();
    if (agreement.common() == 0) {
      return OverallOutcome.NOTHING_TO_GRADE;
    }
    if (verdicts.contains(Verdict.UNDEFINED)) {
      return OverallOutcome.NOT_COMPUTED;
    }
    return verdicts.contains(Verdict.FAIL) ? OverallOutcome.FAILED : OverallOutcome.PASSED;
  }

  private static Verdict verdict(Kappa kappa, double least) {
    if (!kappa.isDefined()) {
      return Verdict.UNDEFINED;
    }
    return kappa.kappa() >= least ? Verdict.PASS : Verdict.FAIL;
  }
}
