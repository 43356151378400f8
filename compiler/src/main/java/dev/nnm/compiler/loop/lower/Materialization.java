package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.JavaForm;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.View;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which nodes are computed once and kept, as a local variable or in memory, and which are written into the
 * expression that uses them. Kept are:
 *
 * <ul>
 *   <li>reductions and scatters, and what loops have computed;
 *   <li>what is used more than once, unless it is cheap to compute again, and a condition or far larger than what it is
 *       made of;
 *   <li>what is the same for all examples but used per example, and what a view repeats: otherwise it would be computed
 *       anew for each repetition;
 *   <li>what is counted in another order than that of memory;
 *   <li>what a reshape reads by its position in memory, and what a gather reads more than once;
 *   <li>what a loop reads in each step, unless that is cheap to compute there, and new values of its states;
 *   <li>the factors of matrix products;
 *   <li>the larger parts of expressions that would become too long to read.
 * </ul>
 */
final class Materialization {

    /** The greatest number of operations in one expression. */
    private static final int LONGEST_EXPRESSION = 16;

    private static final int CHECK_COST = 3;
    private static final int FAR_LARGER = 4;
    /** How many examples stand for the unknown batch where sizes are compared. */
    private static final int ASSUMED_BATCH = 8;

    private final Graph graph;
    private final List<Node> ordered;
    private final UseCounts uses;
    private final Target target;
    private final Map<Node, MatrixProduct> products = new HashMap<>();
    private final Node[] lookedThrough;
    private final int[] length;
    private final BitSet kept;

    private Materialization(Graph graph, List<Node> ordered, UseCounts uses, Target target) {
        this.graph = graph;
        this.ordered = ordered;
        this.uses = uses;
        this.target = target;
        this.lookedThrough = new Node[graph.size()];
        this.length = new int[graph.size()];
        this.kept = new BitSet(graph.size());
    }

    /**
     * Decides.
     *
     * @param graph where the nodes live
     * @param ordered all nodes that are needed, in topological order
     * @param results what is asked for
     * @param roots all that is asked for from outside
     * @param target what there is to compute with
     */
    static Materialization of(
            Graph graph, List<Node> ordered, List<ResultPlace> results, List<Node> roots, Target target) {
        Materialization plan = new Materialization(graph, ordered, UseCounts.of(graph, ordered, roots), target);
        ordered.forEach(plan::rememberWhatIsBehind);
        ordered.forEach(plan::keepWhatWouldBeRepeated);
        ordered.forEach(plan::keepFactors);
        Set<Node> replaced = new HashSet<>();
        results.forEach(result -> Optional.ofNullable(result.state()).ifPresent(replaced::add));
        for (ResultPlace result : results) {
            plan.keepIfSharedByExamples(result.node(), result.isBatched());
            if (result.effect() == ResultPlace.Effect.REPLACE) {
                plan.keepUntilReplaced(result.node(), replaced);
            }
        }
        ordered.forEach(plan::decide);
        return plan;
    }

    /** Whether the node is computed once and kept. */
    boolean isKept(Node node) {
        return kept.get(node.id());
    }

    /** The matrix product that a kept node is computed as, if it is one. */
    Optional<MatrixProduct> product(Node node) {
        return Optional.ofNullable(products.get(node));
    }

    private void keepFactors(Node node) {
        if (target.hasVectors()) {
            MatrixProduct.of(node, uses::isShared).ifPresent(product -> {
                products.put(node, product);
                keepIfComputed(behind(product.left()));
                keepIfComputed(behind(product.right()));
            });
        }
    }

    /** Whether the value is asked for more than once. */
    boolean isShared(Node node) {
        return uses.isShared(node);
    }

    private void rememberWhatIsBehind(Node node) {
        Node behind = node;
        if (Transparency.isTransparent(node)) {
            behind = Transparency.sourceIndices(node).isPresent()
                    ? lookedThrough[node.argument(0).id()]
                    : Transparency.flatArgument(node);
        }
        lookedThrough[node.id()] = behind;
    }

    private Node behind(Node node) {
        return lookedThrough[node.id()];
    }

    private void keepWhatWouldBeRepeated(Node node) {
        boolean perExample = node.arguments().stream().anyMatch(Node::isBatched);
        Operands.of(node).forEach(argument -> keepIfSharedByExamples(argument, perExample));
        if (node.operation() instanceof Gather && assumedSize(node) > assumedSize(node.argument(0))) {
            keepIfComputed(behind(node.argument(0)));
        }
        if (node.operation() instanceof Scan) {
            keepWhatStepsRead(node);
        }
        if (node.operation() instanceof View view && Transparency.repeats(view)) {
            keepIfComputed(behind(node.argument(0)));
        }
        if (node.operation() instanceof Reduce reduce && !isOverLastAxes(reduce, node.argument(0))) {
            keepIfCounted(node.argument(0));
        }
        if (node.operation() instanceof Reshape
                && Transparency.sourceIndices(node).isEmpty()) {
            Node argument = behind(node);
            if (!Transparency.isLeaf(argument)) {
                kept.set(argument.id());
            }
        }
    }

    private static boolean isOverLastAxes(Reduce reduce, Node argument) {
        int first = reduce.axes().isEmpty() ? 0 : reduce.axes().get(0);
        return argument.shape().rank() - first == reduce.axes().size();
    }

    /** Of what a sum does not read in the order of memory, whether to count it is asked in that order. */
    private void keepIfCounted(Node node) {
        if (node.operation() == Elementwises.SELECT
                && node.argument(1).operation() instanceof Constant
                && node.argument(2).operation() instanceof Constant) {
            kept.set(node.id());
        }
    }

    /** New values of states are computed before any old one is overwritten. */
    private void keepUntilReplaced(Node node, Set<Node> replaced) {
        keepIfComputed(behind(node));
        if (replaced.contains(behind(node))) {
            kept.set(node.id());
        }
    }

    /** What is the same in all steps of a loop is not computed anew in each. */
    private void keepWhatStepsRead(Node scan) {
        Set<Integer> flat = FlatReads.of(graph, scan, ordered);
        ElementReads reads = new ElementReads(graph, scan, ordered);
        for (int k = Scan.body(scan).states().size(); k < scan.arguments().size(); k++) {
            Node argument = scan.argument(k);
            if (reads.isReadOnce(k) && isCheapInSteps(argument)) {
                continue;
            }
            Node inMemory = flat.contains(k) ? Transparency.flatArgument(argument) : argument;
            keepIfComputed(behind(inMemory));
            if (flat.contains(k) && inMemory.operation() instanceof View) {
                kept.set(inMemory.id());
            }
        }
    }

    /** Whether a node is one operation on what is kept anyway, most of it smaller, such as adding a bias. */
    private boolean isCheapInSteps(Node node) {
        if (!(node.operation() instanceof Elementwise operation)
                || !isArithmetic(operation.java())
                || uses.isShared(node)) {
            return false;
        }
        List<Node> operands = node.arguments().stream().map(this::behind).toList();
        long asLarge = operands.stream()
                .filter(operand -> assumedSize(operand) >= assumedSize(node))
                .count();
        return operands.stream().noneMatch(Materialization::isComputed) && asLarge <= 1;
    }

    private void keepIfSharedByExamples(Node node, boolean usedPerExample) {
        if (usedPerExample && !node.isBatched()) {
            keepIfComputed(behind(node));
        }
    }

    private void keepIfComputed(Node node) {
        if (isComputed(node)) {
            kept.set(node.id());
        }
    }

    /** Whether the value of an element takes work. */
    private static boolean isComputed(Node node) {
        return node.operation() instanceof Elementwise || node.operation() instanceof Gather;
    }

    private void decide(Node node) {
        boolean reduction = node.operation() instanceof Reduce
                || node.operation() instanceof BatchReduce
                || node.operation() instanceof Scatter
                || node.operation() instanceof Scan
                || node.operation() instanceof ScanResult;
        boolean shared = isComputed(node) && uses.isShared(node) && !isBetterComputedAgain(node);
        if (reduction || shared) {
            kept.set(node.id());
        }
        if (Transparency.isTransparent(node)) {
            length[node.id()] = lengthOfChecks(node);
        } else if (!(node.operation() instanceof Scan)) {
            keepLargestPartsOf(node);
        }
    }

    /** The checks of the views between a node and what is behind it. */
    private int lengthOfChecks(Node node) {
        Node argument = node.argument(0);
        int checks = Transparency.isTransparent(argument) && !isKept(argument) ? length[argument.id()] : 0;
        if (node.operation() instanceof View view) {
            for (int axis = 0; axis < view.source().size(); axis++) {
                checks += view.reachesOutside(axis, argument.shape()) ? CHECK_COST : 0;
            }
        }
        return checks;
    }

    private void keepLargestPartsOf(Node node) {
        int total = lengthWithArguments(node);
        while (total > LONGEST_EXPRESSION) {
            Optional<Node> largest = Operands.of(node).stream()
                    .map(this::behind)
                    .filter(argument -> isComputed(argument) && !isKept(argument))
                    .max(Comparator.comparingInt(this::lengthWhereUsed));
            if (largest.isEmpty()) {
                break;
            }
            kept.set(largest.get().id());
            total = lengthWithArguments(node);
        }
        length[node.id()] = total;
    }

    private int lengthWithArguments(Node node) {
        int total = 1;
        for (Node argument : Operands.of(node)) {
            total += lengthWhereUsed(argument);
        }
        return total;
    }

    /** The operations that a node adds to the expression that uses it. */
    private int lengthWhereUsed(Node node) {
        if (isKept(node)) {
            return 1;
        }
        if (Transparency.isTransparent(node)) {
            return length[node.id()]
                    + (isKept(behind(node))
                            ? 1
                            : Math.max(1, length[behind(node).id()]));
        }
        return length[node.id()];
    }

    /**
     * Whether a node costs a few operations on kept values, and is a condition or would take far more memory than they.
     */
    private boolean isBetterComputedAgain(Node node) {
        if (!(node.operation() instanceof Elementwise operation) || !isArithmetic(operation.java())) {
            return false;
        }
        long largest = 0;
        for (Node argument : node.arguments()) {
            Node operand = behind(argument);
            if (isComputed(operand) && !isKept(operand)) {
                return false;
            }
            largest = Math.max(largest, assumedSize(operand));
        }
        boolean condition =
                node.type().element() == ElementType.BOOLEAN && !node.shape().isScalar();
        return condition || assumedSize(node) >= FAR_LARGER * largest;
    }

    private static boolean isArithmetic(JavaForm form) {
        return form instanceof JavaForm.Infix || form instanceof JavaForm.Prefix;
    }

    private static long assumedSize(Node node) {
        long size = node.shape().elementCount();
        return node.isBatched() ? ASSUMED_BATCH * size : size;
    }
}
