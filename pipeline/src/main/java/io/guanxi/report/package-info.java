/** What people read: the summary on the terminal, in English, Chinese and Korean. */
@NullMarked
package io.guanxi.report;

import org.jspecify.annotations.NullMarked;
