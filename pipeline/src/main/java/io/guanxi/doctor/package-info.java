/**
 * What stands in the way of a run, and what to do about it: environment, output folder and event
 * files, looked at without changing anything.
 */
@NullMarked
package io.guanxi.doctor;

import org.jspecify.annotations.NullMarked;
