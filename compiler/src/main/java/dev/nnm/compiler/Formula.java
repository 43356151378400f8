package dev.nnm.compiler;

/**
 * A formula in both notations.
 *
 * @param text in the language of model files
 * @param latex in LaTeX
 */
public record Formula(String text, String latex) {}
