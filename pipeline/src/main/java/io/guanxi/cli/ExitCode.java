package io.guanxi.cli;

import io.guanxi.validate.OverallOutcome;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How a command ended, for shells and CI jobs; {@code docs/exit-codes.md} is tested against this.
 */
public enum ExitCode {
  /** All went well. */
  DONE(0, "done, every gated check passed"),
  /** A gated check failed; for score, more rows were rejected than --max-rejects allows. */
  CHECK_FAILED(1, "done, a gated check failed (score: too many rejected rows)"),
  /** The command line, the configuration or the input cannot be used. */
  USAGE(
      2,
      "usage, configuration or unreadable input; nothing is written (only a run whose --sink failed stays)"),
  /** A fault of the program, or a check that could not be computed. */
  INTERNAL(3, "internal error, or a check that could not be computed"),
  /** There is nothing to grade. */
  NOTHING_TO_GRADE(4, "nothing to grade: no overlap, coverage too low"),
  /** The user interrupted the command. */
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /**
   * The code of checks that ended in a way.
   *
   * @param noFail whether failed checks are to be seen only
   */
  static ExitCode of(OverallOutcome outcome, boolean noFail) {
    return switch (outcome) {
      case PASSED -> DONE;
      case FAILED -> noFail ? DONE : CHECK_FAILED;
      case NOT_COMPUTED -> INTERNAL;
      case NOTHING_TO_GRADE -> NOTHING_TO_GRADE;
    };
  }

  /** The number the shell sees. */
  public int code() {
    return code;
  }

  /** What it means, in one line. */
  public String meaning() {
    return meaning;
  }

  /** All codes, one line each, for {@code --help}. */
  static String table() {
    return Arrays.stream(values())
        .map(
            each ->
                "  "
                    + each.code
                    + " ".repeat(5 - String.valueOf(each.code).length())
                    + each.meaning)
        .collect(Collectors.joining("%n"));
  }
}
