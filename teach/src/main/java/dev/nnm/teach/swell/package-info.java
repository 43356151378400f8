/** Expression swell: how large a derivative becomes as a formula and as a graph. */
@NullMarked
package dev.nnm.teach.swell;

import org.jspecify.annotations.NullMarked;
