package io.guanxi.series;

import java.util.Locale;

/** Why a statistic has no value. */
public enum Undefined {
  /** The series have no common month. */
  NO_COMMON_MONTH,
  /** There are fewer than three common months. */
  TOO_FEW_MONTHS,
  /** One of the series does not move. */
  STANDS_STILL,
  /** The displayed reference never moved. */
  REFERENCE_NEVER_MOVED,
  /** A value lies outside the scale of the scheme. */
  OUTSIDE_SCALE;

  /** The word in JSON, for example {@code no-common-month}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
