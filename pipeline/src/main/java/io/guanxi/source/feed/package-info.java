/**
 * Machine-coded feeds: from ranges of bytes to countable records, without an object a row. A format
 * is a {@link io.guanxi.source.feed.FeedFormat}, a description of columns; {@code
 * docs/adding-a-format.md} tells how to add one.
 */
@NullMarked
package io.guanxi.source.feed;

import org.jspecify.annotations.NullMarked;
