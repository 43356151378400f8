package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.KernelDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the function's arguments, results and literals lie. */
final class ArgumentPlan implements Leaves {

    private final GraphFunction function;
    private final ArrayNames names;
    private final List<LoopArray> arrays = new ArrayList<>();
    private final Map<Node, Location> locations = new HashMap<>();
    private final List<ResultPlace> results = new ArrayList<>();

    private ArgumentPlan(GraphFunction function, ArrayNames names) {
        this.function = function;
        this.names = names;
    }

    /** Plans the arguments of a function and the literals among some nodes. */
    static ArgumentPlan of(GraphFunction function, List<Node> nodes, ArrayNames names) {
        ArgumentPlan plan = new ArgumentPlan(function, names);
        function.inputs().forEach(plan::addInput);
        function.results().forEach(plan::addResult);
        nodes.forEach(plan::addLiteral);
        return plan;
    }

    /** All arrays, the arguments first. */
    List<LoopArray> arrays() {
        return arrays;
    }

    /** Where the caller wants values. */
    List<ResultPlace> results() {
        return results;
    }

    @Override
    public Scalar read(Access access) {
        Location location = locations.get(access.node());
        if (location == null) {
            throw new IllegalArgumentException(
                    function.name() + " needs " + access.node() + ", which is not among its inputs");
        }
        return location.read(access);
    }

    @Override
    public boolean isSameInAllSteps(Node node) {
        return false;
    }

    @Override
    public void doBeforeSteps(List<Statement> statements) {
        throw new IllegalStateException("there are no steps");
    }

    private void addInput(GraphFunction.Slot slot) {
        LoopArray array = argument(slot.argument(), "_input", new LoopArray.Role.Input(arrays.size()));
        for (GraphFunction.Part part : slot.parts()) {
            locations.put(part.node(), Location.Memory.of(buffer(array, part)));
        }
    }

    private void addResult(GraphFunction.Slot slot) {
        LoopArray array = argument(slot.argument(), "_result", new LoopArray.Role.Result(arrays.size()));
        for (GraphFunction.Part part : slot.parts()) {
            if (part.node().isBatched() && !array.batched()) {
                throw new IllegalArgumentException(
                        "the result " + array.name() + " of " + function.name() + " has no room for each example");
            }
            results.add(ResultPlace.set(part.node(), Location.Memory.of(buffer(array, part))));
        }
    }

    /** An argument's array; a result may have the name of an input, as the gradient by an input has. */
    private LoopArray argument(KernelDescription.Argument argument, String suffix, LoopArray.Role role) {
        boolean taken = arrays.stream().anyMatch(array -> array.name().equals(argument.name()));
        String name = names.unique(taken ? argument.name() + suffix : argument.name());
        LoopArray array = new LoopArray(name, role, argument.size(), argument.batched());
        arrays.add(array);
        return array;
    }

    private Buffer buffer(LoopArray array, GraphFunction.Part part) {
        Node node = part.node();
        boolean whole = part.offset() == 0 && array.size() == node.shape().elementCount();
        boolean result = array.role() instanceof LoopArray.Role.Result;
        return new Buffer(whole && result ? array.name() : nameOfPart(part), array, part.offset(), node.shape());
    }

    /** A gradient lies where its parameter lies in the array of all parameters, and is called like it. */
    private String nameOfPart(GraphFunction.Part part) {
        Node node = part.node();
        if (node.operation() instanceof Variable variable) {
            return variable.name();
        }
        return function.inputs().stream()
                .flatMap(slot -> slot.parts().stream())
                .filter(input ->
                        input.offset() == part.offset() && input.node().shape().equals(node.shape()))
                .map(GraphFunction.Part::node)
                .map(input -> ValueNames.of(function.graph(), input))
                .findFirst()
                .orElseGet(() -> ValueNames.of(function.graph(), node));
    }

    private void addLiteral(Node node) {
        if (node.operation() instanceof Literal literal) {
            LoopArray array = new LoopArray(
                    names.unique(ValueNames.of(function.graph(), node)),
                    new LoopArray.Role.Literal(literal.values()),
                    literal.values().size(),
                    false);
            arrays.add(array);
            locations.put(node, Location.Memory.of(Buffer.whole(array, literal.shape())));
        }
    }
}
