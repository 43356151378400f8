package dev.nnm.compiler;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.runtime.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values and derivatives of a model at a point, by whichever mode one wants to see. */
public final class Derivatives {

    /** The name by which a model's loss is called. */
    public static final String LOSS = Quantities.LOSS;

    private final NnmCompiler compiler;
    private final CheckedModel model;
    private final Quantities quantities;
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
        this.quantities = new Quantities(model);
        this.weights = weights;
    }

    /** The derivatives of a model whose parameters have their initial values. */
    public static Derivatives of(NnmCompiler compiler, CheckedModel model) {
        return new Derivatives(
                compiler, compiler.stabilise(model, Phase.OTHERWISE), Weights.initial(model.description()));
    }

    /** The derivatives of the same model with other weights. */
    public Derivatives withWeights(Weights other) {
        return new Derivatives(compiler, model, other);
    }

    // ---- names

    /** The inputs, targets and parameters, with their shapes. */
    public Map<String, Shape> variables() {
        return quantities.variables();
    }

    /** The labels of those inputs and targets that are classes. */
    public Map<String, List<String>> classes() {
        return quantities.classes();
    }

    /** What is differentiated if the user does not say: the first scalar output, else the loss. */
    public String defaultOf() {
        return quantities.defaultOf();
    }

    /**
     * By what it is differentiated if the user does not say: the inputs that it depends on, for a loss the parameters.
     */
    public List<String> defaultWrt(String of) {
        return quantities.defaultWrt(of);
    }

    // ---- values

    /**
     * The outputs at a point.
     *
     * @param at values of inputs, and of parameters that are to differ from the weights
     * @throws dev.nnm.runtime.UserError if a value is missing or of the wrong size
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
        return quantities.named(name).node().shape();
    }

    /**
     * A scalar and its gradient at a point.
     *
     * @param of an output, a definition or {@link #LOSS}
     * @param withRespectTo inputs, targets or parameters
     * @throws dev.nnm.runtime.UserError if a name is unknown, a value is missing or of the wrong size
     */
    public Gradient gradient(String of, List<String> withRespectTo, Mode mode, Map<String, double[]> at) {
        NamedNode scalar = quantities.scalar(of);
        List<NamedNode> variables = quantities.variables(withRespectTo);
        DerivativeFunctions functions = new DerivativeFunctions(model, scalar);
        return switch (mode) {
            case REVERSE -> oneSweep(functions.reverse(variables), scalar, variables, at);
            case SYMBOLIC -> oneSweep(functions.symbolic(variables), scalar, variables, at);
            case FORWARD -> sweeps(functions.forward(variables), scalar, variables, at);
            case NUMERIC -> differences(functions.value(), scalar, variables, at);
        };
    }

    private PointEvaluation point(Map<String, double[]> at, Node of, GraphFunction function) {
        return PointEvaluation.prepare(compiler, model, weights, function, at, quantities.dependencies(of));
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
        NamedNode scalar = quantities.scalar(of);
        NamedNode variable = quantities.variables(List.of(withRespectTo)).get(0);
        Node derivative = new DerivativeFunctions(model, scalar).formula(variable);
        Graph graph = model.graph();
        return new Formula(
                FormulaPrinter.text(graph).derivative(of, withRespectTo, derivative),
                FormulaPrinter.latex(graph).derivative(of, withRespectTo, derivative));
    }
}
