/**
 * The field's values: dyads, months, event types, themes, codings, monthly scores and rejects.
 *
 * <p>Immutable records and enums that import nothing of the rest of the product. Everything that is
 * added in parallel is a whole number of micropoints ({@link io.guanxi.model.Micropoints}); scores
 * themselves are doubles in points, −9 … +9.
 */
@NullMarked
package io.guanxi.model;

import org.jspecify.annotations.NullMarked;
