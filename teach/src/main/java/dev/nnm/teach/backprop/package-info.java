/** {@code nnm backprop}: a step of training as it is done by hand, layer by layer. */
@NullMarked
package dev.nnm.teach.backprop;

import org.jspecify.annotations.NullMarked;
