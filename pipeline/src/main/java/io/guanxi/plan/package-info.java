/**
 * From arguments to one plan of a run: what is read, with which configuration, and what is written.
 * Files are looked at through {@link io.guanxi.plan.InputStore}, so that nothing here knows where
 * they lie.
 */
@NullMarked
package io.guanxi.plan;

import org.jspecify.annotations.NullMarked;
