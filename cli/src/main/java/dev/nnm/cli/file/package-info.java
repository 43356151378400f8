/** Which files commands read and write, and that these are not the same. */
@NullMarked
package dev.nnm.cli.file;

import org.jspecify.annotations.NullMarked;
