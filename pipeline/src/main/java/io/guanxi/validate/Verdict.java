package io.guanxi.validate;

/** How a check ended. */
public enum Verdict {
  /** Within its tolerance, the edge included. */
  PASS,
  /** Outside its tolerance, but the check does not gate. */
  WARN,
  /** Outside its tolerance. */
  FAIL,
  /** It could not be computed; the reason says why. */
  UNDEFINED,
  /** It does not apply to this run; the reason says why. */
  SKIPPED
}
