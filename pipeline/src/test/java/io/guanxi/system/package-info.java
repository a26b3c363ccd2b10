/** Tests of what is delivered: jar, image, launcher, clusters and stores, the README's commands. */
@NullMarked
package io.guanxi.system;

import org.jspecify.annotations.NullMarked;
