package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Callable.Formal;
import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import dev.nnm.runtime.Initializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that the compiler itself provides; all others are written in the language, in the library. */
final class Builtins {

    /** The value of the name {@code all}: every axis. */
    static final String ALL_AXES = "all";

    private static final List<String> OPERANDS = List.of("x", "y", "z");

    private Builtins() {}

    /** All of them, by name. */
    static Map<String, Value> all() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(ALL_AXES, new Value.Text(ALL_AXES));
        for (Elementwise row : Elementwises.ALL) {
            if (row.notation() instanceof Notation.Function
                    && row != Elementwises.MAXIMUM
                    && row != Elementwises.MINIMUM) {
                add(values, elementwise(row));
            }
        }
        add(values, extreme("max", Elementwises.MAXIMUM, ReductionKind.MAXIMUM));
        add(values, extreme("min", Elementwises.MINIMUM, ReductionKind.MINIMUM));
        add(values, reduction("sum", ReductionKind.SUM));
        add(values, reduction("prod", ReductionKind.PRODUCT));
        add(values, of("mean", Builtins::mean, "x", "axis?", "keep?"));
        add(values, of("size", Builtins::size, "x", "axis?"));
        add(values, of("reshape", Builtins::reshape, "x", "sizes"));
        add(values, anyNumber("concat", Builtins::concatenate, "x", "axis?"));
        add(values, anyNumber("zeros", call -> filled(call, 0), "sizes"));
        add(values, anyNumber("ones", call -> filled(call, 1), "sizes"));
        add(values, of("eye", Builtins::identityMatrix, "n"));
        add(values, of("range", Builtins::range, "n"));
        add(values, of("stop", call -> tensor(call.build().node(new Stop(), call.number("x"))), "x"));
        add(values, of("is_class", Builtins::isClass, "x"));
        add(values, of("class_count", Builtins::classCount, "label"));
        add(values, of("squared_weights", Builtins::squaredWeights));
        add(values, of("constant", Builtins::constant, "value"));
        add(values, of("uniform", Builtins::uniform, "low", "high"));
        add(values, of("normal", Builtins::normal, "mean", "deviation"));
        add(values, of("sparse", Builtins::sparse, "nonzero?", "deviation?"));
        return values;
    }

    private static void add(Map<String, Value> values, Builtin builtin) {
        values.put(builtin.name(), new Value.Function(builtin));
    }

    /** Parameters whose names end in a question mark may be left out. */
    private static Builtin of(String name, Builtin.Body body, String... parameters) {
        return new Builtin(name, formals(parameters), false, body);
    }

    private static Builtin anyNumber(String name, Builtin.Body body, String... parameters) {
        return new Builtin(name, formals(parameters), true, body);
    }

    private static List<Formal> formals(String... parameters) {
        List<Formal> formals = new ArrayList<>();
        for (String parameter : parameters) {
            boolean optional = parameter.endsWith("?");
            formals.add(new Formal(optional ? parameter.substring(0, parameter.length() - 1) : parameter, optional));
        }
        return formals;
    }

    private static Value tensor(Node node) {
        return new Value.Tensor(node);
    }

    // ---- elementwise

    private static Builtin elementwise(Elementwise row) {
        String[] names = OPERANDS.subList(0, row.arity()).toArray(String[]::new);
        return of(
                row.name(),
                call -> {
                    Node[] operands = new Node[names.length];
                    for (int i = 0; i < names.length; i++) {
                        operands[i] = call.number(names[i]);
                    }
                    return tensor(apply(call, row, operands));
                },
                names);
    }

    private static Node apply(BuiltinCall call, Elementwise row, Node... operands) {
        Shape shape = operands[0].shape();
        for (Node operand : operands) {
            Shape before = shape;
            shape = Broadcasting.common(shape, operand.shape())
                    .orElseThrow(() -> CheckProblems.shapesDiffer(
                            call.span(), row.name(), "one argument", before, "another", operand.shape()));
        }
        return call.build().apply(row, operands);
    }

    /** With one argument the extreme of its elements, with several their extreme element by element. */
    private static Builtin extreme(String name, Elementwise row, ReductionKind kind) {
        return anyNumber(
                name,
                call -> {
                    if (call.others().size() == 1) {
                        return reduce(call, kind, call.others().get(0));
                    }
                    Node result = call.number(call.others().get(0));
                    for (Given other : call.others().subList(1, call.others().size())) {
                        result = apply(call, row, result, call.number(other));
                    }
                    return tensor(result);
                },
                "x",
                "axis?",
                "keep?");
    }

    // ---- reductions

    private static Builtin reduction(String name, ReductionKind kind) {
        return of(name, call -> reduce(call, kind, call.given("x")), "x", "axis?", "keep?");
    }

    private static Value reduce(BuiltinCall call, ReductionKind kind, Given operand) {
        Node x = call.number(operand);
        return tensor(reduce(call, kind, x, call.axes("axis", x)));
    }

    private static Node reduce(BuiltinCall call, ReductionKind kind, Node x, List<Integer> axes) {
        Node reduced = call.build().reduce(kind, x, axes);
        if (!call.flag("keep")) {
            return reduced;
        }
        List<Integer> sizes = new ArrayList<>(x.shape().sizes());
        axes.forEach(axis -> sizes.set(axis, 1));
        List<Integer> kept = GraphBuilder.allAxes(x).stream()
                .filter(axis -> !axes.contains(axis))
                .toList();
        return call.build().view(View.spread(new Shape(sizes), kept), reduced);
    }

    private static Value mean(BuiltinCall call) {
        Node x = call.number("x");
        List<Integer> axes = call.axes("axis", x);
        double count = axes.stream().mapToDouble(axis -> x.shape().size(axis)).reduce(1, (a, b) -> a * b);
        Node sum = reduce(call, ReductionKind.SUM, x, axes);
        return tensor(call.build().divide(sum, call.build().constant(count)));
    }

    // ---- structure

    private static Value size(BuiltinCall call) {
        Shape shape = call.number("x").shape();
        if (!call.has("axis")) {
            return tensor(call.build().constant((double) shape.elementCount()));
        }
        int axis = call.axis(call.known("axis", 0), shape, call.given("axis"));
        return tensor(call.build().constant(shape.size(axis)));
    }

    private static Value reshape(BuiltinCall call) {
        Node x = call.number("x");
        Shape shape = call.sizes(List.of(call.given("sizes")));
        if (shape.elementCount() != x.shape().elementCount()) {
            throw CheckProblems.reshapeSizes(call.span(), x.shape(), shape);
        }
        return tensor(x.shape().equals(shape) ? x : call.build().node(new Reshape(shape), x));
    }

    private static Value concatenate(BuiltinCall call) {
        List<Node> pieces = call.others().stream().map(call::number).toList();
        Shape first = pieces.get(0).shape();
        if (first.isScalar()) {
            throw CheckProblems.shapeIs(
                    call.others().get(0).expression().span(),
                    "this",
                    first,
                    "concat joins vectors and higher; a vector of numbers is written [a, b]");
        }
        int axis = call.has("axis") ? call.axis(call.known("axis", 0), first, call.given("axis")) : 0;
        for (int i = 1; i < pieces.size(); i++) {
            Shape other = pieces.get(i).shape();
            if (!other.without(List.of(axis)).equals(first.without(List.of(axis))) || other.rank() != first.rank()) {
                throw CheckProblems.shapeIs(
                        call.others().get(i).expression().span(),
                        "this",
                        other,
                        "apart from axis " + axis + " it must be like " + first);
            }
        }
        return tensor(Joining.concatenate(call.build(), pieces, axis));
    }

    private static Value filled(BuiltinCall call, double value) {
        return tensor(call.build().constant(value, call.sizes(call.others())));
    }

    private static Value identityMatrix(BuiltinCall call) {
        int n = call.count(call.given("n"), "the size of eye");
        GraphBuilder build = call.build();
        Shape shape = call.elaboration().limited(Shape.of(n, n), call.span(), "the matrix ");
        Node diagonal = build.apply(Elementwises.EQUAL, build.index(0, shape), build.index(1, shape));
        return tensor(build.indicator(diagonal));
    }

    private static Value range(BuiltinCall call) {
        int n = call.count(call.given("n"), "the length of range");
        call.elaboration().limited(Shape.of(n), call.span(), "the vector ");
        return tensor(call.build().node(new Iota(n)));
    }

    // ---- classes

    private static Value isClass(BuiltinCall call) {
        return tensor(call.build().truth(call.given("x").value() instanceof Value.Label));
    }

    private static Value classCount(BuiltinCall call) {
        Given given = call.given("label");
        if (given.value() instanceof Value.Label label) {
            return tensor(call.build().constant(label.classes().size()));
        }
        throw CheckProblems.expected(given.expression().span(), "a class label", given.value());
    }

    // ---- parameters

    private static Value squaredWeights(BuiltinCall call) {
        GraphBuilder build = call.build();
        Node sum = build.constant(0);
        boolean first = true;
        for (CheckedModel.ParameterNode parameter :
                call.elaboration().parameters().parameters()) {
            Node weights = parameter.node();
            if (weights.shape().rank() >= 2) {
                Node squares = build.sum(build.square(weights), GraphBuilder.allAxes(weights));
                sum = first ? squares : build.add(sum, squares);
                first = false;
            }
        }
        return tensor(sum);
    }

    private static Value initial(Initializer initializer) {
        return new Value.InitialValues(initializer);
    }

    private static Value constant(BuiltinCall call) {
        return initial(new Initializer.Constant(List.of(call.known("value", 0))));
    }

    private static Value uniform(BuiltinCall call) {
        return initial(new Initializer.Uniform(call.known("low", 0), call.known("high", 1)));
    }

    private static Value normal(BuiltinCall call) {
        return initial(new Initializer.Normal(call.known("mean", 0), positive(call, "deviation")));
    }

    private static Value sparse(BuiltinCall call) {
        int nonzero = call.has("nonzero") ? call.count(call.given("nonzero"), "the number of weights") : 15;
        return initial(new Initializer.Sparse(nonzero, positive(call, "deviation")));
    }

    private static double positive(BuiltinCall call, String name) {
        double value = call.known(name, 1);
        if (!(value > 0)) {
            throw CheckProblems.outOfRange(call.given(name).expression().span(), "the " + name, value, "above 0");
        }
        return value;
    }
}
