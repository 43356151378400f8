package dev.nnm.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.emit.Networks;
import dev.nnm.compiler.emit.RandomFunctions;
import dev.nnm.compiler.emit.RunFunction;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SourceCompilersTest {

    static Stream<SourceCompiler> compilers() {
        return Stream.of(new JaninoCompiler(), new JavacCompiler());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void bothGiveTheSameBits(Precision precision) {
        assertSameBits(Networks.classifier(5, 7, 3), precision);
        assertSameBits(Networks.filter(9, 3), precision);
        for (int seed = 0; seed < 25; seed++) {
            assertSameBits(RandomFunctions.of(seed, 40), precision);
        }
    }

    private static void assertSameBits(GraphFunction function, Precision precision) {
        RunFunction run = new RunFunction(function, 3).withRandomValues(17);
        Map<String, double[]> janino =
                run.run(RunFunction.kernel(function, precision, new JaninoCompiler()), precision);
        Map<String, double[]> javac = run.run(RunFunction.kernel(function, precision, new JavacCompiler()), precision);
        assertThat(janino.keySet()).isEqualTo(javac.keySet());
        janino.forEach((name, numbers) -> assertThat(bits(numbers)).as(name).isEqualTo(bits(javac.get(name))));
    }

    private static long[] bits(double[] numbers) {
        long[] bits = new long[numbers.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToLongBits(numbers[i]);
        }
        return bits;
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void refusedSourceIsShownWithLineNumbers(SourceCompiler compiler) {
        JavaSource wrong = new JavaSource("nnm.Wrong", "package nnm;\n\nclass Wrong {\n    int x = true;\n}\n");
        assertThatThrownBy(() -> compiler.compile(List.of(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("generated Java was refused")
                .hasMessageContaining("    4      int x = true;");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void sourcesMayReferToOneAnotherAndHaveNestedClasses(SourceCompiler compiler) {
        JavaSource one = new JavaSource(
                "nnm.One", "package nnm;\n\nclass One {\n    static final class In {\n    }\n\n    Two two;\n}\n");
        JavaSource two = new JavaSource("nnm.Two", "package nnm;\n\nclass Two {\n    One.In one;\n}\n");
        assertThat(compiler.compile(List.of(one, two))).containsOnlyKeys("nnm.One", "nnm.One$In", "nnm.Two");
    }
}
