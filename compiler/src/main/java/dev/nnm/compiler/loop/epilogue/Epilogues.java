package dev.nnm.compiler.loop.epilogue;

import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a loop over the result of a contraction follow each of its panels: biases, activations and their derivatives
 * then read what has just been computed, and threads that share the contraction share them too.
 */
public final class Epilogues {

    private Epilogues() {}

    /** The program with such loops moved to their contractions. */
    public static LoopProgram apply(LoopProgram program) {
        List<LoopMethod> methods = program.methods().stream()
                .map(method -> new LoopMethod(method.name(), method.parameters(), fused(method.body())))
                .toList();
        return program.with(program.arrays(), methods);
    }

    private static List<Statement> fused(List<Statement> statements) {
        List<Statement> fused = new ArrayList<>();
        for (Statement statement : statements) {
            fused.add(statement instanceof Statement.Loop loop ? loop.withBody(fused(loop.body())) : statement);
        }
        for (int at = fused.size() - 1; at >= 0; at--) {
            if (fused.get(at) instanceof Statement.Contraction contraction) {
                fuse(contraction, at, fused);
            }
        }
        return fused;
    }

    /** Moves a contraction to the loop that uses its result first, if that can be its epilogue. */
    private static void fuse(Statement.Contraction contraction, int at, List<Statement> statements) {
        Touched touched = Touched.by(contraction);
        for (int next = at + 1; next < statements.size(); next++) {
            Statement statement = statements.get(next);
            if (statement instanceof Statement.Loop loop) {
                Optional<Statement.Fused> fused = Epilogue.of(contraction, loop);
                if (fused.isPresent()) {
                    statements.set(next, fused.get());
                    statements.remove(at);
                    return;
                }
            }
            if (statement instanceof Statement.Leave || Touched.by(statement).conflictsWith(touched)) {
                return;
            }
        }
    }
}
