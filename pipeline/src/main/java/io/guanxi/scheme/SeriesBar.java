package io.guanxi.scheme;

import io.guanxi.model.Months;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;

/**
 * How near a run's monthly series must be to a published one.
 *
 * @param tolerance largest absolute difference of the displayed scores, and of their monthly
 *     changes, that passes, points
 * @param gating whether a larger difference makes a validation fail; else it is a warning
 * @param leastCoverage percent of the published months within the run's range that the run must
 *     have
 * @param fitted by dyad, the months of its published series that the codebook was fitted to
 */
public record SeriesBar(
    BigDecimal tolerance, boolean gating, BigDecimal leastCoverage, Map<String, Months> fitted)
    implements Serializable {
  /** Copies the map. */
  public SeriesBar {
    fitted = Map.copyOf(fitted);
  }
}
