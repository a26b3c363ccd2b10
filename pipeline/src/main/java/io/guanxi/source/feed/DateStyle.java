package io.guanxi.source.feed;

import java.time.YearMonth;

/** How a feed writes days, and how they are read from bytes. */
public enum DateStyle {
  /** {@code 20180131}. */
  BASIC {
    @Override
    int read(byte[] bytes, int from, int to) {
      if (to - from != 8) {
        return NONE;
      }
      int year = number(bytes, from, from + 4);
      int month = number(bytes, from + 4, from + 6);
      int day = number(bytes, from + 6, to);
      return day(year, month, day);
    }
  },
  /** {@code 2018-01-31}; a time of day and a zone behind it are passed over. */
  ISO {
    @Override
    int read(byte[] bytes, int from, int end) {
      int to = end - from > 10 && isTime(bytes, from + 10, end) ? from + 10 : end;
      if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
        return NONE;
      }
      int year = number(bytes, from, from + 4);
      int month = number(bytes, from + 5, from + 7);
      return day(year, month, number(bytes, from + 8, to));
    }
  },
  /**
   * As the mapping's pattern has it; such days come transcribed, as {@code 20180131}, or {@code
   * 20180100} where only the month is known.
   */
  MAPPED {
    @Override
    int read(byte[] bytes, int from, int to) {
      if (to - from == 8 && bytes[to - 1] == '0' && bytes[to - 2] == '0') {
        int month = day(number(bytes, from, from + 4), number(bytes, from + 4, from + 6), 1);
        return month == NONE ? NONE : month - 1;
      }
      return BASIC.read(bytes, from, to);
    }
  },
  /** {@code 2018-01-31}, or {@code 1/31/2018} as in some years of ICEWS. */
  ISO_OR_AMERICAN {
    @Override
    int read(byte[] bytes, int from, int to) {
      int day = ISO.read(bytes, from, to);
      if (day != NONE) {
        return day;
      }
      int first = indexOfSlash(bytes, from, to);
      int second = first < 0 ? -1 : indexOfSlash(bytes, first + 1, to);
      if (second < 0 || to - second != 5 || first - from > 2 || second - first > 3) {
        return NONE;
      }
      return day(
          number(bytes, second + 1, to),
          number(bytes, from, first),
          number(bytes, first + 1, second));
    }
  };

  /** What stands for a text that is no date of this style, or for a day that does not exist. */
  static final int NONE = -1;

  /** The first year that can be held. */
  static final int FIRST_YEAR = 1800;

  /** The last year that can be held. */
  static final int LAST_YEAR = 2140;

  private static final int DAY_BITS = 5;

  /**
   * Reads a cell: months since 1800-01 times 32, plus the day of the month, 0 where only the month
   * is known; {@link #NONE} when it is no date of this style.
   */
  abstract int read(byte[] bytes, int from, int to);

  /** What the style looks like, for messages. */
  String form() {
    return switch (this) {
      case BASIC -> "YYYYMMDD";
      case ISO -> "YYYY-MM-DD";
      case MAPPED -> "the mapping's date_pattern";
      case ISO_OR_AMERICAN -> "YYYY-MM-DD or M/D/YYYY";
    };
  }

  /** Whether bytes look like {@code T12:30:00Z} or {@code 12:30:00.000+02:00}. */
  public static boolean isTime(byte[] bytes, int from, int to) {
    if (to - from < 6 || (bytes[from] != 'T' && bytes[from] != ' ') || bytes[from + 3] != ':') {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      boolean digit = bytes[i] >= '0' && bytes[i] <= '9';
      if (!digit && ":.,+-Z ".indexOf(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The month of a day that was read. */
  static YearMonth month(int date) {
    int months = date >>> DAY_BITS;
    return YearMonth.of(FIRST_YEAR + months / 12, 1 + months % 12);
  }

  private static int day(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
      return NONE;
    }
    if (day > 28 && day > lengthOfMonth(year, month)) {
      return NONE;
    }
    return (((year - FIRST_YEAR) * 12 + month - 1) << DAY_BITS) | day;
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Digits as a number; −1 (an impossible part of a date) when there are none or others. */
  private static int number(byte[] bytes, int from, int to) {
    int number = to > from ? 0 : -1;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static int indexOfSlash(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '/') {
        return i;
      }
    }
    return -1;
  }
}
