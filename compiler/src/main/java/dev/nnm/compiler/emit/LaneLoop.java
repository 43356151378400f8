package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.Elementwise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Writes the part of a loop that does as many iterations at once as vectors have lanes. A variable from outside that
 * all iterations accumulate into gets a vector of its own, whose lanes are combined after the loop.
 */
final class LaneLoop {

    private final Statement.Loop loop;
    private final VectorApi vectors;
    private final JavaExpressions expressions;
    private final ArrayReferences arrays;
    private final CodeBlock.Builder code;
    private final JavaScope outer;
    private final Set<Local> varying = new HashSet<>();
    private final IdentityHashMap<Statement, Collector> collectors = new IdentityHashMap<>();
    private final List<Collector> collectorsInOrder = new ArrayList<>();
    private final LaneExpressions lanes;
    private final JavaScope inner;
    private final SourceLines lines;

    /**
     * A vector whose lanes are combined after the loop.
     *
     * @param name its name
     * @param combine how
     * @param target what the combination is then combined with
     */
    private record Collector(String name, Elementwise combine, String target) {}

    LaneLoop(
            Statement.Loop loop,
            JavaNumbers numbers,
            JavaExpressions expressions,
            ArrayReferences arrays,
            VectorApi vectors,
            CodeBlock.Builder code,
            JavaScope outer,
            JavaScope inner,
            SourceLines lines) {
        this.loop = loop;
        this.vectors = vectors;
        this.expressions = expressions;
        this.arrays = arrays;
        this.code = code;
        this.outer = outer;
        this.inner = inner;
        this.lines = lines;
        this.lanes = new LaneExpressions(
                numbers, expressions, arrays, vectors, loop.index(), varying, inner, code::addStatement);
    }

    /** Writes it; if iterations are left, the index then holds the first of these. */
    void write() {
        int count = ((Extent.Fixed) loop.index().extent()).count();
        int width = vectors.lanes();
        findCollected();
        String index = (hasRest() ? outer : inner).declare(loop.index());
        if (hasRest()) {
            code.addStatement("int $L = 0", index);
            code.beginControlFlow("for (; $L < $L; $L += $L)", index, count - count % width, index, width);
        } else {
            code.beginControlFlow("for (int $L = 0; $L < $L; $L += $L)", index, index, count, index, width);
        }
        for (Statement statement : loop.body()) {
            lines.above(statement).ifPresent(text -> code.add("$L\n", "// " + text));
            write((Statement.Computation) statement);
        }
        code.endControlFlow();
        combineCollectors();
    }

    /** Whether iterations are left that do not fill a vector. */
    boolean hasRest() {
        return ((Extent.Fixed) loop.index().extent()).count() % vectors.lanes() != 0;
    }

    // ---- what all iterations accumulate into

    private void findCollected() {
        Set<Local> defined = new HashSet<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Define define) {
                defined.add(define.local());
            } else if (statement instanceof Statement.Accumulate accumulate && !defined.contains(accumulate.local())) {
                collect(accumulate, accumulate.combine(), accumulate.local().name(), outer.name(accumulate.local()));
            } else if (statement instanceof Statement.AccumulateStore store
                    && store.index().coefficient(loop.index()) == 0) {
                String element = expressions.element(store.buffer(), store.index(), outer);
                collect(store, store.combine(), store.buffer().name(), element);
            }
        }
    }

    private void collect(Statement statement, Elementwise combine, String name, String target) {
        String collector = outer.declare(new Local(-2 - collectors.size(), name + "s", ElementType.REAL));
        collectorsInOrder.add(new Collector(collector, combine, target));
        collectors.put(statement, collectorsInOrder.get(collectorsInOrder.size() - 1));
        Scalar start = new Scalar.Constant(start(combine));
        code.addStatement(vectors.type() + " " + collector + " = " + lanes.lanes(start));
    }

    private static double start(Elementwise combine) {
        return switch (combine.name()) {
            case "add" -> 0;
            case "multiply" -> 1;
            case "max" -> Double.NEGATIVE_INFINITY;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private void combineCollectors() {
        for (Collector collector : collectorsInOrder) {
            String all = collector.name() + ".reduceLanes(" + lanes.reduction(collector.combine()) + ")";
            code.addStatement(combined(collector.target(), collector.combine(), all));
        }
    }

    private static String combined(String target, Elementwise combine, String value) {
        return switch (combine.name()) {
            case "add" -> target + " += " + value;
            case "multiply" -> target + " *= " + value;
            default -> target + " = Math." + combine.name() + "(" + target + ",$W" + value + ")";
        };
    }

    // ---- statements

    private void write(Statement.Computation computation) {
        if (computation instanceof Statement.Define define) {
            define(define);
        } else if (computation instanceof Statement.Accumulate accumulate) {
            String value = lanes.lanes(accumulate.value());
            Collector collector = collectors.get(accumulate);
            String name = collector == null ? inner.name(accumulate.local()) : collector.name();
            code.addStatement(name + " = " + lanes.combined(accumulate.combine(), name, value));
        } else if (computation instanceof Statement.Store store) {
            String position = expressions.position(store.buffer(), store.index(), inner);
            code.addStatement(lanes.lanes(store.value()) + ".intoArray("
                    + arrays.name(store.buffer().array()) + ",$W" + position + ")");
        } else {
            accumulate((Statement.AccumulateStore) computation);
        }
    }

    private void define(Statement.Define define) {
        boolean truth = define.local().element() == ElementType.BOOLEAN;
        String value = lanes.lanes(define.value());
        varying.add(define.local());
        TypeName type = truth ? vectors.maskType() : vectors.className();
        code.addStatement("$T " + inner.declare(define.local()) + " = " + value, type);
    }

    private void accumulate(Statement.AccumulateStore store) {
        boolean checks = !store.checks().isEmpty();
        if (checks) {
            code.beginControlFlow("if (" + expressions.checks(store.checks(), inner) + ")");
        }
        Collector collector = collectors.get(store);
        String array = arrays.name(store.buffer().array());
        String position = expressions.position(store.buffer(), store.index(), inner);
        String value = lanes.lanes(store.value());
        if (collector != null) {
            code.addStatement(collector.name() + " = " + lanes.combined(store.combine(), collector.name(), value));
        } else {
            String combined = lanes.combined(store.combine(), lanes.neighbours(array, position), value);
            code.addStatement(combined + ".intoArray(" + array + ",$W" + position + ")");
        }
        if (checks) {
            code.endControlFlow();
        }
    }
}
