/** What happens around a training run: progress, interruption, report. */
@NullMarked
package dev.nnm.cli.training;

import org.jspecify.annotations.NullMarked;
