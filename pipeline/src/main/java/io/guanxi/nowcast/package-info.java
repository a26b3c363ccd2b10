/**
 * What a score would be now, given the last published one and what feeds and coded events know
 * since: a published anchor corrected, never a level of its own.
 */
@NullMarked
package io.guanxi.nowcast;

import org.jspecify.annotations.NullMarked;
