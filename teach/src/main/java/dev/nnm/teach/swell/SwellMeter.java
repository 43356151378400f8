package dev.nnm.teach.swell;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.RuleSet;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.teach.subject.Subject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures how large a function and its derivatives are. */
public final class SwellMeter {

    private static final BigInteger MOST_OPERATIONS = BigInteger.valueOf(12);
    private static final int MOST_TERMS = 8;

    private final Graph graph;
    private final Node function;
    private final Node variable;

    private SwellMeter(Subject subject, NamedNode variable) {
        this.graph = subject.graph();
        this.function = subject.result().node();
        this.variable = variable.node();
    }

    /**
     * The sizes for one model.
     *
     * @param parameter the value of the constant that is varied, or 0
     */
    public static Swell.Row measure(Subject subject, int parameter) {
        return new SwellMeter(subject, subject.firstVariable()).row(parameter);
    }

    private Swell.Row row(int parameter) {
        Node tangent = tangent();
        Node simplified = simplified(tangent, Rewrites.ALGEBRAIC);
        Node forward = simplified(tangent, Rewrites.EXACT);
        Node reverse = simplified(adjoint(), Rewrites.EXACT);
        return new Swell.Row(
                parameter,
                asFormula(function),
                asGraph(List.of(function)),
                asFormula(tangent),
                asFormula(simplified),
                asGraph(List.of(simplified)),
                asGraph(List.of(function, forward)),
                asGraph(List.of(function, reverse)),
                formula(simplified));
    }

    private Node tangent() {
        Node one = new GraphBuilder(graph).constant(1, variable.shape());
        return ForwardMode.tangents(graph, Map.of(variable, one), List.of(function))
                .getOrDefault(function, one);
    }

    private Node adjoint() {
        Node one = new GraphBuilder(graph).constant(1);
        return ReverseMode.adjointsByExample(graph, Map.of(function, one), List.of(variable))
                .getOrDefault(variable, one);
    }

    private Node simplified(Node node, RuleSet rules) {
        return Simplifier.simplify(graph, List.of(node), rules).get(0);
    }

    /** As a polynomial if it is one, else as simplified, if that is short. */
    private Optional<Formula> formula(Node node) {
        Optional<Formula> expanded =
                ExpandedPolynomial.of(graph, node, variable, MOST_TERMS).map(ExpandedPolynomial::formula);
        if (expanded.isPresent() || asFormula(node).compareTo(MOST_OPERATIONS) > 0) {
            return expanded;
        }
        return Optional.of(new Formula(
                FormulaPrinter.text(graph).expression(node),
                FormulaPrinter.latex(graph).expression(node)));
    }

    /** The operations of a node written out: those of its arguments and its own. */
    private BigInteger asFormula(Node root) {
        Map<Node, BigInteger> sizes = new HashMap<>();
        for (Node node : graph.reachable(List.of(root))) {
            BigInteger size = isOperation(node) ? BigInteger.ONE : BigInteger.ZERO;
            for (Node argument : node.arguments()) {
                size = size.add(sizes.getOrDefault(argument, BigInteger.ZERO));
            }
            sizes.put(node, size);
        }
        return sizes.getOrDefault(root, BigInteger.ZERO);
    }

    private long asGraph(Collection<Node> roots) {
        return graph.reachable(new ArrayList<>(roots)).stream()
                .filter(SwellMeter::isOperation)
                .count();
    }

    private static boolean isOperation(Node node) {
        return node.operation() instanceof Elementwise || node.operation() instanceof Reduce;
    }
}
