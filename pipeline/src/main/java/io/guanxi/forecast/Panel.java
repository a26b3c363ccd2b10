package io.guanxi.forecast;

import io.guanxi.scheme.Scheme;
import io.guanxi.series.MonthlySeries;
import io.guanxi.text.FaultsException;
import java.util.ArrayList;
import java.util.List;

/**
 * All pairs whose past may teach something.
 *
 * @param histories one a pair
 * @param decimals decimals of a displayed score
 * @param limit the end of the scale in units of the last decimal
 */
public record Panel(List<ScoreHistory> histories, int decimals, int limit) {
  /** Copies the list. */
  public Panel {
    histories = List.copyOf(histories);
  }

  /**
   * Takes series over.
   *
   * @throws FaultsException with every pair that misses a month or leaves the scale
   */
  public static Panel of(List<MonthlySeries> series, Scheme scheme) {
    int limit = ScoreHistory.units(scheme.n(), scheme.decimals());
    List<ScoreHistory> histories = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (MonthlySeries each : series) {
      try {
        histories.add(ScoreHistory.of(each, scheme.decimals(), limit));
      } catch (FaultsException e) {
        faults.addAll(e.faults());
      }
    }
    FaultsException.throwIfAny(faults);
    return new Panel(histories, scheme.decimals(), limit);
  }

  /** Units as points. */
  public double points(double units) {
    return units / StrictMath.pow(10, decimals);
  }

  /** Points as units, not rounded. */
  double units(double points) {
    return points * StrictMath.pow(10, decimals);
  }
}
