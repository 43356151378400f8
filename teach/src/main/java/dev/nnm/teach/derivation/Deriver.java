package dev.nnm.teach.derivation;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.ForwardMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.notation.NamedFormulas;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Rewrite;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.RuleSet;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.subject.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Differentiates by hand: rule by rule from the outside in, then one simplification after the other. */
public final class Deriver {

    /** Stands in formulas for a derivative that is still to be taken; no user's name begins with it. */
    private static final String OPEN = "Ϙ";

    private static final int MOST_SIMPLIFICATIONS = 60;

    private final Graph graph;
    private final Subject subject;
    private final NamedNode variable;
    private final GraphBuilder build;
    private final Set<Node> active = new HashSet<>();

    private Deriver(Subject subject, NamedNode variable) {
        this.graph = subject.graph();
        this.subject = subject;
        this.variable = variable;
        this.build = new GraphBuilder(graph);
    }

    /**
     * A derivation.
     *
     * @throws UserError if the function is not made of single numbers
     */
    public static Derivation derive(Subject subject, NamedNode variable) {
        return new Deriver(subject, variable).derive();
    }

    private Derivation derive() {
        Node root = simple(subject.result().node(), Rewrites.UNMARKING);
        List<Node> ordered = graph.reachable(List.of(root));
        for (Node node : ordered) {
            if (node == variable.node() || node.arguments().stream().anyMatch(active::contains)) {
                active.add(node);
                refuseTensors(node);
            }
        }
        List<Node> outermostFirst =
                new ArrayList<>(ordered.stream().filter(active::contains).toList());
        Collections.reverse(outermostFirst);
        List<Derivation.Step> rules = new ArrayList<>();
        outermostFirst.stream().filter(node -> node != variable.node()).forEach(node -> rules.add(rule(node)));
        Node one = build.constant(1);
        Node derivative = ForwardMode.tangents(graph, Map.of(variable.node(), one), List.of(root))
                .getOrDefault(root, one);
        List<Derivation.Step> simplifications = new ArrayList<>();
        simplify(derivative, simplifications);
        removeUnseen(simplifications);
        return new Derivation(
                subject.result().name(),
                variable.name(),
                rules,
                simplifications,
                shared(root, simple(derivative, Rewrites.EXACT)));
    }

    private void refuseTensors(Node node) {
        boolean known = node.operation() instanceof Elementwise || node.operation() instanceof Variable;
        if (!known || !node.shape().isScalar()) {
            throw new UserError("a derivation is shown for functions of single numbers without loops; \"nnm trace\" "
                    + "follows tensors and loops");
        }
    }

    // ---- rules

    private Derivation.Step rule(Node node) {
        Elementwise operation = (Elementwise) node.operation();
        Map<Node, String> open = new HashMap<>();
        List<Node> parts = new ArrayList<>();
        Node sum = null;
        for (int k = 0; k < operation.partials().size(); k++) {
            Node argument = node.argument(k);
            if (!active.contains(argument)) {
                continue;
            }
            Node inner = argument == variable.node() ? build.constant(1) : placeholder(argument, open, parts);
            Node term = operation.partials().get(k).times(build, inner, node.arguments(), node);
            if (term != null) {
                sum = sum == null ? term : build.add(sum, term);
            }
        }
        Node right = sum == null ? build.constant(0) : simple(sum, Rewrites.EXACT);
        return new Derivation.Step(name(operation, node), differentiated(node), written(right, open, parts));
    }

    private Node placeholder(Node argument, Map<Node, String> open, List<Node> parts) {
        if (!parts.contains(argument)) {
            parts.add(argument);
        }
        String name = OPEN + (parts.indexOf(argument) + 1);
        Node leaf = build.node(new Variable(name, Variable.Kind.SEED, Shape.SCALAR));
        open.put(leaf, name);
        return leaf;
    }

    private Formula written(Node node, Map<Node, String> open, List<Node> parts) {
        String text = NamedFormulas.text(graph, List.of(node), open).definition(node);
        String latex = NamedFormulas.latex(graph, List.of(node), open).definition(node);
        for (int i = parts.size(); i >= 1; i--) {
            Formula part = differentiated(parts.get(i - 1));
            text = text.replace(OPEN + i, part.text());
            latex = latex.replace(OPEN + "_{" + i + "}", part.latex());
        }
        return new Formula(text, latex);
    }

    private Formula differentiated(Node node) {
        Formula formula = formula(node);
        return new Formula(
                "d/d" + variable.name() + " [" + formula.text() + "]",
                "\\frac{d}{d"
                        + NamedFormulas.latex(graph, List.of(variable.node()), Map.of())
                                .name(variable.name(), variable.node())
                        + "}\\left[" + formula.latex() + "\\right]");
    }

    private Formula formula(Node node) {
        return new Formula(
                FormulaPrinter.text(graph).expression(node),
                FormulaPrinter.latex(graph).expression(node));
    }

    private String name(Elementwise operation, Node node) {
        boolean both = node.arguments().stream().allMatch(active::contains);
        if (operation == Elementwises.ADD) {
            return both ? "sum rule" : "sum rule, a constant term";
        }
        if (operation == Elementwises.SUBTRACT) {
            return both ? "difference rule" : "difference rule, a constant term";
        }
        if (operation == Elementwises.NEGATE) {
            return "negation";
        }
        if (operation == Elementwises.MULTIPLY) {
            return both ? "product rule" : "constant factor rule";
        }
        if (operation == Elementwises.DIVIDE) {
            return both ? "quotient rule" : active.contains(node.argument(0)) ? "constant divisor" : "reciprocal rule";
        }
        if (operation == Elementwises.POWER) {
            return active.contains(node.argument(1)) ? "exponential rule" : chained("power rule", node);
        }
        return operation == Elementwises.SELECT
                ? "branch by branch"
                : chained("derivative of " + operation.name(), node);
    }

    private String chained(String rule, Node node) {
        return node.arguments().contains(variable.node()) ? rule : rule + ", chain rule";
    }

    // ---- simplifications

    private void simplify(Node derivative, List<Derivation.Step> steps) {
        Node current = derivative;
        steps.add(step("as the rules give it", current));
        boolean changed = true;
        while (changed && steps.size() < MOST_SIMPLIFICATIONS) {
            changed = false;
            for (Rewrite rewrite : Rewrites.ALGEBRAIC.rewrites()) {
                Node next = simple(current, new RuleSet(rewrite.name(), List.of(rewrite), false));
                if (next != current) {
                    current = next;
                    changed = true;
                    steps.add(step(rewrite.name() + ": " + rewrite.rule(), current));
                }
            }
        }
        Node last = simple(current, Rewrites.ALGEBRAIC);
        if (last != current) {
            steps.add(step("like terms and powers gathered", last));
        }
    }

    /** What only moves a sign, say, may be written as before. */
    private static void removeUnseen(List<Derivation.Step> steps) {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (steps.get(i).right().equals(steps.get(i - 1).right())) {
                steps.remove(i);
            }
        }
    }

    private Derivation.Step step(String rule, Node node) {
        Formula formula = new Formula(
                FormulaPrinter.text(graph).explained(node),
                FormulaPrinter.latex(graph).explained(node));
        return new Derivation.Step(rule, new Formula("", ""), formula);
    }

    private Node simple(Node node, RuleSet rules) {
        return Simplifier.simplify(graph, List.of(node), rules).get(0);
    }

    // ---- shared parts

    private List<Derivation.Shared> shared(Node function, Node derivative) {
        Map<Node, Integer> uses = new HashMap<>(Map.of(function, 1));
        List<Node> ordered = graph.reachable(List.of(function, derivative));
        ordered.forEach(node -> node.arguments().forEach(argument -> uses.merge(argument, 1, Integer::sum)));
        List<Derivation.Shared> shared = new ArrayList<>();
        for (Node node : ordered) {
            int count = uses.getOrDefault(node, 0);
            if (count > 1 && !node.arguments().isEmpty() && !(node.operation() instanceof Constant)) {
                shared.add(new Derivation.Shared(formula(node), count));
            }
        }
        return shared;
    }
}
