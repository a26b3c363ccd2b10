/** Which weights coded events and published months bear out, and whether they hold elsewhere. */
@NullMarked
package io.guanxi.calibrate;

import org.jspecify.annotations.NullMarked;
