package dev.nnm.teach.backprop;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.notation.NamedFormulas;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Substitution;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.teach.subject.Layers;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Error terms as formulas, each in terms of those of the layers after it: δ = -∂loss/∂net, found by reverse mode
 * between one layer's net input and the next.
 */
final class ErrorTerms {

    /** A formula that is longer uses the names of all steps, not only those of the file. */
    private static final int LONGEST = 60;

    /** Of what the loss does not depend on. */
    private static final Formula ZERO = new Formula("0", "0");

    private final Graph graph;
    private final Steps steps;
    private final LocalRules rules;
    private final Layers layers;
    private final List<Node> netInputs;
    /** The variables that stand for net inputs. */
    private final Map<Node, Node> leaves = new LinkedHashMap<>();

    private final Map<Node, Formula> names = new HashMap<>();
    private final Map<Node, Formula> descents = new HashMap<>();

    /**
     * The error terms of some net inputs.
     *
     * @param parameters by which the loss is differentiated too
     */
    ErrorTerms(Steps steps, LocalRules rules, Layers layers, Node result, List<Node> netInputs, List<Node> parameters) {
        this.graph = steps.graph();
        this.steps = steps;
        this.rules = rules;
        this.layers = layers;
        this.netInputs = netInputs;
        netInputs.forEach(net -> leaves.put(net, rules.variable(net)));
        write(descents(result, parameters));
    }

    /** Minus the derivatives of the loss by the variables of net inputs and by parameters. */
    private Map<Node, Node> descents(Node result, List<Node> parameters) {
        Map<Node, Node> seeds = new LinkedHashMap<>();
        seeds.put(cut(result), new GraphBuilder(graph).constant(-1));
        netInputs.forEach(net -> seeds.put(cut(net), errorTerm(net)));
        List<Node> wanted = new ArrayList<>(leaves.values());
        wanted.addAll(parameters);
        return ReverseMode.adjointsByExample(graph, seeds, wanted);
    }

    /** A node in terms of the net inputs before it. */
    private Node cut(Node node) {
        Map<Node, Node> others = new HashMap<>(leaves);
        others.remove(node);
        return Substitution.apply(graph, List.of(node), others).get(0);
    }

    private Node errorTerm(Node net) {
        return rules.seed("delta_" + steps.names().getOrDefault(net, ""), net);
    }

    /** The layer's name if it has one net input, else the net input's. */
    private String unit(Node net) {
        Integer layer = layers.layers().get(net);
        boolean isAlone = netInputs.stream()
                        .filter(other -> layers.layers().getOrDefault(other, -1).equals(layer))
                        .count()
                == 1;
        return steps.names()
                .getOrDefault(isAlone && layer != null ? layers.heads().get(layer) : net, "");
    }

    // ---- formulas

    private void write(Map<Node, Node> found) {
        Map<Node, Node> brief = simplified(found, layers.heads());
        Map<Node, Node> detailed = simplified(found, steps.ordered());
        List<Node> roots = new ArrayList<>(brief.values());
        roots.addAll(detailed.values());
        Map<Node, String> textNames = new HashMap<>();
        Map<Node, String> latexNames = new HashMap<>();
        for (Node net : netInputs) {
            roots.add(errorTerm(net));
            textNames.put(errorTerm(net), "δ_" + unit(net));
            latexNames.put(errorTerm(net), "delta_" + unit(net));
        }
        NamedFormulas text = NamedFormulas.text(graph, roots, textNames);
        NamedFormulas latex = NamedFormulas.latex(graph, roots, latexNames);
        for (Node net : netInputs) {
            names.put(net, formula(errorTerm(net), text, latex));
        }
        found.keySet().forEach(variable -> {
            Formula formula = formula(brief.getOrDefault(variable, variable), text, latex);
            descents.put(
                    variable,
                    formula.text().length() <= LONGEST
                            ? formula
                            : formula(detailed.getOrDefault(variable, variable), text, latex));
        });
    }

    private static Formula formula(Node node, NamedFormulas text, NamedFormulas latex) {
        return new Formula(text.reference(node), latex.reference(node));
    }

    /** The formulas with the values of some steps in them as variables. */
    private Map<Node, Node> simplified(Map<Node, Node> found, Collection<Node> named) {
        Map<Node, Node> variables = new HashMap<>();
        for (Node step : named) {
            Node node = cut(step);
            variables.put(node, rules.variable(step));
            while (node.operation() instanceof Marked) {
                node = node.argument(0);
                variables.putIfAbsent(node, rules.variable(step));
            }
        }
        variables.keySet().removeIf(node -> node.operation() instanceof Variable);
        Map<Node, Node> simple = new LinkedHashMap<>();
        found.forEach((variable, descent) -> {
            Node inNames =
                    Substitution.apply(graph, List.of(descent), variables).get(0);
            simple.put(
                    variable,
                    Simplifier.simplify(graph, List.of(inNames), Rewrites.ALGEBRAIC)
                            .get(0));
        });
        return simple;
    }

    /** The name of a net input's error term. */
    Formula name(Node net) {
        return names.getOrDefault(net, ZERO);
    }

    /** The error term of a net input, in terms of others. */
    Formula errorTermOf(Node net) {
        return descents.getOrDefault(leaves.getOrDefault(net, net), ZERO);
    }

    /** Minus the derivative by a parameter, in terms of error terms. */
    Formula descent(Node parameter) {
        return descents.getOrDefault(parameter, ZERO);
    }
}
