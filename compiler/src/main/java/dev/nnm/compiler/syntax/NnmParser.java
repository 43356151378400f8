package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;

/** Parses the text of a {@code .nnm} file. */
public final class NnmParser {

    /** How deep expressions may nest in any way but as the left operand of an operator. */
    public static final int MAXIMUM_DEPTH = 500;

    /** How deep blocks, and ranges and variables of loops, may nest. */
    public static final int MAXIMUM_BLOCKS = 100;

    private NnmParser() {}

    /**
     * Parses a program.
     *
     * @throws CompileException with the problems found, at most ten
     */
    public static Program parse(SourceText source) {
        return new ProgramReader(source).read();
    }
}
