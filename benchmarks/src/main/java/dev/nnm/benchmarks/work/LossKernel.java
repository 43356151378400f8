package dev.nnm.benchmarks.work;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.KernelFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The function whose gradient training follows, with all that is random in it, and without the gradient. */
record LossKernel(GraphFunction function, Supplier<Kernel> kernel) implements KernelFactory {

    private static final String TRAIN = "train";

    /** A model whose kernel {@code train} computes the loss alone. */
    static CompiledModel of(Path file, CompiledModel model) {
        NnmCompiler compiler = OurCompiler.get();
        CheckedModel checked = compiler.check(compiler.parse(new SourceText(file.toString(), text(file))));
        GraphFunction train = compiler.derive(checked).stream()
                .filter(function -> function.name().equals(TRAIN))
                .findFirst()
                .orElseThrow();
        List<GraphFunction.Slot> loss = train.results().stream()
                .filter(slot -> slot.argument().name().equals("loss"))
                .toList();
        GraphFunction value = new GraphFunction(TRAIN, train.graph(), train.inputs(), loss);
        LossKernel kernel = new LossKernel(value, compiler.kernel(value, "Loss", checked.precision()));
        return new CompiledModel(model.description(), kernel, model.weights());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<KernelDescription> descriptions() {
        return List.of(function.description());
    }

    @Override
    public Kernel create(String name) {
        return kernel.get();
    }
}
