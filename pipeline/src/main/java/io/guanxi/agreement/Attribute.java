package io.guanxi.agreement;

import io.guanxi.model.Coding;
import io.guanxi.model.Micropoints;
import io.guanxi.model.WeightedCoding;
import java.util.List;
import java.util.Locale;

/** What a coder says of an event, and may say otherwise than another. */
public enum Attribute {
  /** Whether it is good or bad news; it follows from the type. */
  SIGN,
  /** The event type. */
  TYPE,
  /** The theme. */
  THEME,
  /** The table score it counts with, the type's or one of its own. */
  I0,
  /** The day, or the month. */
  DATE,
  /** Who acted towards whom. */
  ACTORS,
  /** Coded or disputed. */
  STATUS;

  /** The attributes that are classes, for which κ is computed. */
  public static final List<Attribute> GRADED = List.of(SIGN, TYPE, THEME);

  /** What a coding says. */
  public String of(WeightedCoding weighted) {
    Coding coding = weighted.coding();
    return switch (this) {
      case SIGN -> weighted.sign().label();
      case TYPE -> coding.eventType();
      case THEME -> coding.theme();
      case I0 -> Micropoints.toText(weighted.i0Micros());
      case DATE -> coding.date().toString();
      case ACTORS -> coding.source() + " → " + coding.target();
      case STATUS -> coding.status().label();
    };
  }

  /** The word in JSON and in the keys of messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
