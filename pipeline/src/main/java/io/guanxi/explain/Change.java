package io.guanxi.explain;

import io.guanxi.model.LocalizedNames;
import java.util.List;
import java.util.Locale;

/**
 * One thing that is otherwise in the run after than in the run before, with what it does to every
 * common month.
 *
 * @param kind what is otherwise
 * @param subject event id or code of the event type; empty where the kind says it all
 * @param titles titles of an event; empty texts otherwise
 * @param events number of events of either run that it bears on; 0 for rules
 * @param fields what is otherwise in detail; of an event that only one run has, its columns
 * @param effects effect on the score at the end of each common month, points, after less before
 */
public record Change(
    Kind kind,
    String subject,
    LocalizedNames titles,
    int events,
    List<Field> fields,
    List<Double> effects) {
  /**
   * What may be otherwise, in the order in which the way from the run before to the one after takes
   * it.
   */
  public enum Kind {
    /** Which scheme; what its rules do to scores is told by the kinds below. */
    SCHEME,
    /** Which codebook; what its table scores do is told by {@link #WEIGHT}. */
    CODEBOOK,
    /** Which recipe of a feed. */
    RECIPE,
    /** The score at the end of the month before the common months. */
    START,
    /** The end of the scale. */
    SCALE,
    /** Which score an event meets. */
    P0,
    /** What a month must move the score by to move it at all. */
    DEAD_BAND,
    /** Decimals or levels; the unrounded score does not move. */
    DISPLAY,
    /** An event that only the run before has. */
    EVENT_REMOVED,
    /** The codebook's table score of an event type. */
    WEIGHT,
    /** An event that both have, with another date, type, theme, status or table score. */
    EVENT_RECODED,
    /** An event that only the run after has. */
    EVENT_ADDED,
    /** The version of the method: what the same events and rules give in another version. */
    METHOD;

    /** Whether it is told although no score moves by it. */
    boolean isToldAlways() {
      return this == SCHEME || this == CODEBOOK || this == RECIPE || this == DISPLAY;
    }

    /** The word in JSON and CSV, for example {@code event-added}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A detail.
   *
   * @param name its column or parameter
   * @param before its value in the run before; empty where that has none
   * @param after its value in the run after; empty where that has none
   */
  public record Field(String name, String before, String after) {}

  /** Copies the lists. */
  public Change {
    fields = List.copyOf(fields);
    effects = List.copyOf(effects);
  }

  /** The same with the effects at some places alone. */
  Change at(List<Integer> places) {
    return new Change(
        kind, subject, titles, events, fields, places.stream().map(effects::get).toList());
  }

  /** Place of the first month that it moves; −1 when it moves none. */
  public int first() {
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i) != 0) {
        return i;
      }
    }
    return -1;
  }

  /** Place of the first month of the largest absolute effect; 0 when it moves none. */
  public int largest() {
    int largest = 0;
    for (int i = 1; i < effects.size(); i++) {
      if (Math.abs(effects.get(i)) > Math.abs(effects.get(largest))) {
        largest = i;
      }
    }
    return largest;
  }

  /** The largest absolute effect, points. */
  public double magnitude() {
    return Math.abs(effects.get(largest()));
  }

  /** The effect on the last common month, points. */
  public double last() {
    return effects.get(effects.size() - 1);
  }
}
