/** Delimited files of any kind, described by a mapping. */
@NullMarked
package io.guanxi.source.mapped;

import org.jspecify.annotations.NullMarked;
