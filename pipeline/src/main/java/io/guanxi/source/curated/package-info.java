/** Curated events: CSV files in which a person coded one row an event and dyad. */
@NullMarked
package io.guanxi.source.curated;

import org.jspecify.annotations.NullMarked;
