package dev.nnm.compiler.loop;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.op.Elementwise;
import java.util.List;

/** An expression whose value is one number or truth value. */
public sealed interface Scalar {

    /** What the value is. */
    ElementType element();

    /**
     * A known number.
     *
     * @param value the number, in double precision
     */
    record Constant(double value) implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.REAL;
        }
    }

    /**
     * A known truth value.
     *
     * @param value the truth value
     */
    record Truth(boolean value) implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.BOOLEAN;
        }
    }

    /**
     * The value of a local variable.
     *
     * @param local the variable
     */
    record Read(Local local) implements Scalar {

        @Override
        public ElementType element() {
            return local.element();
        }
    }

    /**
     * An element of an array; a truth value is stored as 1 or 0.
     *
     * @param buffer the tensor that is read
     * @param index the position after the buffer's offset, the batch included
     */
    record Load(Buffer buffer, Affine index) implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.REAL;
        }
    }

    /**
     * An elementwise operation.
     *
     * @param operation the operation
     * @param arguments what it is applied to; of a choice, only the branch that is taken is evaluated
     * @param element what the result is
     */
    record Apply(Elementwise operation, List<Scalar> arguments, ElementType element) implements Scalar {

        /** Copies the arguments. */
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A function of loop indices, as a number.
     *
     * @param index the function
     */
    record IndexNumber(Affine index) implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.REAL;
        }
    }

    /** The number of examples, as a number. */
    record BatchSize() implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.REAL;
        }
    }

    /**
     * A value where some indices lie within their ranges, and 0 (false) elsewhere, where it is not evaluated.
     *
     * @param checks what must hold, at least one
     * @param inside the value
     */
    record Guarded(List<RangeCheck> checks, Scalar inside) implements Scalar {

        /** Copies the checks. */
        public Guarded {
            checks = List.copyOf(checks);
        }

        @Override
        public ElementType element() {
            return inside.element();
        }
    }

    /**
     * A truth value as it is stored: 1 for true, 0 for false.
     *
     * @param truth the truth value
     */
    record TruthAsNumber(Scalar truth) implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.REAL;
        }
    }

    /**
     * The truth value that a number stands for: whether it is not 0.
     *
     * @param number the number
     */
    record NumberAsTruth(Scalar number) implements Scalar {

        @Override
        public ElementType element() {
            return ElementType.BOOLEAN;
        }
    }

    /** The value as a number. */
    default Scalar asNumber() {
        return element() == ElementType.BOOLEAN ? new TruthAsNumber(this) : this;
    }

    /** The value as an element of the given type. */
    default Scalar as(ElementType wanted) {
        if (wanted == element()) {
            return this;
        }
        return wanted == ElementType.BOOLEAN ? new NumberAsTruth(this) : new TruthAsNumber(this);
    }
}
