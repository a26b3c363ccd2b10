/** Holding a run against published figures. */
@NullMarked
package io.guanxi.validate;

import org.jspecify.annotations.NullMarked;
