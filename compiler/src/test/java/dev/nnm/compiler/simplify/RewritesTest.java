package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Pattern.Any;
import dev.nnm.compiler.simplify.Pattern.Apply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RewritesTest {

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);

    static List<Rewrite> rows() {
        return Rewrites.ALL;
    }

    static List<AbsentRewrite> absentRows() {
        return Rewrites.ABSENT;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepsWhatItPromises(Rewrite row) {
        Node before = example(row);
        Node after = row.apply(new Site(build, before, new SumsOfSquares(), new KnownConditions(graph)));
        assertThat(after).as("applies to its example").isNotNull().isNotSameAs(before);
        switch (row.exactness()) {
            case EXACT -> RewriteVerifier.assertSameBits(graph, before, after, Points.hard());
            case LOWERING -> {
                RewriteVerifier.assertClose(graph, before, after, Points.hard(), 4e-16);
                RewriteVerifier.assertClose(graph, before, after, Points.between(-3, 3), 4e-16);
            }
            case REORDERING -> RewriteVerifier.assertClose(graph, before, after, Points.between(-3, 3), 1e-14);
            case STABILISING -> {
                RewriteVerifier.assertClose(graph, before, after, Points.between(-700, 700), 1e-12);
                RewriteVerifier.assertClose(graph, before, after, Points.between(-3, 3), 1e-12);
            }
            case ALGEBRAIC -> RewriteVerifier.assertClose(graph, before, after, Points.between(-3, 3), 1e-12);
        }
    }

    private Node example(Rewrite row) {
        if (RewriteExamples.CODED.containsKey(row.name())) {
            return RewriteExamples.CODED.get(row.name()).apply(build);
        }
        return instance(PatternRule.parse(row.rule()).pattern());
    }

    /** The pattern itself, its names being variables. */
    private Node instance(Apply pattern) {
        return PatternRule.write(build, pattern, names(pattern, (name, element) -> {
            Node variable = build.node(new Variable(name, Variable.Kind.INPUT, Shape.SCALAR));
            return element == ElementType.REAL
                    ? variable
                    : build.apply(Elementwises.GREATER, variable, build.constant(0));
        }));
    }

    private static <T> Map<String, T> names(Apply pattern, BiFunction<String, ElementType, T> meaning) {
        Map<String, T> names = new HashMap<>();
        for (int k = 0; k < pattern.arguments().size(); k++) {
            Pattern argument = pattern.arguments().get(k);
            ElementType element = pattern.operation().argumentTypes().get(k);
            if (argument instanceof Any any) {
                names.put(any.name(), meaning.apply(any.name(), element));
            } else if (argument instanceof Apply apply) {
                names.putAll(names(apply, meaning));
            }
        }
        return names;
    }

    @Test
    void namesAreUniqueAndReasonsGiven() {
        assertThat(Rewrites.ALL.stream().map(Rewrite::name)).doesNotHaveDuplicates();
        assertThat(Rewrites.ALL).allSatisfy(row -> assertThat(row.reason()).isNotBlank());
        assertThat(Rewrites.ALL.stream().map(Rewrite::name)).containsAll(RewriteExamples.CODED.keySet());
    }

    @ParameterizedTest
    @MethodSource("absentRows")
    void isAbsentForAReason(AbsentRewrite absent) {
        PatternRule rule = PatternRule.parse(absent.rule());
        Map<String, Node> variables = names(
                rule.pattern(),
                (name, element) -> build.node(new Variable(name, Variable.Kind.PARAMETER, Shape.SCALAR)));
        Node before = PatternRule.write(build, rule.pattern(), variables);
        Node after = PatternRule.write(build, rule.result(), variables);
        Map<String, double[]> point = new HashMap<>();
        absent.counterexample().forEach((name, value) -> point.put(name, new double[] {value}));
        Map<Node, double[]> values = Interpreter.evaluateNamed(graph, List.of(before, after), point, 1);
        assertThat(Double.doubleToLongBits(values.get(before)[0]))
                .isNotEqualTo(Double.doubleToLongBits(values.get(after)[0]));
    }
}
