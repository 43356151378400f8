/** Results of compilations, kept to be used again. Knows nothing of what is compiled. */
@NullMarked
package dev.nnm.compiler.cache;

import org.jspecify.annotations.NullMarked;
