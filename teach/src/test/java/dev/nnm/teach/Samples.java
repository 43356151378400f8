package dev.nnm.teach;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.subject.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models to ask questions about. */
public final class Samples {

    /** The compiler of all tests. */
    public static final NnmCompiler COMPILER = NnmCompiler.standard();

    private Samples() {}

    /** The text of a sample model. */
    public static SourceText source(String sample) {
        return SourceFiles.read(Path.of("..", "samples", sample + ".nnm"));
    }

    /** A sample as written: each definition is a node of its own. */
    public static Subject asWritten(String sample, @Nullable String of, Map<String, double[]> at) {
        return subject(COMPILER.checkAsWritten(COMPILER.parse(source(sample))), of, at);
    }

    /** A sample as it is compiled. */
    public static Subject asCompiled(String sample, @Nullable String of, Map<String, double[]> at) {
        return subject(COMPILER.check(COMPILER.parse(source(sample))), of, at);
    }

    /** A program as it is compiled. */
    public static Subject compiled(String program, Map<String, double[]> at) {
        return subject(COMPILER.check(COMPILER.parse(new SourceText("test.nnm", program))), null, at);
    }

    /** A program as written. */
    public static Subject written(String program, Map<String, double[]> at) {
        return subject(COMPILER.checkAsWritten(COMPILER.parse(new SourceText("test.nnm", program))), null, at);
    }

    private static Subject subject(CheckedModel model, @Nullable String of, Map<String, double[]> at) {
        return Subject.of(COMPILER, model, Weights.initial(model.description(), 0), of, List.of(), at);
    }
}
