/** The subcommands, one class each, and options that some of them share. */
@NullMarked
package dev.nnm.cli.command;

import org.jspecify.annotations.NullMarked;
