package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.LoopActivity;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values and derivatives of a model at a point, by whichever mode one wants to see. */
public final class Derivatives {

    /** The name by which a model's loss is called. */
    public static final String LOSS = "loss";

    private final NnmCompiler compiler;
    private final CheckedModel model;
    private final Weights weights;

    /** How a derivative is computed. */
    public enum Mode {
        /** By a formula. */
        SYMBOLIC,
        /** By forward accumulation, one sweep for each element of a variable. */
        FORWARD,
        /** By reverse accumulation, one sweep for all variables. */
        REVERSE,
        /** By differences of values. */
        NUMERIC
    }

    /**
     * A value and its gradient.
     *
     * @param value the value
     * @param gradient for each variable the derivatives by its elements, row-major
     */
    public record Gradient(double value, Map<String, double[]> gradient) {}

    private Derivatives(NnmCompiler compiler, CheckedModel model, Weights weights) {
        this.compiler = compiler;
        this.model = model;
        this.weights = weights;
    }

    /** The derivatives of a model whose parameters have their initial values. */
    public static Derivatives of(NnmCompiler compiler, CheckedModel model) {
        var description = model.description();
        long seed = description.training() == null ? 0 : description.training().seed();
        return new Derivatives(
                compiler, compiler.stabilise(model, Phase.OTHERWISE), Weights.initial(description, seed));
    }

    /** The derivatives of the same model with other weights. */
    public Derivatives withWeights(Weights other) {
        return new Derivatives(compiler, model, other);
    }

    // ---- names

    /** The inputs, targets and parameters, with their shapes. */
    public Map<String, Shape> variables() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        variableNodes().forEach((name, node) -> shapes.put(name, node.shape()));
        return shapes;
    }

    /** The labels of those inputs and targets that are classes. */
    public Map<String, List<String>> classes() {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        Stream.concat(model.inputs().stream(), model.targets().stream())
                .filter(variable -> !variable.classes().isEmpty())
                .forEach(variable -> classes.put(variable.name(), variable.classes()));
        return classes;
    }

    private Map<String, Node> variableNodes() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        model.inputs().forEach(input -> nodes.put(input.name(), input.node()));
        model.targets().forEach(target -> nodes.put(target.name(), target.node()));
        model.parameters().forEach(p -> nodes.put(p.parameter().name(), p.node()));
        return nodes;
    }

    /** What is differentiated if the user does not say: the first scalar output, else the loss. */
    public String defaultOf() {
        return model.outputs().stream()
                .filter(output -> output.node().shape().isScalar())
                .map(NamedNode::name)
                .findFirst()
                .orElseGet(() -> {
                    if (model.loss() == null) {
                        throw new UserError(model.name() + " has no scalar output and no loss to differentiate");
                    }
                    return LOSS;
                });
    }

    /**
     * By what it is differentiated if the user does not say: the inputs that it depends on, for a loss the parameters.
     */
    public List<String> defaultWrt(String of) {
        Set<String> used = dependencies(scalar(of).node());
        List<String> inputs = model.numericInputs().stream()
                .map(NamedNode::name)
                .filter(used::contains)
                .toList();
        List<String> parameters = model.parameters().stream()
                .map(p -> p.parameter().name())
                .filter(used::contains)
                .toList();
        return inputs.isEmpty() || (of.equals(LOSS) && !parameters.isEmpty()) ? parameters : inputs;
    }

    private Set<String> dependencies(Node node) {
        return model.graph().reachable(List.of(node)).stream()
                .filter(n -> n.operation() instanceof Variable)
                .map(n -> n.operation().name())
                .collect(Collectors.toSet());
    }

    private NamedNode scalar(String name) {
        NamedNode found = named(name);
        if (!found.node().shape().isScalar()) {
            throw new UserError("only a single number can be differentiated; " + name + " has the shape "
                    + found.node().shape());
        }
        return found;
    }

    private NamedNode named(String name) {
        Node loss = model.loss();
        if (name.equals(LOSS) && loss != null) {
            return new NamedNode(LOSS, loss);
        }
        List<NamedNode> known = new ArrayList<>(model.definitions());
        model.outputs().stream().filter(output -> !known.contains(output)).forEach(known::add);
        List<String> names = known.stream().map(NamedNode::name).toList();
        return known.stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown("output", name, names));
    }

    private static UserError unknown(String what, String name, List<String> known) {
        return new UserError("unknown " + what + " \"" + name + "\": "
                + Suggestions.nearest(name, known).orElse("there are " + String.join(", ", known)));
    }

    private List<NamedNode> variables(List<String> names) {
        Map<String, Node> nodes = variableNodes();
        List<NamedNode> found = new ArrayList<>();
        for (String name : names) {
            Node node = nodes.get(name);
            if (node == null) {
                throw unknown("variable", name, List.copyOf(nodes.keySet()));
            }
            found.add(new NamedNode(name, node));
        }
        return found;
    }

    // ---- values

    /**
     * The outputs at a point.
     *
     * @param at values of inputs, and of parameters that are to differ from the weights
     * @throws UserError if a value is missing or of the wrong size
     */
    public Map<String, double[]> evaluate(Map<String, double[]> at) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (NamedNode output : model.outputs()) {
            values.put(
                    output.name(),
                    point(at, output.node(), new DerivativeFunctions(model, output).value())
                            .run("value"));
        }
        return values;
    }

    /** The shape of an output or definition. */
    public Shape shapeOf(String name) {
        return named(name).node().shape();
    }

    /**
     * A scalar and its gradient at a point.
     *
     * @param of an output, a definition or {@link #LOSS}
     * @param withRespectTo inputs, targets or parameters
     * @throws UserError if a name is unknown, a value is missing or of the wrong size
     */
    public Gradient gradient(String of, List<String> withRespectTo, Mode mode, Map<String, double[]> at) {
        NamedNode scalar = scalar(of);
        List<NamedNode> variables = variables(withRespectTo);
        DerivativeFunctions functions = new DerivativeFunctions(model, scalar);
        refuseEndlessReversal(scalar, variables, mode);
        return switch (mode) {
            case REVERSE -> oneSweep(functions.reverse(variables), scalar, variables, at);
            case SYMBOLIC -> oneSweep(functions.symbolic(variables), scalar, variables, at);
            case FORWARD -> sweeps(functions.forward(variables), scalar, variables, at);
            case NUMERIC -> differences(functions.value(), scalar, variables, at);
        };
    }

    private void refuseEndlessReversal(NamedNode scalar, List<NamedNode> variables, Mode mode) {
        List<Node> nodes = variables.stream()
                .map(NamedNode::node)
                .filter(node -> mode == Mode.REVERSE
                        || (mode == Mode.SYMBOLIC && !node.shape().isScalar()))
                .toList();
        LoopActivity.irreversible(model.graph(), List.of(scalar.node()), nodes).ifPresent(loop -> {
            throw new UserError(
                    scalar.name() + " goes through a loop without a limit, which has no way back: add max to"
                            + " the loop, or use forward mode");
        });
    }

    private PointEvaluation point(Map<String, double[]> at, Node of, GraphFunction function) {
        return PointEvaluation.prepare(compiler, model, weights, function, at, dependencies(of));
    }

    private Gradient oneSweep(
            GraphFunction function, NamedNode of, List<NamedNode> variables, Map<String, double[]> at) {
        PointEvaluation point = point(at, of.node(), function);
        double value = point.run("value")[0];
        Map<String, double[]> gradient = new LinkedHashMap<>();
        variables.forEach(variable -> gradient.put(variable.name(), point.result(variable.name())));
        return new Gradient(value, gradient);
    }

    private Gradient sweeps(GraphFunction function, NamedNode of, List<NamedNode> variables, Map<String, double[]> at) {
        PointEvaluation point = point(at, of.node(), function);
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (NamedNode variable : variables) {
            double[] derivatives = new double[(int) variable.node().shape().elementCount()];
            for (int i = 0; i < derivatives.length; i++) {
                point.seed(variable.name(), i, 1);
                derivatives[i] = point.run("tangent")[0];
                point.seed(variable.name(), i, 0);
            }
            gradient.put(variable.name(), derivatives);
        }
        return new Gradient(point.run("value")[0], gradient);
    }

    private Gradient differences(
            GraphFunction function, NamedNode of, List<NamedNode> variables, Map<String, double[]> at) {
        PointEvaluation point = point(at, of.node(), function);
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (NamedNode variable : variables) {
            double[] derivatives = new double[(int) variable.node().shape().elementCount()];
            for (int i = 0; i < derivatives.length; i++) {
                int element = i;
                double x = point.variable(variable.name(), i);
                derivatives[i] = NumericDerivative.of(
                        moved -> {
                            point.set(variable.name(), element, moved);
                            return point.run("value")[0];
                        },
                        x);
                point.set(variable.name(), i, x);
            }
            gradient.put(variable.name(), derivatives);
        }
        return new Gradient(point.run("value")[0], gradient);
    }

    // ---- formulas

    /** The derivative of a scalar by a variable as a formula: {@code dy/dx1 = 1/x1 + x2}. */
    public Formula formula(String of, String withRespectTo) {
        NamedNode scalar = scalar(of);
        NamedNode variable = variables(List.of(withRespectTo)).get(0);
        Node derivative = new DerivativeFunctions(model, scalar).formula(variable);
        Graph graph = model.graph();
        return new Formula(
                FormulaPrinter.text(graph).derivative(of, withRespectTo, derivative),
                FormulaPrinter.latex(graph).derivative(of, withRespectTo, derivative));
    }
}
