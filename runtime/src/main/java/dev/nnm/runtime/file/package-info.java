/** Files written beside and moved into place. */
@NullMarked
package dev.nnm.runtime.file;

import org.jspecify.annotations.NullMarked;
