package io.guanxi.agreement;

import io.guanxi.model.Defined;
import java.time.YearMonth;

/**
 * What one changed coding does to the scores of the first coder, all his other codings kept.
 *
 * @param month the month of the event, the first coder's where he has it
 * @param change by how much the change of that month grows, points, unrounded; undefined when the
 *     score would leave the scale
 * @param last by how much the score at the end of the last month grows, points, unrounded;
 *     undefined likewise
 */
public record Effect(YearMonth month, Defined<Double> change, Defined<Double> last) {}
