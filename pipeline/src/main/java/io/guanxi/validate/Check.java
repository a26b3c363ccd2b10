package io.guanxi.validate;

import java.util.List;

/**
 * One check with its result.
 *
 * @param id name of the check, unique in a validation
 * @param dyad id of the dyad
 * @param period months it is about
 * @param n number of values it rests on
 * @param expected the published value; nothing where there is none
 * @param got the run's value; nothing where there is none
 * @param distance largest absolute difference found, in {@code unit}; not a number where there is
 *     none
 * @param tolerance largest absolute difference that passes, in {@code unit}
 * @param unit unit of the values
 * @param verdict how it ended
 * @param gating whether a FAIL of it makes the validation fail
 * @param fitted whether codebook or events were fitted to the published value: a PASS then
 *     validates nothing
 * @param reasons why it is UNDEFINED, SKIPPED, WARN or FAIL, and remarks
 * @param source citation of the published value
 */
public record Check(
    String id,
    String dyad,
    String period,
    int n,
    CheckMessage expected,
    CheckMessage got,
    double distance,
    String tolerance,
    String unit,
    Verdict verdict,
    boolean gating,
    boolean fitted,
    List<CheckMessage> reasons,
    String source) {
  /** Copies the reasons. */
  public Check {
    reasons = List.copyOf(reasons);
  }

  /**
   * Where its published value stands.
   *
   * @param figures the file of published figures
   * @param series the files of published series
   */
  public SourceLocation place(SourceLocation.File figures, List<SourceLocation.File> series) {
    return SourceLocation.of(this, figures, series);
  }

  /** Whether it could not be graded because the run and the published series share too little. */
  public boolean hasTooLittle() {
    return reasons.stream()
        .map(CheckMessage::kind)
        .anyMatch(
            kind -> kind == CheckMessage.Kind.NO_OVERLAP || kind == CheckMessage.Kind.LOW_COVERAGE);
  }

  /** Whether it is about a published monthly series. */
  boolean isMonthly() {
    return expected.kind() == CheckMessage.Kind.EVERY_MONTH_WITHIN;
  }

  /** Whether the run has no such pair. */
  boolean isOfAnotherPair() {
    return reasons.stream().anyMatch(reason -> reason.kind() == CheckMessage.Kind.NOT_IN_RUN);
  }
}
