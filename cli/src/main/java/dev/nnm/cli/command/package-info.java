/** The subcommands, one class each, and the options they share. */
@NullMarked
package dev.nnm.cli.command;

import org.jspecify.annotations.NullMarked;
