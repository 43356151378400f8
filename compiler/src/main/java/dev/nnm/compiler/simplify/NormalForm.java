package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.LinearOperation;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings sums and products to a normal form: a sum of numbers times products of powers, like terms and like bases
 * gathered. Products are not expanded over sums, so a formula does not grow.
 *
 * <p>A sum used once, by another sum, is absorbed into it, and likewise for products; so a chain of n additions is
 * written once, not n times.
 */
final class NormalForm {

    private static final Set<Operation> SUMS = Set.of(Elementwises.ADD, Elementwises.SUBTRACT, Elementwises.NEGATE);

    private enum Kind {
        SUM,
        PRODUCT,
        OTHER
    }

    /** A node that is still to be taken apart, and how it enters the product or sum: as a power, or times a number. */
    private record Part(Node node, double weight) {}

    private final Graph graph;
    private final Rebuilding rebuilding;
    private final Forms forms = new Forms();
    private final FormWriter writer;
    private final BitSet absorbed = new BitSet();
    private final Map<Node, Node> results = new HashMap<>();

    NormalForm(Graph graph) {
        this.graph = graph;
        this.rebuilding = new Rebuilding(graph, false);
        this.writer = new FormWriter(graph, forms);
    }

    List<Node> apply(List<Node> roots) {
        List<Node> ordered = graph.reachable(roots);
        findAbsorbed(ordered, roots);
        for (Node node : ordered) {
            if (!absorbed.get(node.id())) {
                Node result = normal(node);
                results.put(node, result);
                rebuilding.describe(node, result);
            }
        }
        return roots.stream().map(this::result).toList();
    }

    /** Whether a node is part of what the normal form covers. */
    static boolean isArithmetic(Node node) {
        return kind(node) != Kind.OTHER;
    }

    /** Whether a node is a product, a quotient or a power with a known exponent. */
    static boolean isProduct(Node node) {
        return kind(node) == Kind.PRODUCT;
    }

    private static Kind kind(Node node) {
        if (SUMS.contains(node.operation())) {
            return Kind.SUM;
        }
        boolean multiplies = node.operation() == Elementwises.MULTIPLY
                || node.operation() == Elementwises.DIVIDE
                || isFixedPower(node);
        return multiplies ? Kind.PRODUCT : Kind.OTHER;
    }

    private static boolean isFixedPower(Node node) {
        return node.operation() == Elementwises.POWER && node.argument(1).operation() instanceof Constant;
    }

    private void findAbsorbed(List<Node> ordered, List<Node> roots) {
        Map<Node, Integer> uses = new HashMap<>();
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        ordered.forEach(node -> node.arguments().forEach(argument -> uses.merge(argument, 1, Integer::sum)));
        for (Node node : ordered) {
            Kind kind = kind(node);
            if (kind != Kind.OTHER && !isFixedPower(node)) {
                node.arguments().stream()
                        .filter(argument -> kind(argument) == kind && uses.getOrDefault(argument, 0) == 1)
                        .forEach(argument -> absorbed.set(argument.id()));
            }
        }
    }

    private Node result(Node node) {
        return results.getOrDefault(node, node);
    }

    private Node normal(Node node) {
        return switch (kind(node)) {
            case SUM -> sum(node);
            case PRODUCT -> product(node);
            case OTHER -> other(node);
        };
    }

    private Node sum(Node top) {
        SumCollector sum = new SumCollector(forms, writer);
        Deque<Part> pending = new ArrayDeque<>(List.of(new Part(top, 1)));
        while (!pending.isEmpty()) {
            Part part = pending.pop();
            Node node = part.node();
            if (node != top && !absorbed.get(node.id())) {
                sum.add(result(node), Coefficient.of(part.weight()));
            } else if (node.operation() == Elementwises.NEGATE) {
                pending.push(new Part(node.argument(0), -part.weight()));
            } else {
                double sign = node.operation() == Elementwises.ADD ? 1 : -1;
                pending.push(new Part(node.argument(1), sign * part.weight()));
                pending.push(new Part(node.argument(0), part.weight()));
            }
        }
        return sum.write(top.shape());
    }

    private Node product(Node top) {
        ProductCollector product = new ProductCollector(forms, writer);
        Deque<Part> pending = new ArrayDeque<>(List.of(new Part(top, 1)));
        while (!pending.isEmpty()) {
            Part part = pending.pop();
            Node node = part.node();
            if (node != top && !absorbed.get(node.id())) {
                product.add(result(node), part.weight());
            } else if (node.operation() == Elementwises.POWER) {
                double exponent = node.argument(1).operation() instanceof Constant constant ? constant.value() : 1;
                product.add(result(node.argument(0)), exponent * part.weight());
            } else {
                double sign = node.operation() == Elementwises.MULTIPLY ? 1 : -1;
                pending.push(new Part(node.argument(1), sign * part.weight()));
                pending.push(new Part(node.argument(0), part.weight()));
            }
        }
        return product.write(top.shape());
    }

    private Node other(Node node) {
        Node rebuilt = rebuilding.with(
                node, node.arguments().stream().map(this::result).toList());
        if (!isLinear(rebuilt)) {
            return rebuilt;
        }
        if (rebuilt.operation() instanceof Reduce reduce) {
            return sumOfProducts(rebuilt, reduce);
        }
        if (rebuilt.operation() instanceof BatchReduce) {
            return batchSumOfProducts(rebuilt);
        }
        Term term = writer.term(rebuilt.argument(0));
        if (term.coefficient().isOne() || term.core().operation() instanceof Constant) {
            return rebuilt;
        }
        Node inner = rebuilding.with(rebuilt, List.of(term.core()));
        return writer.product(new Product(term.coefficient(), List.of(new Factor(inner, 1))), node.shape());
    }

    /** Σₖ c · a · bₖ = c · a · Σₖ bₖ. */
    private Node sumOfProducts(Node sum, Reduce reduce) {
        Product terms = forms.product(sum.argument(0));
        ProductCollector result = new ProductCollector(forms, writer);
        List<Factor> summed = new ArrayList<>();
        for (Factor factor : terms.factors()) {
            if (isConstantAlong(factor.base(), reduce.axes())) {
                result.add(withoutAxes(factor.base(), reduce.axes()), factor.exponent());
            } else {
                summed.add(factor);
            }
        }
        Shape shape = sum.argument(0).shape();
        if (summed.isEmpty()) {
            result.scale(
                    Coefficient.of(shape.elementCount() / (double) sum.shape().elementCount()));
        } else {
            Node inner = writer.product(new Product(Coefficient.ONE, summed), shape);
            result.add(graph.node(reduce, List.of(inner)), 1);
        }
        result.scale(terms.coefficient());
        return result.write(sum.shape());
    }

    /** Over the batch, c · a · b of each example adds up to c · a times the sum of b, if a is the same for all. */
    private Node batchSumOfProducts(Node sum) {
        Product terms = forms.product(sum.argument(0));
        ProductCollector result = new ProductCollector(forms, writer);
        List<Factor> summed = new ArrayList<>();
        for (Factor factor : terms.factors()) {
            if (factor.base().isBatched()) {
                summed.add(factor);
            } else {
                result.add(factor.base(), factor.exponent());
            }
        }
        Node inner = writer.product(new Product(Coefficient.ONE, summed), sum.shape());
        result.add(graph.node(sum.operation(), List.of(inner)), 1);
        result.scale(terms.coefficient());
        return result.write(sum.shape());
    }

    private static boolean isConstantAlong(Node node, List<Integer> axes) {
        return node.operation() instanceof View view
                && axes.stream().allMatch(axis -> Views.isConstantAlong(view, axis));
    }

    private Node withoutAxes(Node node, List<Integer> axes) {
        View view = Views.without((View) node.operation(), axes);
        return writer.build().view(view, node.argument(0));
    }

    /** Whether a number in front of the argument can stand in front of the result. */
    private static boolean isLinear(Node node) {
        return node.operation() instanceof LinearOperation
                || (node.operation() instanceof Reduce reduce && reduce.kind() == ReductionKind.SUM)
                || (node.operation() instanceof BatchReduce batch && batch.kind() == ReductionKind.SUM);
    }
}
