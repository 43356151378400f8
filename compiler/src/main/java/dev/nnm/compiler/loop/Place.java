package dev.nnm.compiler.loop;

/**
 * An element of a tensor that a program reads or writes.
 *
 * @param buffer the tensor
 * @param index the position after the buffer's offset, the batch included
 */
public record Place(Buffer buffer, Affine index) {}
