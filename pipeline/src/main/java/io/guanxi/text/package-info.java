/** Text as it comes in and goes out: encodings, look-alikes, the form of fault messages. */
@NullMarked
package io.guanxi.text;

import org.jspecify.annotations.NullMarked;
