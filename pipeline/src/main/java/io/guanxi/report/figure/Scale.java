package io.guanxi.report.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A stretch of numbers with its ticks.
 *
 * @param from lower end
 * @param to upper end, above the lower one
 * @param unit from one tick to the next; ticks are multiples of it
 */
record Scale(double from, double to, double unit) {
  private static final double NOISE = 1e-9;

  /** A scale with ticks at multiples of 1, 2 or 5 times a power of ten, about so many at most. */
  static Scale of(double from, double to, int most) {
    double least = (to - from) / most;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double unit =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(candidate -> candidate >= least - NOISE * power)
            .findFirst()
            .orElse(10 * power);
    return new Scale(from, to, unit);
  }

  /** A scale that holds scores with some air, its ends at halves of a point. */
  static Scale around(Collection<Double> scores, double scaleEnd, double most) {
    double low = scores.stream().mapToDouble(v -> v).filter(Double::isFinite).min().orElse(0.25);
    double high = scores.stream().mapToDouble(v -> v).filter(Double::isFinite).max().orElse(0.75);
    double from = Math.max(-scaleEnd, Math.floor((low - 0.25) * 2) / 2);
    double to = Math.min(scaleEnd, Math.ceil((high + 0.25) * 2) / 2);
    return new Scale(from, to, to - from > most ? 1 : 0.5);
  }

  /** The values that have a tick. */
  double[] ticks() {
    long first = (long) Math.ceil(from / unit - NOISE);
    long last = (long) Math.floor(to / unit + NOISE);
    double[] ticks = new double[(int) (last - first) + 1];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = (first + i) * unit;
    }
    return ticks;
  }

  /** What stands at a tick: as many decimals as the unit needs, and a minus of print. */
  String label(double value) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(unit) - NOISE));
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    String pattern = decimals == 0 ? "0" : "0." + "0".repeat(decimals);
    return new DecimalFormat(pattern, symbols).format(Math.abs(value) < NOISE ? 0 : value);
  }

  double cut(double value) {
    return Math.max(from, Math.min(to, value));
  }
}
