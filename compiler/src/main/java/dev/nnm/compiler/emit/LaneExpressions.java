package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.JavaForm;
import dev.nnm.compiler.op.VectorForm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes expressions whose value differs from lane to lane. What is the same in all lanes stays a plain number. */
final class LaneExpressions {

    private static final Map<String, String> ARITHMETIC = Map.of("+", "add", "-", "sub", "*", "mul", "/", "div");
    static final Map<String, String> COMPARISONS =
            Map.of("<", "LT", "<=", "LE", ">", "GT", ">=", "GE", "==", "EQ", "!=", "NE");
    private static final Map<String, String> MIRRORED =
            Map.of("LT", "GT", "LE", "GE", "GT", "LT", "GE", "LE", "EQ", "EQ", "NE", "NE");

    private final JavaNumbers numbers;
    private final JavaExpressions expressions;
    private final ArrayReferences arrays;
    private final VectorApi vectors;
    private final LoopIndex lane;
    private final Set<Local> varying;
    private final Set<String> perLane;
    private final JavaScope scope;
    private final Consumer<String> before;

    /** What must hold for the expression that is being written to be evaluated. */
    private final Deque<String> guards = new ArrayDeque<>();

    /** The result of the last function, while it lies in memory only. */
    private @Nullable Passed unnamed;

    /**
     * A vector that has come through memory.
     *
     * @param name the variable that it will be
     * @param java where it lies
     */
    private record Passed(String name, String java) {}

    /**
     * A piece of Java.
     *
     * @param java a vector or mask if {@code inLanes}, else a number or truth value
     * @param inLanes whether it can differ from lane to lane
     */
    private record Piece(String java, boolean inLanes) {}

    /**
     * A writer.
     *
     * @param lane the index whose values are the lanes
     * @param varying the local variables that hold vectors; it grows as these are defined
     * @param perLane the names of arrays that have room for each lane, the lanes of an element as neighbours
     * @param before writes a statement before the one that the expression is for
     */
    LaneExpressions(
            JavaNumbers numbers,
            JavaExpressions expressions,
            ArrayReferences arrays,
            VectorApi vectors,
            LoopIndex lane,
            Set<Local> varying,
            Set<String> perLane,
            JavaScope scope,
            Consumer<String> before) {
        this.numbers = numbers;
        this.expressions = expressions;
        this.arrays = arrays;
        this.vectors = vectors;
        this.lane = lane;
        this.varying = varying;
        this.perLane = perLane;
        this.scope = scope;
        this.before = before;
    }

    /** The value as a vector, or as a mask if it is a truth value. */
    String lanes(Scalar scalar) {
        String value = vector(scalar);
        nameResult();
        return value;
    }

    /** The same for the very next statement, so that a function's result needs no name of its own. */
    String lanesAtOnce(Scalar scalar) {
        String value = vector(scalar);
        Passed result = unnamed;
        if (result != null && result.name().equals(value)) {
            unnamed = null;
            return result.java();
        }
        nameResult();
        return value;
    }

    private String vector(Scalar scalar) {
        return inLanes(piece(scalar), scalar.element());
    }

    private void nameResult() {
        Passed result = unnamed;
        if (result != null) {
            unnamed = null;
            before.accept(vectors.type() + " " + result.name() + " = " + result.java());
        }
    }

    private void write(String statement) {
        nameResult();
        before.accept(statement);
    }

    private boolean isPerLane(Buffer buffer) {
        return perLane.contains(buffer.array().name());
    }

    /** Whether the lanes' elements are neighbours in memory. */
    boolean areNeighbours(Buffer buffer, Affine index) {
        return isPerLane(buffer) || index.coefficient(lane) == 1;
    }

    /** The lanes' elements of an array. */
    String elements(Buffer buffer, Affine index) {
        if (!areNeighbours(buffer, index) && !vectors.gathers()) {
            return named(passed(buffer, index), buffer.name() + "_of_lanes");
        }
        String array = arrays.name(buffer.array());
        String position = expressions.position(buffer, index, scope);
        return areNeighbours(buffer, index)
                ? vectors.load(array, position)
                : vectors.gather(array, position, index.coefficient(lane));
    }

    /** Elements that are no neighbours, taken one by one on their way to a vector. */
    private String passed(Buffer buffer, Affine index) {
        String checks = String.join(" && ", guards);
        for (int k = 0; k < vectors.lanes(); k++) {
            String element = expressions.element(buffer, index.plus(k * index.coefficient(lane)), scope);
            write(vectors.passing(scope) + "[" + vectors.passingPlace(k, scope) + "] = "
                    + (guards.isEmpty() ? element : checks + "$W? " + element + "$W: " + numbers.literal(0)));
        }
        return vectors.load(vectors.passing(scope), vectors.passingPlace(0, scope));
    }

    private String inLanes(Piece piece, ElementType element) {
        if (piece.inLanes()) {
            return piece.java();
        }
        return element == ElementType.BOOLEAN
                ? vectors.species() + ".maskAll(" + piece.java() + ")"
                : vectors.type() + ".broadcast(" + vectors.species() + ",$W" + piece.java() + ")";
    }

    private boolean differs(Scalar scalar) {
        boolean[] any = new boolean[1];
        Walk.scalars(scalar, inner -> any[0] |= differsItself(inner));
        return any[0];
    }

    private boolean differsItself(Scalar scalar) {
        if (scalar instanceof Scalar.Read read) {
            return varying.contains(read.local());
        }
        if (scalar instanceof Scalar.Load load) {
            return load.index().coefficient(lane) != 0 || isPerLane(load.buffer());
        }
        return scalar instanceof Scalar.IndexNumber number && number.index().coefficient(lane) != 0;
    }

    private Piece piece(Scalar scalar) {
        return differs(scalar)
                ? new Piece(differing(scalar), true)
                : new Piece(expressions.write(scalar, scope), false);
    }

    private String differing(Scalar scalar) {
        if (scalar instanceof Scalar.Read read) {
            return scope.name(read.local());
        }
        if (scalar instanceof Scalar.Load load) {
            return elements(load.buffer(), load.index());
        }
        if (scalar instanceof Scalar.IndexNumber number) {
            return index(number.index());
        }
        if (scalar instanceof Scalar.Guarded guarded) {
            String zero = guarded.element() == ElementType.BOOLEAN
                    ? vectors.species() + ".maskAll(false)"
                    : vectors.type() + ".zero(" + vectors.species() + ")";
            String checks = expressions.checks(guarded.checks(), scope);
            String inside = where(checks, () -> differing(guarded.inside()));
            return "(" + checks + "$W? " + inside + "$W: " + zero + ")";
        }
        if (scalar instanceof Scalar.TruthAsNumber number) {
            return vectors.type() + ".zero(" + vectors.species() + ").blend(" + numbers.literal(1) + ",$W"
                    + differing(number.truth()) + ")";
        }
        if (scalar instanceof Scalar.NumberAsTruth truth) {
            return differing(truth.number()) + ".compare(" + vectors.operator("NE") + ", " + numbers.literal(0) + ")";
        }
        return apply((Scalar.Apply) scalar);
    }

    /** What is written of an expression that is evaluated only where a condition holds. */
    private String where(String condition, Supplier<String> expression) {
        guards.addLast(condition);
        String written = expression.get();
        guards.removeLast();
        return written;
    }

    private String index(Affine index) {
        return vectors.type() + ".broadcast(" + vectors.species() + ",$W"
                + expressions.write(new Scalar.IndexNumber(index), scope) + ").addIndex("
                + index.coefficient(lane) + ")";
    }

    // ---- operations

    private String apply(Scalar.Apply apply) {
        List<Scalar> arguments = apply.arguments();
        JavaForm form = apply.operation().java();
        if (form instanceof JavaForm.Infix infix) {
            return infix(infix.symbol(), arguments.get(0), arguments.get(1));
        }
        if (form instanceof JavaForm.Prefix prefix) {
            return differing(arguments.get(0)) + (prefix.symbol().equals("!") ? ".not()" : ".neg()");
        }
        if (form instanceof JavaForm.Choice) {
            return choice(arguments.get(0), arguments.get(1), arguments.get(2));
        }
        return function(apply.operation(), arguments);
    }

    private String infix(String symbol, Scalar left, Scalar right) {
        Piece a = piece(left);
        Piece b = piece(right);
        if (symbol.equals("&&") || symbol.equals("||")) {
            String method = symbol.equals("&&") ? ".and(" : ".or(";
            return inLanes(a, left.element()) + method + inLanes(b, right.element()) + ")";
        }
        String comparison = COMPARISONS.get(symbol);
        if (comparison != null) {
            Piece first = a.inLanes() ? a : b;
            Piece second = a.inLanes() ? b : a;
            String operator = a.inLanes() ? comparison : MIRRORED.getOrDefault(comparison, comparison);
            return first.java() + ".compare(" + vectors.operator(operator) + ",$W" + second.java() + ")";
        }
        String method = "." + ARITHMETIC.getOrDefault(symbol, symbol) + "(";
        boolean swaps = !a.inLanes() && (symbol.equals("+") || symbol.equals("*"));
        return swaps ? b.java() + method + a.java() + ")" : inLanes(a, left.element()) + method + b.java() + ")";
    }

    /** Both branches are computed in all lanes; what the branch not taken gives is dropped. */
    private String choice(Scalar condition, Scalar then, Scalar otherwise) {
        Piece which = piece(condition);
        if (!which.inLanes()) {
            String holds = "(" + which.java() + ")";
            String first = where(holds, () -> vector(then));
            String second = where("!" + holds, () -> vector(otherwise));
            return "(" + which.java() + "$W? " + first + "$W: " + second + ")";
        }
        Piece first = piece(then);
        return vector(otherwise) + ".blend(" + first.java() + ",$W" + which.java() + ")";
    }

    private String function(Elementwise operation, List<Scalar> arguments) {
        VectorForm form = operation.vector().orElseThrow();
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < arguments.size(); k++) {
            String text = vector(arguments.get(k));
            texts.add(form.repeats(k) ? named(text, "argument") : text);
        }
        return form.of(texts, this::function);
    }

    /** What a function makes of vectors: these and the result go through memory. */
    private String function(String operation, List<String> arguments) {
        Elementwise function = Elementwises.find(operation).orElseThrow();
        for (int k = 0; k < arguments.size(); k++) {
            String place = vectors.passingPlace(k * vectors.lanes(), scope);
            write(guarded(arguments.get(k)) + ".intoArray(" + vectors.passing(scope) + ",$W" + place + ")");
        }
        String place = vectors.passingPlace(0, scope);
        write(vectors.function(function) + "(" + vectors.passing(scope) + ", " + place + ")");
        String name = scope.declare(new Local(-1, operation, ElementType.REAL));
        unnamed = new Passed(name, vectors.load(vectors.passing(scope), place));
        return name;
    }

    private String named(String text, String as) {
        if (text.chars().allMatch(Character::isJavaIdentifierPart)) {
            return text;
        }
        String name = scope.declare(new Local(-1, as, ElementType.REAL));
        write(vectors.type() + " " + name + " = " + (guards.isEmpty() ? text : guarded(text)));
        return name;
    }

    /** A vector that is evaluated only where the conditions around it hold. */
    private String guarded(String text) {
        String zero = vectors.type() + ".zero(" + vectors.species() + ")";
        return guards.isEmpty() ? text : "(" + String.join(" && ", guards) + "$W? " + text + "$W: " + zero + ")";
    }

    /** Combines two vectors. */
    static String combined(Elementwise combine, String a, String b) {
        if (combine.java() instanceof JavaForm.Infix infix) {
            return a + "." + ARITHMETIC.getOrDefault(infix.symbol(), infix.symbol()) + "(" + b + ")";
        }
        return combine.vector().orElseThrow().of(List.of(a, b));
    }
}
