package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.ReductionKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes the part of a loop that does as many iterations at once as vectors have lanes. A variable from outside that
 * all iterations accumulate into gets a vector of its own, whose lanes are combined after the loop.
 */
final class LaneLoop {

    private final Statement.Loop loop;
    private final LoopIndex lane;
    private final LoopRange range;
    private final JavaNumbers numbers;
    private final VectorApi vectors;
    private final JavaExpressions expressions;
    private final ArrayReferences arrays;
    private final CodeBlock.Builder code;
    private final JavaScope outer;
    private final SourceLines lines;
    private final Set<Local> varying = new HashSet<>();
    private final Set<String> perLane;
    private final IdentityHashMap<Statement, Collector> collectors = new IdentityHashMap<>();
    private final List<Collector> collectorsInOrder = new ArrayList<>();

    /**
     * A vector whose lanes are combined after the loop.
     *
     * @param name its name
     * @param combine how
     * @param target what the combination is then combined with
     */
    private record Collector(String name, Elementwise combine, String target, List<RangeCheck> checks) {}

    LaneLoop(
            Statement.Loop loop,
            LoopRange range,
            JavaNumbers numbers,
            JavaExpressions expressions,
            ArrayReferences arrays,
            VectorApi vectors,
            CodeBlock.Builder code,
            JavaScope outer,
            SourceLines lines) {
        this.loop = loop;
        this.lane = loop.index();
        this.range = range;
        this.numbers = numbers;
        this.vectors = vectors;
        this.expressions = expressions;
        this.arrays = arrays;
        this.code = code;
        this.outer = outer;
        this.lines = lines;
        this.perLane = loop.arraysPerLane();
    }

    /** Writes it; if iterations are left, the index then holds the first of these. */
    void write() {
        findCollected();
        JavaScope inner = outer.inner();
        String index = (hasRest() ? outer : inner).declare(lane);
        int width = vectors.lanes();
        String start = range.start();
        String end = range.end();
        if (!(lane.extent() instanceof Extent.Fixed fixed) || (hasRest() && loop.shared())) {
            code.addStatement("int $L = $L", index, start);
            code.beginControlFlow("for (; $L <= $L - $L; $L += $L)", index, end, width, index, width);
        } else if (hasRest()) {
            code.addStatement("int $L = 0", index);
            int whole = fixed.count() - fixed.count() % width;
            code.beginControlFlow("for (; $L < $L; $L += $L)", index, whole, index, width);
        } else {
            code.beginControlFlow("for (int $L = $L; $L < $L; $L += $L)", index, start, index, end, index, width);
        }
        write(loop.body(), inner);
        code.endControlFlow();
        combineCollectors();
    }

    /** Whether iterations can be left that do not fill a vector. */
    boolean hasRest() {
        return !(lane.extent() instanceof Extent.Fixed fixed) || fixed.count() % vectors.lanes() != 0;
    }

    // ---- what all iterations accumulate into

    private void findCollected() {
        Set<Local> defined = new HashSet<>();
        Walk.statements(loop.body(), statement -> {
            if (statement instanceof Statement.Define define) {
                defined.add(define.local());
            } else if (statement instanceof Statement.Accumulate accumulate && !defined.contains(accumulate.local())) {
                collect(
                        accumulate,
                        accumulate.combine(),
                        accumulate.local().name(),
                        outer.name(accumulate.local()),
                        List.of());
            }
        });
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.AccumulateStore store && isCommon(store)) {
                String element = expressions.element(store.buffer(), store.index(), outer);
                collect(store, store.combine(), store.buffer().name(), element, store.checks());
            }
        }
    }

    /** Whether all iterations accumulate into one element. */
    private boolean isCommon(Statement.AccumulateStore store) {
        return store.index().coefficient(lane) == 0
                && !perLane.contains(store.buffer().array().name());
    }

    private void collect(
            Statement statement, Elementwise combine, String name, String target, List<RangeCheck> checks) {
        String collector = outer.declare(new Local(-2 - collectors.size(), name + "s", ElementType.REAL));
        collectorsInOrder.add(new Collector(collector, combine, target, checks));
        collectors.put(statement, collectorsInOrder.get(collectorsInOrder.size() - 1));
        Scalar start = new Scalar.Constant(ReductionKind.combiningBy(combine).start());
        code.addStatement(
                vectors.type() + " " + collector + " = " + lanes(outer).lanes(start));
    }

    private void combineCollectors() {
        for (Collector collector : collectorsInOrder) {
            boolean checks = !collector.checks().isEmpty();
            if (checks) {
                code.beginControlFlow("if (" + expressions.checks(collector.checks(), outer) + ")");
            }
            combineLanes(collector.name(), collector.combine(), collector.target());
            if (checks) {
                code.endControlFlow();
            }
        }
    }

    /**
     * Combines all lanes into something, through memory: the JIT compiles no more than so many operations of vectors in
     * one method, and those that move lanes are among the largest. Halves are combined first.
     */
    private void combineLanes(String vector, Elementwise combine, String target) {
        pass(vector, outer);
        List<String> values = IntStream.range(0, vectors.lanes())
                .mapToObj(k -> passed(k, outer))
                .toList();
        while (values.size() > 1) {
            values = halves(values, combine);
        }
        code.addStatement(JavaExpressions.combination(target, combine, values.get(0)));
    }

    private void pass(String vector, JavaScope scope) {
        code.addStatement(vector + ".intoArray($L, $L)", vectors.passing(scope), vectors.passingPlace(0, scope));
    }

    private String passed(int lane, JavaScope scope) {
        return vectors.passing(scope) + "[" + vectors.passingPlace(lane, scope) + "]";
    }

    private static List<String> halves(List<String> values, Elementwise combine) {
        int half = values.size() / 2;
        return IntStream.range(0, half)
                .mapToObj(k -> JavaExpressions.combined(combine, values.get(k), values.get(half + k)))
                .toList();
    }

    /**
     * A value combined with what is there. The value comes first: where a loop begins, the JIT knows no class of the
     * vector that the loop changes, and needs to know the first operand's.
     */
    private static String combined(Elementwise combine, String value, String there) {
        return LaneExpressions.combined(combine, value, there);
    }

    // ---- statements

    private LaneExpressions lanes(JavaScope scope) {
        return new LaneExpressions(
                numbers, expressions, arrays, vectors, lane, varying, perLane, scope, code::addStatement);
    }

    private void write(List<Statement> statements, JavaScope scope) {
        for (Statement statement : statements) {
            lines.above(statement).ifPresent(text -> code.add("$L\n", "// " + text));
            if (statement instanceof Statement.Loop inner) {
                write(inner, scope.inner());
            } else {
                write((Statement.Computation) statement, scope);
            }
        }
    }

    private void write(Statement.Loop inner, JavaScope scope) {
        String index = scope.declare(inner.index());
        String end = JavaExpressions.extent(inner.index());
        code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", index, index, end, index);
        write(inner.body(), scope);
        code.endControlFlow();
    }

    private void write(Statement.Computation computation, JavaScope scope) {
        if (computation instanceof Statement.Define define) {
            define(define, scope);
        } else if (computation instanceof Statement.Accumulate accumulate) {
            Collector collector = collectors.get(accumulate);
            String name = collector == null ? scope.name(accumulate.local()) : collector.name();
            String value = lanes(scope).lanes(accumulate.value());
            code.addStatement(name + " = " + combined(accumulate.combine(), value, name));
        } else if (computation instanceof Statement.Store store) {
            store(store.buffer(), store.index(), lanes(scope).lanesAtOnce(store.value()), scope);
        } else {
            accumulate((Statement.AccumulateStore) computation, scope);
        }
    }

    private void define(Statement.Define define, JavaScope scope) {
        boolean truth = define.local().element() == ElementType.BOOLEAN;
        String value = lanes(scope).lanesAtOnce(define.value());
        varying.add(define.local());
        TypeName type = truth ? vectors.maskType() : vectors.className();
        code.addStatement("$T " + scope.declare(define.local()) + " = " + value, type);
    }

    private void store(Buffer buffer, Affine index, String value, JavaScope scope) {
        String array = arrays.name(buffer.array());
        if (lanes(scope).areNeighbours(buffer, index)) {
            code.addStatement(value + ".intoArray(" + array + ",$W" + expressions.position(buffer, index, scope) + ")");
            return;
        }
        pass(value, scope);
        for (int k = 0; k < vectors.lanes(); k++) {
            Affine ofLane = index.plus(k * index.coefficient(lane));
            code.addStatement(expressions.element(buffer, ofLane, scope) + " = " + passed(k, scope));
        }
    }

    private void accumulate(Statement.AccumulateStore store, JavaScope scope) {
        boolean checks = !store.checks().isEmpty();
        if (checks) {
            code.beginControlFlow("if (" + expressions.checks(store.checks(), scope) + ")");
        }
        Collector collector = collectors.get(store);
        String value = lanes(scope).lanes(store.value());
        if (collector != null) {
            code.addStatement(collector.name() + " = " + combined(store.combine(), value, collector.name()));
        } else if (isCommon(store)) {
            combineLanes(value, store.combine(), expressions.element(store.buffer(), store.index(), scope));
        } else {
            String elements = lanes(scope).elements(store.buffer(), store.index());
            String combined = LaneExpressions.combined(store.combine(), elements, value);
            store(store.buffer(), store.index(), combined, scope);
        }
        if (checks) {
            code.endControlFlow();
        }
    }
}
