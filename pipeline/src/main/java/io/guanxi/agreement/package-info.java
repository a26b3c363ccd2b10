/**
 * How far two coders agree on the same events, and what each disagreement does to the score: every
 * score comes from {@link io.guanxi.score.SeriesScorer}.
 */
@NullMarked
package io.guanxi.agreement;

import org.jspecify.annotations.NullMarked;
