package dev.nnm.teach.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Subject;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathSummerTest {

    private static PathSum sum(Subject subject) {
        return PathSummer.sum(subject, subject.variables().get(0), 100);
    }

    @Test
    void theLecturesNetHas32PathsAnd20Edges() {
        PathSum sum = sum(Samples.asWritten("lecture/path_sums", null, Map.of("w", new double[] {1.1})));

        assertThat(sum.pathCount()).isEqualTo(32);
        assertThat(sum.edgeCount()).isEqualTo(20);
        assertThat(sum.derivative().orElseThrow().text()).isEqualTo("32*w^31");
        assertThat(sum.paths()).hasSize(32);
        double expected = 32 * Math.pow(1.1, 31);
        assertThat(sum.sum().orElseThrow()).isCloseTo(expected, within(1e-10));
        assertThat(sum.programme().get(sum.programme().size() - 1).value().orElseThrow())
                .isCloseTo(expected, within(1e-10));
        assertThat(sum.programme().get(sum.programme().size() - 1).paths()).isEqualTo(32);
    }

    @Test
    void theProductOfAPathIsWritten() {
        Subject subject = Samples.asWritten("baydin", null, Map.of("x1", new double[] {2}, "x2", new double[] {5}));
        PathSum sum = PathSummer.sum(subject, subject.variables().get(1), 100);

        assertThat(sum.paths()).hasSize(2);
        assertThat(sum.paths().get(0).steps()).containsExactly("x2", "v2", "v4", "y");
        assertThat(sum.paths().get(1).product().text()).isEqualTo("cos(x2) · (-1)");
        assertThat(sum.sum().orElseThrow()).isCloseTo(1.7163378145367738, within(1e-14));
    }

    @Test
    void withoutAPointThereAreFormulasOnly() {
        PathSum sum = sum(Samples.written("input x\noutput y = x * sin(x)\n", Map.of()));

        assertThat(sum.sum()).isEmpty();
        assertThat(sum.pathCount()).isEqualTo(2);
        assertThat(sum.paths()).allSatisfy(path -> assertThat(path.value()).isEmpty());
    }

    @Test
    void astronomicallyManyPathsAreCounted() {
        StringBuilder program = new StringBuilder("input x\nh0 = x\n");
        for (int i = 1; i <= 200; i++) {
            program.append("h")
                    .append(i)
                    .append(" = h")
                    .append(i - 1)
                    .append(" * h")
                    .append(i - 1)
                    .append('\n');
        }
        PathSum sum = sum(Samples.written(program + "output y = h200\n", Map.of("x", new double[] {1})));

        assertThat(sum.pathCount()).isEqualTo(BigInteger.TWO.pow(200));
        assertThat(sum.edgeCount()).isEqualTo(402);
        assertThat(sum.paths()).isEmpty();
    }

    @Test
    void throughTensorsPathsAreCountedOnly() {
        PathSum sum = sum(Samples.written("input x[3]\noutput y = sum(x * x) + max(x)\n", Map.of()));

        assertThat(sum.derivative()).isEqualTo(Optional.empty());
        assertThat(sum.pathCount()).isPositive();
    }
}
