package dev.nnm.compiler.random;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A program as its statements.
 *
 * @param statements in their order
 */
record RandomProgram(List<Term> statements) {

    RandomProgram {
        statements = List.copyOf(statements);
    }

    /** The program of a seed. */
    static RandomProgram of(long seed) {
        return new ProgramWriter(new Choices(seed)).write();
    }

    /** The program of larger tensors of a seed. */
    static RandomProgram ofLargerTensors(long seed) {
        return LargerProgramWriter.of(seed).write();
    }

    /** A program that is known as text only. */
    static RandomProgram ofText(String text) {
        return new RandomProgram(List.of(new Term(null, List.of(text), List.of())));
    }

    /** As it stands in a file. */
    String text() {
        return statements.stream().map(Term::text).collect(Collectors.joining("\n", "", "\n"));
    }
}
