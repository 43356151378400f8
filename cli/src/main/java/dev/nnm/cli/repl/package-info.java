/** The command {@code nnm repl}: it connects a session to a terminal or to a pipe. */
@NullMarked
package dev.nnm.cli.repl;

import org.jspecify.annotations.NullMarked;
