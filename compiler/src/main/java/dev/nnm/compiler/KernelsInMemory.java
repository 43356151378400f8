package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.KernelFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The kernels of a model, each compiled when it is first asked for. */
final class KernelsInMemory implements KernelFactory {

    private final NnmCompiler compiler;
    private final CheckedModel model;
    private final Map<String, GraphFunction> functions = new LinkedHashMap<>();
    private final Map<String, Supplier<Kernel>> compiled = new ConcurrentHashMap<>();

    KernelsInMemory(NnmCompiler compiler, CheckedModel model) {
        this.compiler = compiler;
        this.model = model;
        for (GraphFunction function : compiler.derive(model)) {
            functions.put(function.name(), function);
        }
    }

    @Override
    public List<KernelDescription> descriptions() {
        return functions.values().stream().map(GraphFunction::description).toList();
    }

    @Override
    public Kernel create(String name) {
        return compiled.computeIfAbsent(name, n -> compiler.load(source(n))).get();
    }

    /**
     * The Java of a kernel. Made one at a time, since functions of a model share its graph.
     *
     * @throws IllegalArgumentException if there is no kernel of this name
     */
    JavaSource source(String name) {
        GraphFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("there is no kernel " + name);
        }
        synchronized (model.graph()) {
            return compiler.source(function, compiler.classNameOf(model, function), model.precision());
        }
    }
}
