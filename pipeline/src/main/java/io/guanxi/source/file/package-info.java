/** What a file is, and how it is packed. */
@NullMarked
package io.guanxi.source.file;

import org.jspecify.annotations.NullMarked;
