package dev.nnm.compiler.random;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.pack.BytecodeSizes;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiled kernels compute what the interpreter does, in methods that the JIT compiles. */
final class KernelProperty {

    private static final List<Integer> BATCHES = List.of(1, 3, 19, 0);
    private static final List<Integer> LARGER_BATCHES = List.of(1, 7, 33);

    private final Subject subject;
    private final GraphFunction function;

    private KernelProperty(Subject subject, GraphFunction function) {
        this.subject = subject;
        this.function = function;
    }

    /** One function of the program, in double precision and for some programs in single. */
    static void kernelsEqualInterpreter(Subject subject) {
        List<GraphFunction> functions = functions(subject);
        if (!functions.isEmpty()) {
            int chosen = (int) (subject.seed() / 6 % functions.size());
            KernelProperty property = new KernelProperty(subject, functions.get(chosen));
            property.test(Subject.COMPILER, Precision.DOUBLE, BATCHES);
            if (subject.seed() % 4 == 0) {
                property.test(Subject.COMPILER, Precision.FLOAT, BATCHES);
            }
        }
    }

    /**
     * The functions of a program of larger tensors in its own precision, for batches of 1, 7 or 33 and no examples,
     * with vectors if Java offers them, for some programs without, for some with the longest.
     */
    static void kernelsOfLargerTensors(Subject subject) {
        NnmCompiler compiler = Subject.COMPILER.withTarget(target(subject.seed()));
        int batch = LARGER_BATCHES.get((int) (subject.seed() % LARGER_BATCHES.size()));
        for (GraphFunction function : functions(subject)) {
            new KernelProperty(subject, function)
                    .test(compiler, subject.written().precision(), List.of(batch, 0));
        }
    }

    private static Target target(long seed) {
        return switch ((int) (seed % 4)) {
            case 1 -> Target.SCALAR;
            case 3 -> new Target(Vectors.longestBits());
            default -> new Target(Math.min(Target.MIDDLE.vectorBits(), Vectors.longestBits()));
        };
    }

    private static List<GraphFunction> functions(Subject subject) {
        List<GraphFunction> functions = new ArrayList<>(Subject.COMPILER.derive(subject.written()));
        List<NamedNode> variables = subject.variables();
        for (NamedNode scalar : Subject.scalars(subject.otherwise())) {
            DerivativeFunctions derivatives = new DerivativeFunctions(subject.otherwise(), scalar);
            functions.add(derivatives.reverse(variables));
            functions.add(derivatives.forward(variables));
            functions.add(derivatives.symbolic(variables));
        }
        return functions;
    }

    private void test(NnmCompiler compiler, Precision precision, List<Integer> batches) {
        Agreement agreement = new Agreement(precision == Precision.FLOAT ? Agreement.SINGLE : Agreement.DOUBLE);
        GraphFunction simplified = compiler.simplify(function);
        JavaSource source = compiler.emit(compiler.lower(simplified, precision), "nnm.random", "Function");
        Map<String, byte[]> classes = new JaninoCompiler().compile(List.of(source));
        BytecodeSizes.assertCompiledByTheJit(classes);
        Kernel kernel = KernelLoader.load(classes, source.qualifiedName()).get();
        for (int batch : batches) {
            KernelRun run = new KernelRun(subject, function, batch);
            agreement.assertSame(
                    function.name() + " in " + precision + ", batch " + batch,
                    run.compiled(kernel, precision),
                    run.interpreted());
        }
    }
}
