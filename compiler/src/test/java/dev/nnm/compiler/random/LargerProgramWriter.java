package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a program of larger tensors, whose kernels take every way there is: vectors with and without a rest, tiles
 * with and without an edge, factors that differ between examples or do not.
 */
final class LargerProgramWriter {

    private static final List<Integer> SIZES =
            List.of(1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 15, 16, 17, 19, 23, 24, 25, 31, 32, 33, 37, 40);

    /** In a product of matrices, for one example. */
    private static final int MOST_PRODUCTS = 8_000;

    /** In a tensor that is defined, for one example. */
    private static final long MOST_ELEMENTS = 1_500;

    private static final int DEPTH = 3;

    private final Choices choices;
    private Scope scope = Scope.EMPTY;

    private LargerProgramWriter(Choices choices) {
        this.choices = choices;
    }

    /** A writer for which a seed decides everything. */
    static LargerProgramWriter of(long seed) {
        return new LargerProgramWriter(new Choices(seed, SIZES, MOST_PRODUCTS));
    }

    RandomProgram write() {
        List<Term> declarations = new ArrayList<>();
        for (int i = 2 + choices.below(3); i > 0; i--) {
            declare(declarations, "input", "x", shape());
        }
        List<Integer> sizes = choices.sizes();
        for (int first : sizes) {
            declare(declarations, "param", "w", Shape.of(first));
            for (int second : sizes) {
                declare(declarations, "param", "w", Shape.of(first, second));
            }
        }
        List<Term> statements = new ArrayList<>();
        for (int i = choices.below(3); i > 0; i--) {
            define(statements, "", choices.freshName("h"), shape());
        }
        define(statements, "output ", choices.freshName("y"), shape());
        statements.add(Term.statement("loss mean((#)^2)", writer().expression(shape())));
        return new RandomProgram(withNeeded(declarations, statements));
    }

    private void declare(List<Term> declarations, String word, String stem, Shape shape) {
        String name = choices.freshName(stem);
        String size = shape.isScalar() ? "" : shape.toString();
        declarations.add(Term.statement(word + " " + name + size + (word.equals("param") ? " ~ normal(0, 0.3)" : "")));
        scope = scope.with(name, shape);
    }

    private void define(List<Term> statements, String word, String name, Shape shape) {
        statements.add(Term.statement(word + name + " = #", writer().expression(shape)));
        scope = scope.with(name, shape);
    }

    private TermWriter writer() {
        return new TermWriter(choices, scope, DEPTH, LargerTensors.FAMILIES, false);
    }

    private Shape shape() {
        while (true) {
            Shape shape = choices.shape(1 + choices.below(choices.once(4) ? 3 : 2));
            if (shape.elementCount() <= MOST_ELEMENTS) {
                return shape;
            }
        }
    }

    /** The precision, what is declared and used, and the statements. */
    private List<Term> withNeeded(List<Term> declarations, List<Term> statements) {
        String text = new RandomProgram(statements).text();
        List<Term> all = new ArrayList<>();
        all.add(Term.statement("precision " + (choices.once(4) ? "double" : "float")));
        declarations.stream().filter(declaration -> isUsed(declaration, text)).forEach(all::add);
        all.addAll(statements);
        return all;
    }

    /** The first input stays, for a model has one. */
    private static boolean isUsed(Term declaration, String text) {
        String name = declaration.text().split("[ \\[]", -1)[1];
        return name.equals("x1") || text.matches("(?s).*\\b" + name + "\\b.*");
    }
}
