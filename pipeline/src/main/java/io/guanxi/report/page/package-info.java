/** The report as one self-contained page: its sentences, its data and how they are put together. */
@NullMarked
package io.guanxi.report.page;

import org.jspecify.annotations.NullMarked;
