/** The command line: one class a subcommand, exit codes, and nothing that computes. */
@NullMarked
package io.guanxi.cli;

import org.jspecify.annotations.NullMarked;
