package dev.nnm.compiler.notation;

/**
 * An equation.
 *
 * @param left its left side
 * @param right its right side
 */
record Equation(String left, String right) {}
