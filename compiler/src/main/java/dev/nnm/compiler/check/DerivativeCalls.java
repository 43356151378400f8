package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Builtin;
import dev.nnm.compiler.check.Callable.Formal;
import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Calls that differentiate: a value by names that it is made of, {@code grad(y, x)}, or a function by its first
 * argument, {@code grad(f)(x)} and {@code grad(f, x)}.
 */
final class DerivativeCalls {

    private final DerivativeKind kind;
    private final Callable callable;
    private final Elaboration elaboration;
    private final Frame frame;
    private final Call call;

    private DerivativeCalls(DerivativeKind kind, Callable callable, Elaboration elaboration, Call call, Frame frame) {
        this.kind = kind;
        this.callable = callable;
        this.elaboration = elaboration;
        this.call = call;
        this.frame = frame;
    }

    static Value apply(DerivativeKind kind, Callable callable, Elaboration elaboration, Call call, Frame frame) {
        return new DerivativeCalls(kind, callable, elaboration, call, frame).apply();
    }

    /** The arguments as written, by the parameters that they are for. */
    private Map<String, Argument> written() {
        List<String> names = Arguments.parameters(callable, call.arguments());
        Map<String, Argument> written = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            written.put(names.get(i), call.arguments().get(i));
        }
        return written;
    }

    private Value apply() {
        Map<String, Argument> arguments = written();
        Expression what = argument(arguments, "y");
        Value y = elaboration.expressions().evaluate(what, frame);
        boolean isOfFunction = y instanceof Value.Function;
        if (y instanceof Value.Function function && !arguments.containsKey("x") && !kind.takesVector()) {
            return new Value.Function(derivativeOf(function.callable()));
        }
        Expression x = argument(arguments, "x");
        List<Expression> vectors = kind.takesVector() ? listed(argument(arguments, "v")) : List.of();
        if (isOfFunction) {
            Value value = elaboration.expressions().evaluate(x, frame);
            Given given = new Given(value, x);
            Callable function = ((Value.Function) y).callable();
            return ofFunction(function, Map.of(first(function).name(), given), call.span(), vectors);
        }
        return byNames(elaboration.number(y, what.span()), what, x, vectors);
    }

    private Expression argument(Map<String, Argument> arguments, String name) {
        Argument argument = arguments.get(name);
        if (argument == null) {
            throw CallProblems.missingArgument(call.span(), callable, name);
        }
        return argument.value();
    }

    /** A list or tuple by its elements, anything else as it is. */
    private static List<Expression> listed(Expression expression) {
        if (expression instanceof ListLiteral list) {
            return list.elements();
        }
        return expression instanceof Tuple tuple ? tuple.elements() : List.of(expression);
    }

    private GraphBuilder build() {
        return elaboration.build(frame, call.span());
    }

    // ---- by function

    private Callable derivativeOf(Callable function) {
        first(function);
        return new Builtin(
                kind.word() + "(" + function.name() + ")",
                function.formals(),
                false,
                called -> new DerivativeCalls(kind, callable, elaboration, call, called.frame())
                        .ofFunction(function, called.named(), called.span(), List.of()));
    }

    private Formal first(Callable function) {
        if (function.formals().isEmpty()) {
            throw DerivativeProblems.functionOfNothing(call.span(), kind.word(), function.name());
        }
        return function.formals().get(0);
    }

    /** The derivative of a function by its first parameter, at given arguments. */
    private Value ofFunction(
            Callable function, Map<String, Given> arguments, SourceSpan site, List<Expression> written) {
        String name = first(function).name();
        Given given = arguments.get(name);
        if (given == null) {
            throw CallProblems.missingArgument(site, function, name);
        }
        GraphBuilder build = elaboration.build(frame, site);
        Node value = elaboration.number(given.value(), given.expression().span());
        Node leaf = build.bound(name, value.type());
        Map<String, Given> inside = new HashMap<>(arguments);
        inside.put(name, new Given(Value.of(leaf), given.expression()));
        Value result = elaboration.expressions().calls().apply(function, inside, site, frame);
        Node y = elaboration.number(result, site);
        checkShape(y, site, function.name() + "(…)");
        Differentiation differentiation = new Differentiation(build, y, Map.of(value, leaf));
        List<Node> vectors = vectors(written, y, List.of(value), List.of(name));
        return Value.of(differentiation.derivatives(kind, vectors).get(0));
    }

    // ---- by names

    private Value byNames(Node y, Expression what, Expression x, List<Expression> written) {
        List<Expression> names = listed(x);
        List<Node> variables = names.stream().map(this::variable).toList();
        if (new HashSet<>(variables).size() < variables.size()) {
            throw DerivativeProblems.sameVariableTwice(x.span());
        }
        checkShape(y, what.span(), Describe.expression(what, "this"));
        List<String> texts =
                names.stream().map(name -> name.span().text().strip()).toList();
        List<Node> vectors = vectors(written, y, variables, texts);
        boolean isSingle = names.size() == 1 && names.get(0) == x;
        List<Node> results = dependOnEachOther(variables)
                ? oneByOne(y, what, names, variables, vectors)
                : together(y, what, names, variables, vectors);
        return isSingle || kind == DerivativeKind.JVP
                ? Value.of(results.get(0))
                : new Value.Tuple(results.stream().map(Value::of).toList());
    }

    private Node variable(Expression name) {
        boolean isName = name instanceof NameReference || name instanceof ParameterAccess;
        if (!isName) {
            throw DerivativeProblems.notByName(name.span(), kind.word());
        }
        return elaboration.number(elaboration.expressions().evaluate(name, frame), name.span());
    }

    private void checkShape(Node y, SourceSpan span, String text) {
        if (kind.isOfSingleNumber() && !y.shape().isScalar()) {
            throw DerivativeProblems.notASingleNumber(span, kind.word(), text, y.shape());
        }
    }

    private boolean dependOnEachOther(List<Node> variables) {
        for (Node variable : variables) {
            List<Node> below = elaboration.graph().reachable(variable.arguments());
            if (variables.stream().anyMatch(below::contains)) {
                return true;
            }
        }
        return false;
    }

    private List<Node> together(
            Node y, Expression what, List<Expression> names, List<Node> variables, List<Node> vectors) {
        Differentiation differentiation = new Differentiation(build(), y, variables);
        for (int k = 0; k < variables.size(); k++) {
            if (!differentiation.dependsOn(variables.get(k))) {
                String text = Describe.expression(what, "this");
                throw DerivativeProblems.independent(
                        what.span(), text, names.get(k).span().text().strip());
            }
        }
        return differentiation.derivatives(kind, vectors);
    }

    /** By variables of which one is made of another: each derivative is that of y as a function of one of them. */
    private List<Node> oneByOne(
            Node y, Expression what, List<Expression> names, List<Node> variables, List<Node> vectors) {
        if (kind == DerivativeKind.HVP || kind == DerivativeKind.GNVP) {
            throw DerivativeProblems.dependentVariables(call.span(), kind.word());
        }
        List<Node> results = new ArrayList<>();
        for (int k = 0; k < variables.size(); k++) {
            List<Node> own = kind == DerivativeKind.JVP ? List.of(vectors.get(k)) : vectors;
            results.addAll(together(y, what, List.of(names.get(k)), List.of(variables.get(k)), own));
        }
        return kind == DerivativeKind.JVP
                ? List.of(results.stream().reduce(build()::add).orElseThrow())
                : results;
    }

    // ---- vectors

    /** What is multiplied with, of the right shapes. */
    private List<Node> vectors(List<Expression> written, Node y, List<Node> variables, List<String> texts) {
        if (!kind.takesVector()) {
            return List.of();
        }
        if (kind == DerivativeKind.VJP) {
            return List.of(vector(whole(), y.shape(), "the value"));
        }
        List<Expression> each = variables.size() == 1 ? List.of(whole()) : written;
        if (each.size() != variables.size()) {
            throw DerivativeProblems.vectorCount(whole().span(), each.size(), variables.size());
        }
        List<Node> vectors = new ArrayList<>();
        for (int k = 0; k < variables.size(); k++) {
            vectors.add(vector(each.get(k), variables.get(k).shape(), texts.get(k)));
        }
        return vectors;
    }

    private Expression whole() {
        return argument(written(), "v");
    }

    private Node vector(Expression written, Shape shape, String model) {
        Node vector = elaboration.expressions().number(written, frame);
        boolean fits =
                Broadcasting.common(vector.shape(), shape).filter(shape::equals).isPresent();
        if (!fits) {
            String text = Describe.expression(written, "the vector");
            throw ShapeProblems.shapesUnequal(
                    written.span(), text, elaboration.shapeOf(vector), model, NamedShape.of(shape));
        }
        return build().broadcast(vector, shape);
    }
}
