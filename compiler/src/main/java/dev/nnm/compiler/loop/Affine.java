package dev.nnm.compiler.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An affine function of loop indices: offset + Σ coefficient · index.
 *
 * @param offset the value where all indices are 0
 * @param terms the indices that matter, each once, without zero coefficients, in the order of their ids
 */
public record Affine(int offset, List<Term> terms) {

    /** The constant 0. */
    public static final Affine ZERO = new Affine(0, List.of());

    /** Copies the terms. */
    public Affine {
        terms = List.copyOf(terms);
    }

    /**
     * One summand.
     *
     * @param index the loop index
     * @param coefficient its factor, not 0
     */
    public record Term(LoopIndex index, int coefficient) {}

    /** A constant. */
    public static Affine constant(int value) {
        return value == 0 ? ZERO : new Affine(value, List.of());
    }

    /** A loop index itself. */
    public static Affine of(LoopIndex index) {
        return new Affine(0, List.of(new Term(index, 1)));
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if a number exceeds {@code int}
     */
    public Affine plus(Affine other) {
        if (other.terms.isEmpty()) {
            return plus(other.offset);
        }
        if (terms.isEmpty()) {
            return other.plus(offset);
        }
        List<Term> merged = new ArrayList<>();
        Stream.concat(terms.stream(), other.terms.stream())
                .sorted(Comparator.comparingInt(term -> term.index().id()))
                .forEach(term -> addTo(merged, term));
        merged.removeIf(term -> term.coefficient() == 0);
        return new Affine(Math.addExact(offset, other.offset), merged);
    }

    private static void addTo(List<Term> merged, Term term) {
        int last = merged.size() - 1;
        if (last >= 0 && merged.get(last).index().equals(term.index())) {
            int sum = Math.addExact(merged.get(last).coefficient(), term.coefficient());
            merged.set(last, new Term(term.index(), sum));
        } else {
            merged.add(term);
        }
    }

    /** This and a constant. */
    public Affine plus(int constant) {
        return constant == 0 ? this : new Affine(Math.addExact(offset, constant), terms);
    }

    /**
     * The product with a constant.
     *
     * @throws ArithmeticException if a number exceeds {@code int}
     */
    public Affine times(int factor) {
        if (factor == 0) {
            return ZERO;
        }
        if (factor == 1) {
            return this;
        }
        return new Affine(
                Math.multiplyExact(offset, factor),
                terms.stream()
                        .map(term -> new Term(term.index(), Math.multiplyExact(term.coefficient(), factor)))
                        .toList());
    }

    /** The same function of other indices. */
    public Affine replace(UnaryOperator<LoopIndex> replacement) {
        Affine sum = constant(offset);
        for (Term term : terms) {
            sum = sum.plus(of(replacement.apply(term.index())).times(term.coefficient()));
        }
        return sum;
    }

    /** The same function where some indices are 0. */
    public Affine without(Collection<LoopIndex> indices) {
        return new Affine(
                offset,
                terms.stream().filter(term -> !indices.contains(term.index())).toList());
    }

    /** The factor of an index; 0 if it does not occur. */
    public int coefficient(LoopIndex index) {
        for (Term term : terms) {
            if (term.index().equals(index)) {
                return term.coefficient();
            }
        }
        return 0;
    }

    /** The loop index that this is, if it is one and nothing else. */
    public Optional<LoopIndex> asIndex() {
        boolean plain = offset == 0 && terms.size() == 1 && terms.get(0).coefficient() == 1;
        return plain ? Optional.of(terms.get(0).index()) : Optional.empty();
    }

    /** The least value over the indices' ranges. */
    public long least() {
        return extreme(-1);
    }

    /** The greatest value over the indices' ranges. */
    public long greatest() {
        return extreme(1);
    }

    private long extreme(int sign) {
        long value = offset;
        for (Term term : terms) {
            boolean grows = Integer.signum(term.coefficient()) == sign;
            int bound = grows ? term.index().greatest() : term.index().least();
            value += (long) term.coefficient() * bound;
        }
        return value;
    }
}
