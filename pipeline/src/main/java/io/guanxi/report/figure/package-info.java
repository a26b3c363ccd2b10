/**
 * The figures of a report as SVG and PNG: the only place that knows the chart library. A figure is
 * drawn once, in points of print (1/72 inch), and written twice.
 */
@NullMarked
package io.guanxi.report.figure;

import org.jspecify.annotations.NullMarked;
