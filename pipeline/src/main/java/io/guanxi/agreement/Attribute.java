package io.guanxi.agreement;

import io.guanxi.model.Coding;
import io.guanxi.model.Micropoints;
import io.guanxi.model.WeightedCoding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a coder says of an event, and may say otherwise than another. */
public enum Attribute {
  /** Whether it is good or bad news; it follows from the type. */
  SIGN(each -> each.sign().label()),
  /** The event type. */
  TYPE(each -> each.coding().eventType()),
  /** The theme. */
  THEME(each -> each.coding().theme()),
  /** The table score it counts with, the type's or one of its own. */
  I0(each -> Micropoints.toText(each.i0Micros())),
  /** The day, or the month. */
  DATE(each -> each.coding().date().toString()),
  /** Who acted towards whom. */
  ACTORS(each -> actors(each.coding())),
  /** Coded or disputed. */
  STATUS(each -> each.coding().status().label());

  /** The attributes that are classes, for which κ is computed. */
  public static final List<Attribute> GRADED = List.of(SIGN, TYPE, THEME);

  private final Function<WeightedCoding, String> value;

  Attribute(Function<WeightedCoding, String> value) {
    this.value = value;
  }

  /** What a coding says. */
  public String of(WeightedCoding coding) {
    return value.apply(coding);
  }

  /** The word in JSON and in the keys of messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String actors(Coding coding) {
    return coding.source() + " → " + coding.target();
  }
}
