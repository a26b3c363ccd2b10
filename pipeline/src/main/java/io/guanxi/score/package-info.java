/**
 * The only place where a score is computed: impact of an event, sums of a month, the step from
 * month to month, the series of a dyad, contributions and breakdowns.
 */
@NullMarked
package io.guanxi.score;

import org.jspecify.annotations.NullMarked;
