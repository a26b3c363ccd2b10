/**
 * What people read, in English, Chinese and Korean: the summary of a run, the explanation of a
 * move.
 */
@NullMarked
package io.guanxi.report;

import org.jspecify.annotations.NullMarked;
