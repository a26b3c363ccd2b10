package io.guanxi.cli;

import io.guanxi.run.Vintages;

/** What was asked for is sound, but there is nothing to grade, or no such run yet. */
final class NothingToGradeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** There is nothing to grade, as the message says. */
  NothingToGradeException(String message) {
    super(message);
  }

  /** No run is kept at all. */
  NothingToGradeException(Vintages vintages) {
    super("no run is kept in " + vintages.shown() + "; 'guanxi score' makes one");
  }

  /**
   * No run goes by a name.
   *
   * @param name {@code LATEST} or {@code PREVIOUS}
   * @param vintages the runs that are kept
   */
  NothingToGradeException(String name, Vintages vintages) {
    super(
        vintages
            .latest()
            .map(
                run ->
                    "run '"
                        + name
                        + "': "
                        + run.id()
                        + " is the only one kept in "
                        + vintages.shown()
                        + ", there is none before it")
            .orElse(
                "run '"
                    + name
                    + "': none is kept in "
                    + vintages.shown()
                    + "; 'guanxi score' makes one"));
  }
}
