/**
 * The loop IR: a function as methods of loops over arrays, with order, storage and accumulation, between the graph and
 * Java. {@code dev.nnm.compiler.loop.lower} makes it from a graph, {@code dev.nnm.compiler.loop.pack} splits it into
 * methods of bounded size.
 */
package dev.nnm.compiler.loop;
