package dev.nnm.compiler.loop;

import dev.nnm.compiler.graph.ElementType;

/**
 * A local variable.
 *
 * @param id distinguishes the locals of a program
 * @param name the user's name for its value, or one that says what it is; not unique
 * @param element what it holds
 */
public record Local(int id, String name, ElementType element) {}
