/**
 * Monthly series of scores, their alignment and how far they agree. A missing month is neither a
 * zero nor a carried value; nothing is interpolated.
 */
@NullMarked
package io.guanxi.series;

import org.jspecify.annotations.NullMarked;
