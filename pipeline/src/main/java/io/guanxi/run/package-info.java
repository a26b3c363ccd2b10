/**
 * The tables of a run: their columns with types, units and descriptions, how rows become cells and
 * how they are read back. Every other package that writes or reads such a file does it through
 * here. Runs that are kept, and by which name they are found.
 */
@NullMarked
package io.guanxi.run;

import org.jspecify.annotations.NullMarked;
