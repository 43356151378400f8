package dev.nnm.teach.trace;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.notation.NamedFormulas;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.teach.subject.Accents;
import dev.nnm.teach.subject.LocalRules;
import dev.nnm.teach.subject.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of steps, tangents and adjoints, and their formulas in terms of each other. */
public final class StepFormulas {

    private final Steps steps;
    private final LocalRules rules;
    private final Graph graph;
    private final Set<Node> withTangent;
    private final Map<Node, Node> adjoints = new HashMap<>();
    private final Map<Node, Node> tangents = new HashMap<>();
    private final Map<Node, String> textNames = new LinkedHashMap<>();
    private final Map<Node, String> latexNames = new LinkedHashMap<>();
    private final NamedFormulas text;
    private final NamedFormulas latex;
    private final NamedFormulas definitionsText;
    private final NamedFormulas definitionsLatex;

    /**
     * The formulas of some steps.
     *
     * @param withTangent the steps that have tangents
     * @param others what else can be written in terms of the steps, made by the same rules
     */
    public StepFormulas(Steps steps, LocalRules rules, Graph graph, Set<Node> withTangent, Collection<Node> others) {
        this.steps = steps;
        this.rules = rules;
        this.graph = graph;
        this.withTangent = withTangent;
        steps.ordered().forEach(this::differentiate);
        List<Node> roots = new ArrayList<>(tangents.values());
        roots.addAll(adjoints.values());
        List<Node> definitions = new ArrayList<>();
        steps.ordered().forEach(step -> definitions.add(definitionOf(step)));
        steps.ordered().forEach(step -> definitions.add(rules.variable(step)));
        roots.addAll(definitions);
        roots.addAll(others);
        this.definitionsText = NamedFormulas.text(graph, definitions, Map.of());
        this.definitionsLatex = NamedFormulas.latex(graph, definitions, Map.of());
        this.text = NamedFormulas.text(graph, roots, textNames);
        this.latex = NamedFormulas.latex(graph, roots, latexNames);
    }

    private String nameOf(Node step) {
        return steps.names().getOrDefault(step, step.operation().name());
    }

    private Node definitionOf(Node step) {
        return step.operation() instanceof Variable ? step : rules.definition(step);
    }

    private void differentiate(Node step) {
        String name = nameOf(step);
        put(rules.seed(name + "_dot", step), Accents.tangent(name), name + "_dot");
        put(rules.seed(name + "_bar", step), Accents.adjoint(name), name + "_bar");
        if (step.operation() instanceof Variable) {
            return;
        }
        Node definition = rules.definition(step);
        if (!(definition.operation() instanceof Variable)) {
            put(definition, name, name);
        }
        if (withTangent.contains(step)) {
            Map<Node, Node> known = new HashMap<>();
            steps.arguments(step).stream()
                    .filter(withTangent::contains)
                    .forEach(argument -> known.put(argument, rules.seed(nameOf(argument) + "_dot", argument)));
            tangents.put(step, rules.tangent(step, known));
        }
        GraphBuilder build = new GraphBuilder(graph);
        rules.adjoints(step, rules.seed(name + "_bar", step))
                .forEach((argument, part) -> adjoints.merge(argument, part, build::add));
    }

    private void put(Node node, String inText, String inLatex) {
        textNames.putIfAbsent(node, inText);
        latexNames.putIfAbsent(node, inLatex);
    }

    /** The name of a step. */
    public Formula name(Node step) {
        return named(nameOf(step), nameOf(step), definitionOf(step), definitionsText, definitionsLatex);
    }

    /** The operation of a step; nothing for a variable. */
    public Optional<Formula> definition(Node step) {
        return step.operation() instanceof Variable
                ? Optional.empty()
                : Optional.of(formula(definitionOf(step), definitionsText, definitionsLatex));
    }

    /** The name of a step's tangent. */
    public Formula tangentName(Node step) {
        Node shape = tangents.getOrDefault(step, rules.variable(step));
        return named(Accents.tangent(nameOf(step)), nameOf(step) + "_dot", shape, text, latex);
    }

    /** The tangent of a step in terms of others; nothing for a variable's, which is given. */
    public Optional<Formula> tangent(Node step) {
        return Optional.ofNullable(tangents.get(step)).map(node -> formula(node, text, latex));
    }

    /** The name of a step's adjoint. */
    public Formula adjointName(Node step) {
        Node shape = adjoints.getOrDefault(step, rules.variable(step));
        return named(Accents.adjoint(nameOf(step)), nameOf(step) + "_bar", shape, text, latex);
    }

    /** The adjoint of a step in terms of others; nothing for the result's, which is given, and one that is 0 anyway. */
    public Optional<Formula> adjoint(Node step) {
        return Optional.ofNullable(adjoints.get(step)).map(node -> formula(node, text, latex));
    }

    /** Something else in terms of the steps. */
    public Formula of(Node other) {
        return formula(other, text, latex);
    }

    private static Formula named(String inText, String inLatex, Node node, NamedFormulas text, NamedFormulas latex) {
        return new Formula(text.name(inText, node), latex.name(inLatex, node));
    }

    private static Formula formula(Node node, NamedFormulas text, NamedFormulas latex) {
        return new Formula(text.reference(node), latex.reference(node));
    }
}
