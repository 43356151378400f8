package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Callable.Formal;
import dev.nnm.compiler.check.Callable.OfText;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.op.ReductionKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The functions that the compiler itself provides; all others are written in the language, in the library. */
final class Builtins {

    /** The value of the name {@code all}: every axis. */
    static final String ALL_AXES = "all";

    /** Rows whose names stand for calls with other arguments than theirs. */
    private static final Set<Elementwise> CALLED_OTHERWISE =
            Set.of(Elementwises.MAXIMUM, Elementwises.MINIMUM, Elementwises.RANDOM_UNIFORM, Elementwises.RANDOM_NORMAL);

    private Builtins() {}

    /** All of them, by name. */
    static Map<String, Value> all() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(ALL_AXES, new Value.Text(ALL_AXES));
        for (Elementwise row : Elementwises.ALL) {
            if (row.notation() instanceof Notation.Function && !CALLED_OTHERWISE.contains(row)) {
                add(values, row.name(), ElementwiseCalls.body(row), ElementwiseCalls.parameters(row));
            }
        }
        addReductions(values);
        addStructure(values);
        addClasses(values);
        addParameters(values);
        addTraining(values);
        addDerivatives(values);
        return values;
    }

    private static void addReductions(Map<String, Value> values) {
        addVariadic(
                values,
                "max",
                ReductionCalls.extreme(Elementwises.MAXIMUM, ReductionKind.MAXIMUM),
                "x",
                "axis?",
                "keep?");
        addVariadic(
                values,
                "min",
                ReductionCalls.extreme(Elementwises.MINIMUM, ReductionKind.MINIMUM),
                "x",
                "axis?",
                "keep?");
        add(values, "sum", ReductionCalls.reduction(ReductionKind.SUM), "x", "axis?", "keep?");
        add(values, "prod", ReductionCalls.reduction(ReductionKind.PRODUCT), "x", "axis?", "keep?");
        add(values, "mean", ReductionCalls::mean, "x", "axis?", "keep?");
    }

    private static void addStructure(Map<String, Value> values) {
        add(values, "size", StructureCalls::size, "x", "axis?");
        add(values, "shape", StructureCalls::shape, "x");
        add(values, "reshape", StructureCalls::reshape, "x", "sizes");
        addVariadic(values, "concat", StructureCalls::concatenate, "x", "axis?");
        addVariadic(values, "zeros", call -> StructureCalls.filled(call, 0), "sizes");
        addVariadic(values, "ones", call -> StructureCalls.filled(call, 1), "sizes");
        add(values, "eye", StructureCalls::identityMatrix, "n");
        add(values, "range", StructureCalls::range, "n");
        add(values, "stop", StructureCalls::stop, "x");
        add(values, "shaped_like", StructureCalls::shapedLike, "x", "model");
        add(values, "required", RequirementCalls::required, "value", "condition", "problem");
    }

    private static void addClasses(Map<String, Value> values) {
        add(values, "is_class", ClassCalls::isClass, "x");
        add(values, "class_count", ClassCalls::count, "label");
        add(values, "class_index", ClassCalls::index, "label", "count");
    }

    private static void addParameters(Map<String, Value> values) {
        add(values, "squared_weights", ParameterCalls::squaredWeights);
        add(values, "constant", ParameterCalls::constant, "value");
        add(values, "uniform", ParameterCalls::uniform, "low", "high");
        add(values, "normal", ParameterCalls::normal, "mean", "deviation");
        add(values, "sparse", ParameterCalls::sparse, "nonzero?", "deviation?");
    }

    private static void addTraining(Map<String, Value> values) {
        add(values, "in_training", TrainingCalls::inTraining, "training", "otherwise");
        add(values, "running", TrainingCalls::running, "statistic", "value", "momentum?");
        add(values, "batch_mean", TrainingCalls::batchMean, "x");
        addVariadic(
                values,
                "random_uniform",
                call -> TrainingCalls.random(call, Elementwises.RANDOM_UNIFORM, 0.5),
                "sizes?",
                "like?");
        addVariadic(
                values,
                "random_normal",
                call -> TrainingCalls.random(call, Elementwises.RANDOM_NORMAL, 0),
                "sizes?",
                "like?");
    }

    private static void addDerivatives(Map<String, Value> values) {
        for (DerivativeKind kind : DerivativeKind.values()) {
            OfText function = new OfText(
                    kind.word(),
                    kind.formals(),
                    (callable, elaboration, call, frame) ->
                            DerivativeCalls.apply(kind, callable, elaboration, call, frame));
            values.put(kind.word(), new Value.Function(function));
        }
    }

    /** Parameters whose names end in a question mark may be left out. */
    private static void add(Map<String, Value> values, String name, Builtin.Body body, String... parameters) {
        add(values, name, body, false, parameters);
    }

    /** The first parameter stands for one argument or more. */
    private static void addVariadic(Map<String, Value> values, String name, Builtin.Body body, String... parameters) {
        add(values, name, body, true, parameters);
    }

    private static void add(
            Map<String, Value> values, String name, Builtin.Body body, boolean variadic, String... parameters) {
        values.put(
                name,
                new Value.Function(new Builtin(
                        name, Stream.of(parameters).map(Builtins::formal).toList(), variadic, body)));
    }

    private static Formal formal(String parameter) {
        return parameter.endsWith("?")
                ? new Formal(parameter.substring(0, parameter.length() - 1), true)
                : new Formal(parameter, false);
    }
}
