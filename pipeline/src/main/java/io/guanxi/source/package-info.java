/** Event formats: one package a format, bytes to codings or rejects, pure functions without I/O. */
@NullMarked
package io.guanxi.source;

import org.jspecify.annotations.NullMarked;
