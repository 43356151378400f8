/** A deep stack for what recurses into programs. */
package dev.nnm.compiler.stack;
