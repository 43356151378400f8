/** Which loops over the result of a contraction are done panel by panel, while the result is at hand. */
package dev.nnm.compiler.loop.epilogue;
