package io.guanxi.report.figure;

import io.guanxi.model.Decimals;
import java.math.BigDecimal;

/** Numbers as a reader sees them, with a minus of print: the same in figures and on the page. */
public final class PrintedNumbers {
  private PrintedNumbers() {}

  /** A number with a minus of print. */
  public static String number(double value, int decimals) {
    return number(Decimals.rounded(value, decimals));
  }

  /** A number that is written already, with a minus of print. */
  public static String number(String number) {
    return number.replace('-', '−');
  }

  /** A number with its sign; 0 has none. */
  public static String signed(double value, int decimals) {
    String number = Decimals.rounded(value, decimals);
    return new BigDecimal(number).signum() > 0 ? "+" + number : number(number);
  }
}
