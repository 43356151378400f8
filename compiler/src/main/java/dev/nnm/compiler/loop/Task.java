package dev.nnm.compiler.loop;

/**
 * Work that threads share: each part of it does some iterations of loops with the same number of iterations.
 *
 * @param work how much there is to do, counted in products of a matrix product
 * @param extent the iterations of the loops that are shared
 * @param inLanes whether some of these loops are done in lanes, so that parts consist of whole vectors
 */
public record Task(Amount work, Extent extent, boolean inLanes) {}
