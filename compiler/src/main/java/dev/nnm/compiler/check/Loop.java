package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loop while it is read: its states, what its steps are given, and what they compute. */
final class Loop {

    private final Elaboration elaboration;
    private final SourceSpan span;
    private final List<Name> names;
    private final List<Node> initial = new ArrayList<>();
    private final Map<String, Value> given = new LinkedHashMap<>();
    private final Map<Node, Node> elements = new LinkedHashMap<>();
    private Node pass;
    private boolean isCounted;
    private List<Node> states = List.of();
    private Step step = new Step(List.of(), null);

    /**
     * What a step computes.
     *
     * @param next the states after it
     * @param condition whether there is another step; null where the number of steps alone decides
     */
    record Step(List<Node> next, @Nullable Node condition) {}

    /**
     * A loop without elements so far.
     *
     * @param names what its states are called
     * @param initial their values before the first step
     * @param places where the initial values stand
     */
    Loop(Elaboration elaboration, SourceSpan span, List<Name> names, List<Value> initial, List<SourceSpan> places) {
        this.elaboration = elaboration;
        this.span = span;
        this.names = names;
        this.pass = new GraphBuilder(elaboration.graph()).constant(0);
        for (int k = 0; k < names.size(); k++) {
            this.initial.add(elaboration.number(initial.get(k), places.get(k)));
        }
    }

    /** Where the values of an expression stand that gives so many. */
    static List<SourceSpan> places(Expression expression, int count) {
        return expression instanceof Expression.Tuple tuple && tuple.elements().size() == count
                ? tuple.elements().stream().map(Expression::span).toList()
                : Collections.nCopies(count, expression.span());
    }

    /** A new node for what a step is given under a name. */
    private Node bound(Name name, NodeType type) {
        Node bound = new GraphBuilder(elaboration.graph()).bound(name.text(), type);
        elaboration.graph().describe(bound, new Origin(name.span(), name.text()));
        return bound;
    }

    /** Gives the steps the elements of a sequence, numbers or class labels, along its first axis. */
    void addSequence(Name name, Value values) {
        Node sequence = values instanceof Value.Label labels ? labels.node() : elaboration.number(values, name.span());
        NodeType type = sequence.type();
        Node element = bound(name, type.withShape(type.shape().without(List.of(0))));
        elements.put(element, sequence);
        elaboration.dimensions().standsForElementOf(element, sequence);
        given.put(
                name.text(),
                values instanceof Value.Label labels ? new Value.Label(element, labels.classes()) : Value.of(element));
    }

    /** Tells the steps apart, of which there are so many. */
    void countSteps(int steps) {
        GraphBuilder build = new GraphBuilder(elaboration.graph());
        pass = build.bound("step", NodeType.real(Shape.SCALAR));
        elements.put(pass, build.node(new Iota(steps)));
    }

    /** Tells the steps apart, of which there may be any number. */
    void countRounds() {
        pass = new GraphBuilder(elaboration.graph()).bound("round", NodeType.real(Shape.SCALAR));
        isCounted = true;
    }

    /**
     * Reads what a step computes. It is read again where a state turns out to differ between examples that did not
     * before the first step.
     */
    void repeat(Frame frame, Function<Frame, Step> body) {
        List<NodeType> types = new ArrayList<>(initial.stream().map(Node::type).toList());
        ParameterScope parameters = frame.parameters().section();
        boolean settled = false;
        while (!settled) {
            parameters.rewind();
            step = body.apply(frame.within(scope(types, frame.scope()))
                    .declaring(parameters)
                    .pass(pass));
            settled = true;
            for (int k = 0; k < types.size(); k++) {
                if (step.next().get(k).isBatched() && !types.get(k).batched()) {
                    types.set(k, types.get(k).withBatched(true));
                    settled = false;
                }
            }
        }
    }

    private Scope scope(List<NodeType> types, Scope outer) {
        List<Node> bound = new ArrayList<>();
        Scope.Local scope = new Scope.Local(outer);
        given.forEach(scope::add);
        for (int k = 0; k < types.size(); k++) {
            bound.add(bound(names.get(k), types.get(k)));
            elaboration.dimensions().standsFor(bound.get(k), initial.get(k));
            scope.add(names.get(k).text(), Value.of(bound.get(k)));
        }
        states = bound;
        return scope;
    }

    /** The states as they are in the step that is being read. */
    List<Node> states() {
        return states;
    }

    /** The states after the step, which its body computes. */
    List<Node> next(Block body, Frame inside) {
        Expression result = body.result();
        List<Value> values =
                Tuples.parts(elaboration.expressions().evaluate(body, inside), names.size(), result.span());
        List<Node> next = new ArrayList<>();
        List<SourceSpan> places = places(result, values.size());
        for (int k = 0; k < values.size(); k++) {
            Node node = elaboration.number(values.get(k), places.get(k));
            if (!node.shape().equals(initial.get(k).shape())) {
                throw LoopProblems.stateShape(
                        places.get(k),
                        names.get(k).text(),
                        elaboration.shapeOf(initial.get(k)),
                        elaboration.shapeOf(node));
            }
            next.add(node);
        }
        return next;
    }

    /** The states after the last step, or after each step along a new first axis. */
    Value results(Frame frame, int steps, boolean reversed, boolean collects) {
        GraphBuilder build = elaboration.build(frame, span);
        List<Node> roots = Stream.concat(step.next().stream(), Stream.ofNullable(step.condition()))
                .toList();
        List<Node> bound = new ArrayList<>(states);
        bound.addAll(elements.keySet());
        bound.add(pass);
        Closure closure = Closure.of(build, bound, roots);
        closure.invariants()
                .forEach((outside, inside) -> elaboration.dimensions().standsFor(inside, outside));
        List<Node> carried = new ArrayList<>(states);
        List<Node> next = new ArrayList<>(step.next().stream().map(closure::of).toList());
        Node condition = step.condition() == null ? null : closure.of(step.condition());
        List<Node> invariants = List.copyOf(closure.invariants().values());
        List<Node> used = elements.keySet().stream().filter(closure::uses).toList();
        List<Node> arguments = new ArrayList<>(initial);
        if (isCounted && closure.uses(pass)) {
            carried.add(pass);
            next.add(build.add(pass, build.constant(1)));
            arguments.add(build.constant(0));
        }
        used.forEach(element -> arguments.add(elements.get(element)));
        arguments.addAll(closure.invariants().keySet());
        Node scan = build.scan(new ScanBody(steps, reversed, carried, used, invariants, next, condition), arguments);
        if (!used.isEmpty()) {
            elaboration.dimensions().countsAlong(scan, arguments.get(carried.size()));
        }
        List<Value> results = new ArrayList<>();
        for (int k = 0; k < states.size(); k++) {
            results.add(Value.of(
                    collects
                            ? build.result(scan, ScanResult.Kind.STACKED, next.get(k))
                            : build.result(scan, ScanResult.Kind.FINAL, states.get(k))));
        }
        return Tuples.of(results);
    }
}
