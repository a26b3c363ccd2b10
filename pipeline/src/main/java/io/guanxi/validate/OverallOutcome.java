package io.guanxi.validate;

/** How checks ended as a whole. */
public enum OverallOutcome {
  /** Every gated check passed. */
  PASSED,
  /** A gated check failed. */
  FAILED,
  /** A gated check could not be computed. */
  NOT_COMPUTED,
  /** There is nothing to grade, or too little. */
  NOTHING_TO_GRADE
}
