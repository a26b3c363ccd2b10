/**
 * What a person may configure: scheme, codebook, levels, dyads, themes and published figures; their
 * loader, checks and hashes. The only package that knows Jackson.
 */
@NullMarked
package io.guanxi.scheme;

import org.jspecify.annotations.NullMarked;
