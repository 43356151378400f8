package dev.nnm.teach.repl;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.PointEvaluation;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An expression in a program, compiled. */
final class Evaluation {

    /** What the expression is called in the program. */
    static final String NAME = "it";

    /** Without an output there is no program; this one is nowhere seen. */
    private static final String SOME_OUTPUT = "\noutput it_is_a_program = 0\n";

    private final NnmCompiler compiler;
    private final CheckedModel model;
    private final NamedNode result;
    private final boolean isTruth;

    private Evaluation(NnmCompiler compiler, CheckedModel model) {
        this.compiler = compiler;
        this.model = compiler.stabilise(model, Phase.OTHERWISE);
        NamedNode named = new Quantities(this.model).named(NAME);
        this.isTruth = named.node().type().element() == ElementType.BOOLEAN;
        this.result =
                isTruth ? new NamedNode(NAME, new GraphBuilder(this.model.graph()).indicator(named.node())) : named;
    }

    /**
     * Checks that definitions are a right program.
     *
     * @throws UserError if they are not
     */
    static CheckedModel check(NnmCompiler compiler, Definitions definitions) {
        return compiler.check(compiler.parse(source(definitions, definitions.text() + SOME_OUTPUT)));
    }

    /**
     * An expression of the names that are defined.
     *
     * @throws UserError if it is not right
     */
    static Evaluation of(NnmCompiler compiler, Definitions definitions, String expression) {
        String text = definitions.text() + NAME + " = " + expression + SOME_OUTPUT;
        CheckedModel model = compiler.check(compiler.parse(source(definitions, text)));
        if (model.definitions().stream()
                .noneMatch(definition -> definition.name().equals(NAME))) {
            throw new UserError(
                    expression + " has no value of its own: it is a function, or a class, which can be compared");
        }
        return new Evaluation(compiler, model);
    }

    /** A text in the place of a session's program. */
    static SourceText source(Definitions definitions, String text) {
        Path file = definitions.file().resolveSibling("session");
        return SourceText.ofFile(file, text).replacedBy("session", text);
    }

    Shape shape() {
        return result.node().shape();
    }

    boolean isTruth() {
        return isTruth;
    }

    /** The inputs and targets that it depends on and that have no value, in their order. */
    List<String> missing(Map<String, double[]> values) {
        Set<String> needed = new Quantities(model).dependencies(result.node());
        return Stream.concat(model.inputs().stream(), model.targets().stream())
                .map(VariableNode::name)
                .filter(name -> needed.contains(name) && !fitting(values).containsKey(name))
                .toList();
    }

    /**
     * It at a point.
     *
     * @param values of variables; those of variables that the program has no longer, or with another shape, are left
     *     out
     * @throws UserError if a value is missing
     */
    PointEvaluation at(Map<String, double[]> values) {
        List<String> missing = missing(values);
        if (!missing.isEmpty()) {
            throw new UserError("no value is given for " + String.join(", ", missing) + ": add one by :at "
                    + missing.get(0) + " = …");
        }
        return PointEvaluation.prepare(
                compiler,
                model,
                Weights.initial(model.description()),
                new DerivativeFunctions(model, result).value(),
                fitting(values),
                new Quantities(model).dependencies(result.node()));
    }

    /**
     * Checks that a variable is a single number.
     *
     * @throws UserError if it is not
     */
    void requireNumber(String variable) {
        Shape shape = new Quantities(model).variables().get(variable);
        if (shape == null || !shape.isScalar()) {
            throw new UserError(
                    "a plot is over an input, target or parameter that is a number, which " + variable + " is not");
        }
    }

    private Map<String, double[]> fitting(Map<String, double[]> values) {
        Map<String, double[]> fitting = new HashMap<>();
        new Quantities(model).variables().forEach((name, shape) -> {
            double[] value = values.get(name);
            if (value != null && value.length == shape.elementCount()) {
                fitting.put(name, value);
            }
        });
        return fitting;
    }
}
