package io.guanxi.forecast;

import io.guanxi.model.Decimals;
import io.guanxi.series.MonthlySeries;
import io.guanxi.text.Fault;
import io.guanxi.text.FaultsException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;

/** The displayed scores of a pair, month by month without a gap, in units of the last decimal. */
public final class ScoreHistory {
  private static final int MONTHS = 12;

  private final String dyad;
  private final int first;
  private final int[] units;

  private ScoreHistory(String dyad, int first, int[] units) {
    this.dyad = dyad;
    this.first = first;
    this.units = units;
  }

  /**
   * Takes a series over.
   *
   * @param decimals decimals of a displayed score
   * @param limit the end of the scale in units
   * @throws FaultsException when a month is missing or a score lies beyond the scale
   */
  static ScoreHistory of(MonthlySeries series, int decimals, int limit) {
    int first = number(series.scores().firstKey());
    int last = number(series.scores().lastKey());
    if (last - first + 1 != series.scores().size()) {
      YearMonth month = series.scores().firstKey();
      while (series.scores().containsKey(month)) {
        month = month.plusMonths(1);
      }
      int missing = last - first + 1 - series.scores().size();
      throw new FaultsException(
          series.dyad(),
          month
              + " is missing"
              + (missing == 1 ? "" : ", the first of " + missing + " months")
              + " between "
              + series.scores().firstKey()
              + " and "
              + series.scores().lastKey()
              + "; a forecast needs every month and fills none in");
    }
    int[] units = new int[series.scores().size()];
    series
        .scores()
        .forEach(
            (month, score) -> {
              int value = units(score, decimals);
              if (Math.abs(value) > limit) {
                String end =
                    BigDecimal.valueOf(limit, decimals).stripTrailingZeros().toPlainString();
                throw new FaultsException(
                    Fault.of("score", Decimals.shortest(score))
                        .in(series.dyad() + " " + month)
                        .that("leaves the scale -" + end + " … " + end));
              }
              units[number(month) - first] = value;
            });
    return new ScoreHistory(series.dyad(), first, units);
  }

  /** A score in units, rounded as it is displayed. */
  static int units(double score, int decimals) {
    return Decimals.roundedDecimal(score, decimals).unscaledValue().intValueExact();
  }

  /** The month as a number that counts up by one a month. */
  static int number(YearMonth month) {
    return month.getYear() * MONTHS + month.getMonthValue() - 1;
  }

  /** The pair's id. */
  public String dyad() {
    return dyad;
  }

  /** How many months there are. */
  public int size() {
    return units.length;
  }

  /** The score of the month at a place. */
  public int at(int place) {
    return units[place];
  }

  /** The month at a place, as {@link #number}. */
  int time(int place) {
    return first + place;
  }

  /** The month at a place, which may lie after the last. */
  public YearMonth month(int place) {
    int number = first + place;
    return YearMonth.of(Math.floorDiv(number, MONTHS), Math.floorMod(number, MONTHS) + 1);
  }

  /** The place of a month; it may lie before or behind the history. */
  public int place(YearMonth month) {
    return number(month) - first;
  }

  /** By how much the score changed over so many months from a place. */
  int change(int from, int months) {
    return units[from + months] - units[from];
  }

  /** The last changes over so many months that are known at a place, oldest first. */
  int[] changes(int origin, int months, int most) {
    int end = origin - months;
    int start = Math.max(0, end - most + 1);
    int[] changes = new int[Math.max(0, end - start + 1)];
    Arrays.setAll(changes, i -> change(start + i, months));
    return changes;
  }

  /** Whether the score stands still up to and including a place. */
  public boolean standsStill(int origin) {
    for (int i = 1; i <= origin; i++) {
      if (units[i] != units[0]) {
        return false;
      }
    }
    return true;
  }
}
