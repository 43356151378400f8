/**
 * From a graph to loops: which values are stored, which loops they are computed in, which loops are fused, and where
 * each value lies. {@link dev.nnm.compiler.loop.lower.Lowering} runs these steps in order.
 */
package dev.nnm.compiler.loop.lower;
