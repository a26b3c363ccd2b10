package io.guanxi.agreement;

import io.guanxi.model.Defined;
import io.guanxi.scheme.DyadProfile;
import java.time.YearMonth;

/**
 * Where the two files lead a dyad.
 *
 * @param profile the dyad
 * @param last the last month of any coding of either file
 * @param a score at its end by the first coder's file, points, unrounded
 * @param b the same by the second coder's file; undefined when it leaves the scale
 * @param merged the same by the first coder's file with the second coder's coding of every event
 *     that both have; undefined likewise
 */
public record FinalScores(
    DyadProfile profile, YearMonth last, double a, Defined<Double> b, Defined<Double> merged) {}
