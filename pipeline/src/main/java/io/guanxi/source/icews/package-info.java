/** The event files of ICEWS (Harvard Dataverse, doi:10.7910/DVN/28075). */
@NullMarked
package io.guanxi.source.icews;

import org.jspecify.annotations.NullMarked;
