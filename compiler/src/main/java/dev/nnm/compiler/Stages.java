package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.LoopPrinter;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.MemoryPrinter;
import dev.nnm.compiler.notation.GraphPrinter;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.compiler.syntax.AstPrinter;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.UserError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each stage of the compiler makes of a model, as text. */
public final class Stages {

    private final NnmCompiler compiler;
    private final @Nullable Integer batch;

    /** Shows the stages of a compiler. */
    public Stages(NnmCompiler compiler) {
        this(compiler, null);
    }

    /**
     * Shows the stages of a compiler.
     *
     * @param batch the number of examples for which memory is counted; null for that of the program, or 1
     */
    public Stages(NnmCompiler compiler, @Nullable Integer batch) {
        this.compiler = compiler;
        this.batch = batch;
    }

    /**
     * The result of a stage.
     *
     * @param kernel the function to show from derivatives on, or null for all
     * @throws UserError if there is no such function, or the program is not right
     */
    public String show(Stage stage, SourceText source, @Nullable String kernel) {
        Program program = compiler.parse(source);
        if (stage == Stage.AST) {
            return AstPrinter.print(program);
        }
        CheckedModel model = compiler.check(program);
        if (stage == Stage.GRAPH) {
            return GraphPrinter.print(model.graph(), model.roots());
        }
        return functions(model, kernel).stream()
                .map(function -> show(stage, model, function))
                .collect(Collectors.joining("\n"));
    }

    private List<GraphFunction> functions(CheckedModel model, @Nullable String kernel) {
        List<GraphFunction> all = compiler.derive(model);
        if (kernel == null) {
            return all;
        }
        List<String> names = all.stream().map(GraphFunction::name).toList();
        if (!names.contains(kernel)) {
            throw new UserError(model.name() + " has no function \"" + kernel + "\": "
                    + Suggestions.nearest(kernel, names).orElse("it has " + String.join(", ", names)));
        }
        return all.stream().filter(f -> f.name().equals(kernel)).toList();
    }

    private String show(Stage stage, CheckedModel model, GraphFunction function) {
        if (stage == Stage.DERIVATIVE) {
            return "# " + function.name() + "\n" + GraphPrinter.print(function.graph(), function.roots());
        }
        GraphFunction simplified = compiler.simplify(function);
        if (stage == Stage.SIMPLIFIED) {
            return "# " + function.name() + "\n" + GraphPrinter.print(simplified.graph(), simplified.roots());
        }
        LoopProgram loops = compiler.lower(simplified, model.precision());
        if (stage == Stage.LOOPS) {
            return LoopPrinter.print(loops);
        }
        if (stage == Stage.MEMORY) {
            return MemoryPrinter.print(loops, batch(model));
        }
        String className = KernelNames.className(model.name(), function.name());
        return compiler.emit(loops, "nnm", className).text();
    }

    private int batch(CheckedModel model) {
        if (batch != null) {
            return batch;
        }
        TrainingPlan training = model.training();
        return training == null ? 1 : training.batch();
    }
}
