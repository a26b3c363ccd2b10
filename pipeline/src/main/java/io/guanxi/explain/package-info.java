/**
 * The events behind a move of the score, and what the score would be without them or under other
 * rules; and why two runs differ. Scores come from {@link io.guanxi.score.SeriesScorer}, effects on
 * later months from {@link io.guanxi.score.MonthStep}; none has a formula of its own.
 */
@NullMarked
package io.guanxi.explain;

import org.jspecify.annotations.NullMarked;
