/** Which vectors make the kernels of a model fastest on this machine: measured in processes, and remembered. */
@NullMarked
package dev.nnm.cli.tuning;

import org.jspecify.annotations.NullMarked;
