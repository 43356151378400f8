package dev.nnm.teach.grade;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.number.NotApplicable;
import dev.nnm.teach.number.Reference;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.SingleExample;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Compares an answer with the derivative: by simplifying the difference, else at many points in many digits. */
public final class Grader {

    private static final int TRIED_POINTS = 120;
    private static final int ENOUGH_POINTS = 30;
    private static final long SEED = 20260101;

    /** Rounding in 60 digits stays far below it, unless some fifteen digits cancel. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-40");

    private final Graph graph;
    private final NamedNode of;
    private final NamedNode variable;
    private final Element by;
    private final Node answer;
    private final Node derivative;

    private Grader(CheckedModel model, Node answer, @Nullable String of, @Nullable String by) {
        this.graph = model.graph();
        Quantities quantities = new Quantities(model);
        NamedNode scalar = quantities.scalar(of == null ? quantities.defaultOf() : of);
        this.of = new NamedNode(scalar.name(), SingleExample.of(graph, scalar.node()));
        String named = by == null ? quantities.defaultWrt(this.of.name()).get(0) : by;
        this.variable = quantities.variables(List.of(Element.variableIn(named))).get(0);
        this.by = element(named, variable);
        this.answer = answer;
        this.derivative = derivative(new DerivativeFunctions(model, this.of));
    }

    private static Element element(String named, NamedNode variable) {
        boolean isWhole = named.equals(variable.name());
        if (isWhole && !variable.node().shape().isScalar()) {
            throw new UserError("answers are graded for derivatives by a single number; " + named + " has the shape "
                    + variable.node().shape() + ": name one of its elements, such as "
                    + Element.of(variable, 0).text());
        }
        return Element.parse(named, variable);
    }

    private Node derivative(DerivativeFunctions functions) {
        if (variable.node().shape().isScalar()) {
            return functions.formula(variable);
        }
        functions.requireWayBack(List.of(variable));
        // a parameter collects its adjoint over a batch
        Node gradient = SingleExample.of(graph, functions.formula(variable));
        return simplified(by.in(graph, gradient));
    }

    private Node simplified(Node node) {
        return Simplifier.simplify(graph, List.of(node), Rewrites.ALGEBRAIC).get(0);
    }

    /**
     * Grades an answer.
     *
     * @param source the model
     * @param answer a formula in the language, of the model's names
     * @param of what is differentiated, or null for the first scalar output
     * @param by the variable, or an element of one, such as {@code W[0, 1]}; null for the first input
     * @throws UserError if the answer is no formula of a single number, or a name is unknown
     */
    public static Grade grade(
            NnmCompiler compiler, SourceText source, String answer, @Nullable String of, @Nullable String by) {
        compiler.check(compiler.parse(source));
        AnsweredModel answered = AnsweredModel.of(compiler, source, answer);
        return new Grader(answered.model(), answered.answer(), of, by).grade();
    }

    private Grade grade() {
        Node difference = new GraphBuilder(graph).subtract(derivative, answer);
        Node simple = simplified(difference);
        if (simple.operation() instanceof Constant constant && constant.value() == 0) {
            return result(Grade.Verdict.PROVED, 0, Optional.empty());
        }
        return atPoints();
    }

    private Grade atPoints() {
        List<Node> variables = graph.reachable(List.of(of.node(), answer)).stream()
                .filter(node -> node.operation() instanceof Variable)
                .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        int compared = 0;
        for (int i = 0; i < TRIED_POINTS && compared < ENOUGH_POINTS; i++) {
            Map<Node, double[]> point = point(variables, random, i);
            Optional<BigDecimal> right = value(of.node(), point, true);
            if (right.isPresent()) {
                Optional<BigDecimal> given = value(answer, point, false);
                if (given.isEmpty() || differ(right.get(), given.get())) {
                    return result(
                            Grade.Verdict.WRONG,
                            compared + 1,
                            Optional.of(new Grade.Counterexample(named(point), given, right.get())));
                }
                compared++;
            }
        }
        return result(
                compared == 0 ? Grade.Verdict.UNDECIDED : Grade.Verdict.EQUAL_AT_POINTS, compared, Optional.empty());
    }

    /** Short numbers first, as people would try; positive ones in turn, where logarithms and roots have values. */
    private static Map<Node, double[]> point(List<Node> variables, SplittableRandom random, int number) {
        Map<Node, double[]> point = new LinkedHashMap<>();
        for (Node variable : variables) {
            double[] elements = new double[(int) variable.shape().elementCount()];
            for (int i = 0; i < elements.length; i++) {
                double low = number % 2 == 0 ? 0.05 : -3;
                double high = number % 4 == 2 ? 0.95 : 3;
                elements[i] = Math.rint(random.nextDouble(low, high) * 1000) / 1000;
            }
            point.put(variable, elements);
        }
        return point;
    }

    private Optional<BigDecimal> value(Node node, Map<Node, double[]> point, boolean differentiated) {
        try {
            Reference.Dual dual = new Reference(graph, node, point).at(variable.node(), by.position());
            return Optional.of(differentiated ? dual.derivative() : dual.value());
        } catch (NotApplicable | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static boolean differ(BigDecimal a, BigDecimal b) {
        BigDecimal size = a.abs().max(b.abs()).max(BigDecimal.ONE);
        return a.subtract(b).abs().compareTo(TOLERANCE.multiply(size)) > 0;
    }

    private static Map<String, double[]> named(Map<Node, double[]> point) {
        Map<String, double[]> named = new LinkedHashMap<>();
        point.forEach((node, elements) -> named.put(node.operation().name(), elements));
        return named;
    }

    private Grade result(Grade.Verdict verdict, int points, Optional<Grade.Counterexample> counterexample) {
        return new Grade(verdict, of.name(), by.text(), formula(answer), formula(derivative), points, counterexample);
    }

    private Formula formula(Node node) {
        return new Formula(
                FormulaPrinter.text(graph).explained(node),
                FormulaPrinter.latex(graph).explained(node));
    }
}
