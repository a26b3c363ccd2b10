package io.guanxi.scheme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which score an event meets. */
public enum P0Rule {
  /** Every event of a month meets the score at the start of the month. The default. */
  MONTH_START,
  /**
   * Events meet the score that the events before them left, in the order of {@link
   * io.guanxi.model.EventDate}, then of the event id.
   */
  RUNNING;

  /** The word used in configuration and on the command line, for example {@code month-start}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The labels of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(P0Rule::label).toList();
  }

  /** The rule of that label; empty when there is none. */
  public static Optional<P0Rule> of(String label) {
    for (P0Rule rule : values()) {
      if (rule.label().equals(label)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
