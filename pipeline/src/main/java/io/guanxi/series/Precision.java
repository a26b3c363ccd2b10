package io.guanxi.series;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How finely series are written, and how finely they are compared. Null stands for unrounded
 * scores.
 *
 * @param decimals decimals that each series is written with
 * @param compared decimals that all are rounded to before they are compared
 */
public record Precision(List<@Nullable Integer> decimals, @Nullable Integer compared) {
  /** Numbers with more decimals were not rounded by anybody; behind them is noise. */
  private static final int MOST_DECIMALS = 9;

  /** The decimals of a file, or null when it has so many that it is unrounded. */
  public static @Nullable Integer written(int decimals) {
    return decimals > MOST_DECIMALS ? null : decimals;
  }

  /** All at the precision of the coarsest, so that rounding is no difference. */
  public static Precision coarsest(List<@Nullable Integer> decimals) {
    return new Precision(
        decimals,
        decimals.stream().filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null));
  }

  /** All as they are written. */
  public static Precision asWritten(List<@Nullable Integer> decimals) {
    return new Precision(decimals, null);
  }

  /** Whether any of the series is written more finely than it is compared. */
  public boolean rounds() {
    return compared != null && decimals.stream().anyMatch(each -> !compared.equals(each));
  }

  /** The series as it is compared. */
  public MonthlySeries of(MonthlySeries series) {
    return compared == null ? series : series.rounded(compared);
  }
}
