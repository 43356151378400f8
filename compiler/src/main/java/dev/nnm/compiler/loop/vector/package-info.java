/** Which loops are done in the lanes of vectors. */
package dev.nnm.compiler.loop.vector;
