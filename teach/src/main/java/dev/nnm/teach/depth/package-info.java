/** How gradients shrink or grow on their way through deep nets, by activation and initialisation. */
@NullMarked
package dev.nnm.teach.depth;

import org.jspecify.annotations.NullMarked;
