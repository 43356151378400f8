/** The options that say which model a command works on, and what of it at which point. */
@NullMarked
package dev.nnm.cli.subject;

import org.jspecify.annotations.NullMarked;
