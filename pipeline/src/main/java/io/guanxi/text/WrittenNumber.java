package io.guanxi.text;

import java.util.OptionalDouble;

/** A number in plain digits, with a sign, a point and an exponent at most. */
final class WrittenNumber {
  private WrittenNumber() {}

  /** The number; empty when the text is none, or one that no {@code double} holds. */
  static OptionalDouble of(String written) {
    String plain = written.startsWith("−") ? "-" + written.substring(1) : written;
    int i = plain.startsWith("-") || plain.startsWith("+") ? 1 : 0;
    int digits = 0;
    boolean point = false;
    for (; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      if (letter >= '0' && letter <= '9') {
        digits++;
      } else if (letter == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    boolean sound =
        digits > 0 && (i == plain.length() || plain.substring(i).matches("[eE][+-]?\\d{1,3}"));
    double number = sound ? Double.parseDouble(plain) : Double.NaN;
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
