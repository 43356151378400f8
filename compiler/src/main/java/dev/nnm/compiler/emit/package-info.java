/** From the loop IR to Java source that a person would have written; the only package that knows JavaPoet. */
package dev.nnm.compiler.emit;
