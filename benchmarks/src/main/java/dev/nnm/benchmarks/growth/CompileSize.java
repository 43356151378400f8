package dev.nnm.benchmarks.growth;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.problem.SourceText;
import java.util.List;

/**
 * What it took to compile all functions of a model: prediction, loss, gradient and training.
 *
 * @param size the size of what grows
 * @param textBytes the length of the program
 * @param milliseconds the time from the text to classes, of the fastest run
 * @param javaBytes the length of the generated Java
 */
record CompileSize(int size, int textBytes, double milliseconds, long javaBytes) {

    static final int RUNS = 9;

    /** Compiles a model of some size a few times. */
    static CompileSize of(GrowingModel model, int size) {
        String program = model.program().apply(size);
        double best = Double.POSITIVE_INFINITY;
        long bytes = 0;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            bytes = compile(program);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return new CompileSize(size, program.length(), best, bytes);
    }

    /** Compiles a model, and returns the length of the Java that is generated. */
    static long compile(String program) {
        NnmCompiler compiler = NnmCompiler.standard();
        CheckedModel model = compiler.check(compiler.parse(new SourceText("growth.nnm", program)));
        long bytes = 0;
        for (GraphFunction function : compiler.derive(model)) {
            LoopProgram loops = compiler.lower(compiler.simplify(function), model.precision());
            JavaSource java = compiler.emit(loops, "growth", compiler.classNameOf(model, function));
            new JaninoCompiler().compile(List.of(java));
            bytes += java.text().length();
        }
        return bytes;
    }
}
