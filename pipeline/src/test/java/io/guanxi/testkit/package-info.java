/** What several tests share: where the project's files lie, and small values to build on. */
@NullMarked
package io.guanxi.testkit;

import org.jspecify.annotations.NullMarked;
