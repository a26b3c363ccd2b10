package io.guanxi.run;

import io.guanxi.score.Band;
import java.time.YearMonth;

/**
 * A row of {@code uncertainty.csv} as far as it is read back.
 *
 * @param dyad id of the dyad
 * @param month the month
 * @param band the band of its score, points
 * @param sameLevel percent of the replicates with the level of the score; not a number without any
 */
public record BandRow(String dyad, YearMonth month, Band band, double sameLevel) {}
