/**
 * The events behind a move of the score, and what the score would be without them or under other
 * rules: every number comes from {@link io.guanxi.score.SeriesScorer}, none from a second formula.
 */
@NullMarked
package io.guanxi.explain;

import org.jspecify.annotations.NullMarked;
