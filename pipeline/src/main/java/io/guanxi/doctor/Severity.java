package io.guanxi.doctor;

/** How bad a finding is. */
public enum Severity {
  /** Nothing to do. */
  OK,
  /** {@code score} runs; something should be looked at. */
  WARN,
  /** {@code score} would not run, or not write its results. */
  FAIL
}
