/**
 * Where a run's tables go besides its folder: Parquet, DuckDB and PostgreSQL. The drivers are in
 * the jar only when it was built with them; no class of theirs is loaded before a sink is used.
 */
@NullMarked
package io.guanxi.sink;

import org.jspecify.annotations.NullMarked;
