package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes the statements of one generated method. */
final class JavaStatements {

    private final JavaNumbers numbers;
    private final JavaExpressions expressions;
    private final ArrayReferences arrays;
    private final MethodNames methods;
    private final Contractions contractions;
    private final VectorApi vectors;
    private final Predicate<String> needsBatch;
    private final @Nullable LoopRange range;
    private final SourceLines lines = new SourceLines();
    private final CodeBlock.Builder code = CodeBlock.builder();

    JavaStatements(
            JavaNumbers numbers,
            JavaExpressions expressions,
            ArrayReferences arrays,
            MethodNames methods,
            Contractions contractions,
            VectorApi vectors,
            Predicate<String> needsBatch) {
        this(numbers, expressions, arrays, methods, contractions, vectors, needsBatch, null);
    }

    private JavaStatements(
            JavaNumbers numbers,
            JavaExpressions expressions,
            ArrayReferences arrays,
            MethodNames methods,
            Contractions contractions,
            VectorApi vectors,
            Predicate<String> needsBatch,
            @Nullable LoopRange range) {
        this.numbers = numbers;
        this.expressions = expressions;
        this.arrays = arrays;
        this.methods = methods;
        this.contractions = contractions;
        this.vectors = vectors;
        this.needsBatch = needsBatch;
        this.range = range;
    }

    /** A writer of other statements, in which a loop takes only some of its values. */
    JavaStatements within(LoopRange some) {
        return new JavaStatements(numbers, expressions, arrays, methods, contractions, vectors, needsBatch, some);
    }

    /** What has been written. */
    CodeBlock code() {
        return code.build();
    }

    /** Writes statements of one block. */
    void write(List<Statement> statements, JavaScope scope) {
        for (Statement statement : statements) {
            lines.above(statement).ifPresent(text -> code.add("$L\n", "// " + text));
            write(statement, scope);
        }
    }

    private void write(Statement statement, JavaScope scope) {
        if (statement instanceof Statement.Loop loop) {
            loop(loop, scope);
        } else if (statement instanceof Statement.Define define) {
            String value = expressions.write(define.value(), scope);
            statement(type(define.local()) + " " + scope.declare(define.local()) + " = " + value);
        } else if (statement instanceof Statement.Assign assign) {
            statement(scope.name(assign.local()) + " = " + expressions.write(assign.value(), scope));
        } else if (statement instanceof Statement.Leave leave) {
            code.beginControlFlow("if (!(" + expressions.write(leave.value(), scope) + "))");
            code.addStatement("break");
            code.endControlFlow();
        } else if (statement instanceof Statement.Accumulate accumulate) {
            String value = expressions.write(accumulate.value(), scope);
            statement(JavaExpressions.combination(scope.name(accumulate.local()), accumulate.combine(), value));
        } else if (statement instanceof Statement.Store store) {
            String element = expressions.element(store.buffer(), store.index(), scope);
            statement(element + " = " + expressions.write(store.value(), scope));
        } else if (statement instanceof Statement.AccumulateStore store) {
            String element = expressions.element(store.buffer(), store.index(), scope);
            if (!store.checks().isEmpty()) {
                code.beginControlFlow("if (" + expressions.checks(store.checks(), scope) + ")");
            }
            String value = expressions.write(store.value(), scope);
            statement(JavaExpressions.combination(element, store.combine(), value));
            if (!store.checks().isEmpty()) {
                code.endControlFlow();
            }
        } else if (statement instanceof Statement.Contraction contraction) {
            statement(contractions.call(contraction, Optional.empty(), scope));
        } else if (statement instanceof Statement.Fused fused) {
            statement(contractions.call(fused.contraction(), Optional.of(new EpilogueCode(fused, this)), scope));
        } else if (statement instanceof Statement.DefinePosition define) {
            position(define, scope);
        } else if (statement instanceof Statement.Call call) {
            call(call, scope);
        }
    }

    private void position(Statement.DefinePosition define, JavaScope scope) {
        String value = expressions.write(define.value(), scope);
        int size = define.index().greatest() + 1;
        statement("int " + scope.declare(define.index()) + " = position(" + value + ",$W" + size + ")");
    }

    private String type(Local local) {
        return local.element() == ElementType.BOOLEAN ? "boolean" : numbers.type();
    }

    private void statement(String format) {
        code.addStatement(format);
    }

    private void loop(Statement.Loop loop, JavaScope scope) {
        if (loop.inLanes()) {
            lanes(loop, scope);
            return;
        }
        JavaScope inner = scope.inner();
        String index = inner.declare(loop.index());
        if (loop.iterations() == Statement.Iterations.BACKWARDS) {
            int last = loop.index().greatest();
            code.beginControlFlow("for (int $L = $L; $L >= 0; $L--)", index, last, index, index);
        } else {
            LoopRange values = range(loop, scope);
            code.beginControlFlow(
                    "for (int $L = $L; $L < $L; $L++)", index, values.start(), index, values.end(), index);
        }
        write(loop.body(), inner);
        code.endControlFlow();
    }

    private LoopRange range(Statement.Loop loop, JavaScope scope) {
        if (range != null && range.index().equals(loop.index())) {
            return range;
        }
        return new LoopRange(loop.index(), JavaExpressions.start(loop, scope), JavaExpressions.end(loop, scope));
    }

    /** The iterations that fill vectors, then those that are left. */
    private void lanes(Statement.Loop loop, JavaScope scope) {
        LaneLoop lanes =
                new LaneLoop(loop, range(loop, scope), numbers, expressions, arrays, vectors, code, scope, lines);
        lanes.write();
        if (lanes.hasRest()) {
            String index = scope.name(loop.index());
            String end = JavaExpressions.end(loop, scope);
            code.beginControlFlow("for (; $L < $L; $L++)", index, end, index);
            write(loop.body(), scope.inner());
            code.endControlFlow();
        }
    }

    private void call(Statement.Call call, JavaScope scope) {
        StringBuilder arguments = new StringBuilder(needsBatch.test(call.method()) ? "batch" : "");
        for (LoopIndex index : call.arguments()) {
            arguments.append(arguments.length() == 0 ? "" : ", ").append(scope.name(index));
        }
        statement(methods.name(call.method()) + "(" + arguments + ")");
    }
}
