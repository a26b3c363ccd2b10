package io.guanxi.scheme;

import java.util.Locale;

/** The third of a level, counted away from zero: the low third is the one nearest zero. */
public enum LevelPart {
  /** The third nearest zero. */
  LOW,
  /** The third between. */
  MIDDLE,
  /** The third farthest from zero. */
  HIGH;

  /** The word in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
