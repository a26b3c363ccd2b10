/**
 * What comes next: models of a pair's displayed score, their rolling origins, and how forecasts are
 * scored. Nothing that lies after an origin is used for its forecast. Scores are counted in units
 * of the last displayed decimal, so that no result hangs on binary fractions.
 */
@NullMarked
package io.guanxi.forecast;

import org.jspecify.annotations.NullMarked;
