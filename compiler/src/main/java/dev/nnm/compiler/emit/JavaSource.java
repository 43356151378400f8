package dev.nnm.compiler.emit;

/**
 * A Java compilation unit.
 *
 * @param qualifiedName the name of its top-level class, with the package
 * @param text the source
 */
public record JavaSource(String qualifiedName, String text) {}
