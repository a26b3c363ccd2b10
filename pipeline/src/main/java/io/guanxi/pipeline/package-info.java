/**
 * The scoring job as an Apache Beam pipeline, and the plan and the outputs around it. The only
 * package that knows Beam: its transforms wire, the functions they call live in {@code source},
 * {@code scheme} and {@code score}.
 */
@NullMarked
package io.guanxi.pipeline;

import org.jspecify.annotations.NullMarked;
