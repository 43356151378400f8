/**
 * Splits programs into methods that the virtual machine compiles, and keeps classes within the limits of the format.
 */
package dev.nnm.compiler.loop.pack;
