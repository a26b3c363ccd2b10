/** The event files of POLECAT (Harvard Dataverse, doi:10.7910/DVN/AJGVIT). */
@NullMarked
package io.guanxi.source.polecat;

import org.jspecify.annotations.NullMarked;
