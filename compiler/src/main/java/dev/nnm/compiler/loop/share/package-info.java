/** Which loops threads share. */
package dev.nnm.compiler.loop.share;
