package io.guanxi.source.feed;

import java.time.YearMonth;

/**
 * A row of a feed as one {@code long}, so that sorting records sorts them by source, target, month,
 * theme, code and day.
 *
 * <p>From the highest bit: source country (8 bits), target country (8), months since 1800-01 (12),
 * event code in the order of themes (10), day of the month (5), whether the row is a duplicate (1),
 * value on the Goldstein scale in ten-thousandths of a point (18, two's complement).
 */
public final class FeedRecord {
  /** How many countries can be told apart. */
  static final int COUNTRIES = 1 << 8;

  /** How many codes can be told apart. */
  public static final int CODES = 1 << 10;

  /** How many directed pairs can be told apart. */
  public static final int PAIRS = COUNTRIES * COUNTRIES;

  /** How many months can be told apart. */
  public static final int MONTHS = 1 << 12;

  /** Ten-thousandths in one point. */
  public static final int PER_POINT = 10_000;

  /** The greatest absolute value, ten-thousandths of a point. */
  static final int GREATEST_VALUE = 13 * PER_POINT;

  private static final YearMonth FIRST_MONTH = YearMonth.of(1800, 1);
  private static final int VALUE_BITS = 18;
  private static final int DAY_SHIFT = 19;
  private static final int CODE_SHIFT = 24;
  private static final int MONTH_SHIFT = 34;
  private static final int TARGET_SHIFT = 46;
  private static final int SOURCE_SHIFT = 54;
  private static final long DUPLICATE = 1L << VALUE_BITS;

  private FeedRecord() {}

  /**
   * Packs a row.
   *
   * @param date months since 1800-01 times 32, plus the day
   * @param value ten-thousandths of a point, at most 13 points off zero
   */
  static long of(int source, int target, int date, int code, int value) {
    return ((long) source << SOURCE_SHIFT)
        | ((long) target << TARGET_SHIFT)
        | ((long) (date >>> 5) << MONTH_SHIFT)
        | ((long) code << CODE_SHIFT)
        | ((long) (date & 31) << DAY_SHIFT)
        | (value & ((1L << VALUE_BITS) - 1));
  }

  /** The record marked as a duplicate. */
  static long duplicate(long record) {
    return record | DUPLICATE;
  }

  /** Whether the row is a duplicate of an earlier one. */
  public static boolean isDuplicate(long record) {
    return (record & DUPLICATE) != 0;
  }

  /** Number of the source country. */
  public static int source(long record) {
    return (int) (record >>> SOURCE_SHIFT);
  }

  /** Number of the target country. */
  public static int target(long record) {
    return (int) (record >>> TARGET_SHIFT) & (COUNTRIES - 1);
  }

  /** Months since 1800-01. */
  public static int month(long record) {
    return (int) (record >>> MONTH_SHIFT) & (MONTHS - 1);
  }

  /** The month of a number of months since 1800-01. */
  public static YearMonth yearMonth(long months) {
    return FIRST_MONTH.plusMonths(months);
  }

  /** Number of the event code. */
  public static int code(long record) {
    return (int) (record >>> CODE_SHIFT) & (CODES - 1);
  }

  /** Day of the month. */
  public static int day(long record) {
    return (int) (record >>> DAY_SHIFT) & 31;
  }

  /** Value on the Goldstein scale, ten-thousandths of a point. */
  public static int value(long record) {
    return (int) ((record << (64 - VALUE_BITS)) >> (64 - VALUE_BITS));
  }

  /** The directed pair: number of the source times 256, plus the target's; records rise with it. */
  public static int pair(long record) {
    return (int) (record >>> TARGET_SHIFT);
  }

  /** The directed pair of two numbers of countries. */
  public static int pair(int source, int target) {
    return source * COUNTRIES + target;
  }

  /** What records of the same pair and month have in common. */
  public static long cell(long record) {
    return record >>> MONTH_SHIFT;
  }

  /**
   * What records of a directed pair in a month have in common.
   *
   * @param month months since 1800-01
   */
  public static long cell(int pair, int month) {
    return ((long) pair << (TARGET_SHIFT - MONTH_SHIFT)) | month;
  }

  /** Number of the source country of a cell. */
  public static int sourceOfCell(long cell) {
    return source(cell << MONTH_SHIFT);
  }

  /** Number of the target country of a cell. */
  public static int targetOfCell(long cell) {
    return target(cell << MONTH_SHIFT);
  }

  /** Months since 1800-01 of a cell. */
  public static int monthOfCell(long cell) {
    return month(cell << MONTH_SHIFT);
  }

  /** The day with its month, rising. */
  static int date(long record) {
    return (month(record) << 5) | day(record);
  }
}
