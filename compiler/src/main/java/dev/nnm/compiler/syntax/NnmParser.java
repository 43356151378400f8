package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import java.util.List;

/** Parses the text of a {@code .nnm} file. */
public final class NnmParser {

    /** How deep expressions may nest in any way but as the left operand of an operator. */
    public static final int MAXIMUM_DEPTH = 250;

    /** How deep blocks, and ranges and variables of loops, may nest. */
    public static final int MAXIMUM_BLOCKS = 50;

    private NnmParser() {}

    /** The words that start statements. */
    public static List<String> statementWords() {
        return TokenKinds.STATEMENT_WORDS;
    }

    /**
     * Parses a program that imports nothing.
     *
     * @throws CompileException with the problems found, at most ten
     */
    public static Program parse(SourceText source) {
        return parse(source, (importing, path) -> {
            throw new UserError("Nothing can be imported here.");
        });
    }

    /**
     * Parses a program and what it imports.
     *
     * @throws CompileException with the problems found, at most ten
     */
    public static Program parse(SourceText source, ImportResolver resolver) {
        return ImportReader.read(source, resolver);
    }
}
