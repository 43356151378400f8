package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Statement.Import;

/**
 * A program that another one imports. Where several programs import one file, it is the same program in all of them.
 *
 * @param statement the import
 * @param program what it imports
 */
public record ImportedProgram(Import statement, Program program) {}
