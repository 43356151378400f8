package dev.nnm.compiler.random;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.ParameterNode;
import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program, checked, and values for its variables: what properties are tested on. */
final class Subject {

    static final NnmCompiler COMPILER = NnmCompiler.standard();

    private static final double LARGEST = 1.5;

    private final String text;
    private final long seed;
    private final CheckedModel written;
    private final CheckedModel model;
    private final CheckedModel otherwise;

    /**
     * Checks a program.
     *
     * @param seed decides the values of variables, each by its name
     */
    Subject(String text, long seed) {
        this.text = text;
        this.seed = seed;
        this.written = COMPILER.check(COMPILER.parse(new SourceText("random.nnm", text)));
        this.otherwise = COMPILER.stabilise(written, Phase.OTHERWISE);
        this.model = seed % 2 == 0 ? COMPILER.stabilise(written, Phase.TRAINING) : otherwise;
    }

    String text() {
        return text;
    }

    /** A number that decides which of several properties are tested. */
    long seed() {
        return seed;
    }

    /** As the user wrote it. */
    CheckedModel written() {
        return written;
    }

    /** As it is differentiated, for some programs as in training. */
    CheckedModel model() {
        return model;
    }

    /** As it is outside of training. */
    CheckedModel otherwise() {
        return otherwise;
    }

    Graph graph() {
        return model.graph();
    }

    /** Inputs that are numbers, and parameters that are trained. */
    List<NamedNode> variables() {
        List<NamedNode> variables = new ArrayList<>(model.numericInputs());
        model.trained().forEach(p -> variables.add(new NamedNode(p.parameter().name(), p.node())));
        return variables;
    }

    /** The nodes of inputs and parameters. */
    List<Node> variableNodes() {
        return variables().stream().map(NamedNode::node).toList();
    }

    /** Scalar outputs and the loss, of a model with the same variables. */
    static List<NamedNode> scalars(CheckedModel model) {
        List<NamedNode> scalars = new ArrayList<>();
        model.outputs().stream().filter(o -> o.node().shape().isScalar()).forEach(scalars::add);
        Node loss = model.loss();
        if (loss != null) {
            scalars.add(new NamedNode("loss", loss));
        }
        return scalars;
    }

    /** Outputs and the loss, of a model with the same roots. */
    static List<Node> results(CheckedModel model) {
        Set<Node> results = new LinkedHashSet<>();
        model.outputs().forEach(output -> results.add(output.node()));
        Node loss = model.loss();
        if (loss != null) {
            results.add(loss);
        }
        return List.copyOf(results);
    }

    // ---- values

    /** Values of all variables; those of a class are labels. All are numbers of single precision. */
    Map<Node, double[]> point(int batch) {
        Map<Node, double[]> values = new HashMap<>();
        model.parameters().forEach(p -> values.put(p.node(), parameter(p, batch)));
        Stream.concat(model.inputs().stream(), model.targets().stream())
                .forEach(variable -> values.put(variable.node(), numbersOrLabels(variable, batch)));
        draws().forEach(draw -> values.put(draw, new double[] {seed % 1000, 7}));
        return values;
    }

    /** What random numbers are drawn from. */
    private Stream<Node> draws() {
        return IntStream.range(0, graph().size())
                .mapToObj(graph()::node)
                .filter(node -> node.operation() instanceof Variable variable && variable.kind() == Variable.Kind.DRAW);
    }

    /** A statistic may be a variance, which is not negative. */
    private double[] parameter(ParameterNode p, int batch) {
        double[] numbers = numbers(p.parameter().name(), p.node(), batch);
        return p.next() == null
                ? numbers
                : Arrays.stream(numbers).map(x -> 0.5 + Math.abs(x)).toArray();
    }

    private double[] numbersOrLabels(VariableNode variable, int batch) {
        double[] numbers = numbers(variable.name(), variable.node(), batch);
        int classes = variable.classes().size();
        Random random = random(variable.name());
        return classes == 0
                ? numbers
                : random.ints(numbers.length, 0, classes).asDoubleStream().toArray();
    }

    /** A new variable for a tangent or adjoint of a node; its value is put among the values. */
    Node seed(String name, Node of, int batch, Map<Node, double[]> values) {
        Variable.Kind kind = of.isBatched() ? Variable.Kind.SEED : Variable.Kind.SHARED_SEED;
        Node variable = new GraphBuilder(graph()).node(new Variable(name, kind, of.shape()));
        values.put(variable, numbers(name, of, batch));
        return variable;
    }

    /** The value of a variable of which the program knows nothing. */
    double[] numbers(Node variable, int batch) {
        return numbers(variable.operation().name(), variable, batch);
    }

    private double[] numbers(String name, Node like, int batch) {
        long size = like.shape().elementCount() * (like.isBatched() ? batch : 1);
        return random(name).doubles(size, -LARGEST, LARGEST).map(x -> (float) x).toArray();
    }

    private Random random(String name) {
        return new Random(seed * 31 + name.hashCode());
    }
}
