/** Running models on examples and writing down what they predict. */
@NullMarked
package dev.nnm.runtime.predict;

import org.jspecify.annotations.NullMarked;
