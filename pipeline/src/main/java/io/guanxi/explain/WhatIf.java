package io.guanxi.explain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The score at the end of a window under one changed condition; the window's start score is the
 * actual one.
 *
 * @param kind what is changed
 * @param subject the event id, theme, rule or event type that it is about; empty for all types
 * @param score the score at the end of the window, points, unrounded; null when the scheme cannot
 *     score the changed events
 * @param difference {@code score} less the actual score, points, unrounded; null like the score
 * @param reason why there is no score; empty when there is one
 */
public record WhatIf(
    Kind kind, String subject, @Nullable Double score, @Nullable Double difference, String reason) {
  /** What is changed. */
  public enum Kind {
    /** The event with the largest absolute impact had not been. */
    WITHOUT_LARGEST_EVENT,
    /** No event of a theme had been. */
    WITHOUT_THEME,
    /** Events met the relation under the other rule for P0. */
    OTHER_P0,
    /** No dead band held a month back. */
    WITHOUT_DEAD_BAND,
    /** The table score of every event type stood at the lower end of its range. */
    ALL_TYPES_LOWEST,
    /** The table score of every event type stood at the upper end of its range. */
    ALL_TYPES_HIGHEST,
    /** The table score of the type with the largest spread stood at the lower end of its range. */
    TYPE_LOWEST,
    /** The table score of the type with the largest spread stood at the upper end of its range. */
    TYPE_HIGHEST;

    /** The word in JSON, for example {@code without-theme}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
