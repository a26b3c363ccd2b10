/** GDELT's event files, versions 1.0 and 2.0 (gdeltproject.org, event codebooks). */
@NullMarked
package io.guanxi.source.gdelt;

import org.jspecify.annotations.NullMarked;
