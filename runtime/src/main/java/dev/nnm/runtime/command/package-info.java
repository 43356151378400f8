/** The command of a model JAR. */
@NullMarked
package dev.nnm.runtime.command;

import org.jspecify.annotations.NullMarked;
