package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says one row of the table of elementwise operations, column by column. */
final class RowBuilder {

    private static final Notation UNSAID = new Notation.Function("", "");
    private static final String HOLE = "\\left(#1\\right)";

    private final String name;
    private final List<ElementType> argumentTypes;
    private final Elementwise.Value value;
    private final List<Elementwise.Partial> partials = new ArrayList<>();
    private ElementType resultType = ElementType.REAL;
    private @Nullable JavaForm java;
    private @Nullable VectorForm vector;
    private Notation notation = UNSAID;
    private Samples samples = Samples.points();
    private boolean commutative;
    private boolean total;
    private String remarks = "";

    /** A derivative of a function of one argument. */
    @FunctionalInterface
    interface Derivative {
        Node of(GraphBuilder g, Node x, Node y);
    }

    /** A derivative of a function of one argument, times t. */
    @FunctionalInterface
    interface ScaledDerivative {
        Node of(GraphBuilder g, Node t, Node x, Node y);
    }

    private RowBuilder(String name, List<ElementType> argumentTypes, Elementwise.Value value) {
        this.name = name;
        this.argumentTypes = argumentTypes;
        this.value = value;
    }

    static RowBuilder unary(String name, DoubleUnaryOperator value) {
        return new RowBuilder(name, List.of(ElementType.REAL), x -> value.applyAsDouble(x[0]));
    }

    static RowBuilder binary(String name, DoubleBinaryOperator value) {
        return new RowBuilder(name, List.of(ElementType.REAL, ElementType.REAL), x -> value.applyAsDouble(x[0], x[1]));
    }

    static RowBuilder row(String name, List<ElementType> argumentTypes, Elementwise.Value value) {
        return new RowBuilder(name, argumentTypes, value);
    }

    /** dy/dx. */
    RowBuilder derivative(Derivative derivative) {
        return partial((g, t, x, y) -> g.multiply(t, derivative.of(g, x.get(0), y)));
    }

    /** t · dy/dx, where this is better said than the derivative alone. */
    RowBuilder scaled(ScaledDerivative derivative) {
        return partial((g, t, x, y) -> derivative.of(g, t, x.get(0), y));
    }

    /** t · ∂y/∂xₖ for the next k. */
    RowBuilder partial(Elementwise.Partial partial) {
        partials.add(partial);
        return this;
    }

    RowBuilder truth() {
        resultType = ElementType.BOOLEAN;
        return this;
    }

    RowBuilder commutative() {
        commutative = true;
        return this;
    }

    /** For every finite argument the value and the derivatives are finite. */
    RowBuilder total() {
        total = true;
        return this;
    }

    RowBuilder java(JavaForm form) {
        java = form;
        return this;
    }

    RowBuilder call(Class<?> owner, String method) {
        return java(new JavaForm.Call(owner, method));
    }

    /** How vectors are computed, where this is not the operator's own way. */
    RowBuilder vector(VectorForm form) {
        vector = form;
        return this;
    }

    /** Whole vectors are computed by a method of its own name. */
    RowBuilder inLanes() {
        return vector(VectorForm.ofItself(name, argumentTypes.size()));
    }

    /** A function that LaTeX has a command for or that is set upright: {@code command(x)}. */
    RowBuilder latex(String command) {
        return notation(new Notation.Function(name, command + HOLE));
    }

    RowBuilder notation(Notation how) {
        notation = how;
        return this;
    }

    RowBuilder samples(Samples points) {
        samples = points;
        return this;
    }

    RowBuilder remarks(String text) {
        remarks = text;
        return this;
    }

    Elementwise build() {
        if (java == null || notation == UNSAID) {
            throw new IllegalStateException(name + " lacks a Java form or a notation");
        }
        return new Elementwise(new ElementwiseRow(
                name,
                argumentTypes,
                resultType,
                value,
                List.copyOf(partials),
                java,
                vector,
                notation,
                samples,
                commutative,
                total,
                remarks));
    }
}
