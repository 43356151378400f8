package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that generators write. The time limits are far above what is needed: they catch what grows quadratically.
 */
@Timeout(60)
class LargeProgramTest {

    private static final int MANY = 100_000;

    /** Of a thread of the JVM, in bytes. */
    private static final int USUAL_STACK = 1024 * 1024;

    @Test
    void aLongChainOfOperators() {
        Program program = Parsing.program("y = " + "a + b * 2 - ".repeat(MANY / 2) + "c");

        int depth = 0;
        Expression expression = ((Statement.Definition) program.statements().get(0)).value();
        while (expression instanceof Binary binary) {
            expression = binary.left();
            depth++;
        }
        assertThat(depth).isEqualTo(MANY);
        assertThat(AstPrinter.print(program).lines()).hasSizeGreaterThan(2 * MANY);
    }

    @Test
    void manyStatements() {
        String text = IntStream.range(0, MANY)
                .mapToObj(i -> "h" + i + " = tanh(x * " + i + ")")
                .collect(Collectors.joining("\n"));

        assertThat(Parsing.program(text).statements()).hasSize(MANY);
    }

    @Test
    void aLongListAndManyRowsOfData() {
        String list = IntStream.range(0, MANY).mapToObj(String::valueOf).collect(Collectors.joining(", "));

        assertThat(((ListLiteral) Parsing.expression("[" + list + "]")).elements())
                .hasSize(MANY);
        assertThat(Parsing.program("train { data { " + "(0, 1, 2, 3) -> 1\n".repeat(MANY / 4) + "} }")
                        .statements())
                .hasSize(1);
    }

    @Test
    void manyReductionsAndLoops() {
        assertThat(Parsing.expression("a" + " + sum(i, j in 0..n) x[i + 1, j pad 0] * y[i]".repeat(MANY / 10)))
                .isInstanceOf(Binary.class);
        assertThat(Parsing.expression("a" + " + sum(i) - max(x, y)".repeat(MANY / 2)))
                .isInstanceOf(Binary.class);
        assertThat(Parsing.program("repeat 3 { " + "x = scan h over e in reverse x from 0 { h + e }\n".repeat(MANY / 10)
                                + " }")
                        .statements())
                .hasSize(1);
        assertThat(Parsing.program("(a, b) = while a > b from a = 1, b = sum(k) max 5 { (b, a) }; ".repeat(MANY / 10))
                        .statements())
                .hasSize(MANY / 10);
        assertThat(Parsing.expression("sum(" + "i, ".repeat(MANY) + "i)")).isInstanceOf(Expression.Call.class);
    }

    @Test
    void manyMistakesAreCappedQuickly() {
        Assertions.assertThatThrownBy(() -> Parsing.program("y = 2 2\n".repeat(MANY)))
                .message()
                .satisfies(message -> assertThat(message.split("\n\n")).hasSize(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "f(",
                "x[",
                "-",
                "not ",
                "2^",
                "1 + (",
                "if a then b else ",
                "{ m = ",
                "f({ a; g(",
                "train { data { (",
                "sum(k) ",
                "sum(i in 0..",
                "(a, ",
                "x[i pad ",
                "scan h over x in ",
                "scan h over x in reverse (",
                "scan h over x in a from 0 { ",
                "while ",
                "while a from x = ",
                "{ repeat ",
                "{ repeat 2 { ",
                "f(x)(",
            })
    void deepNestingIsRefusedWithoutOverflow(String opening) {
        assertThat(Parsing.title("y = " + opening.repeat(MANY) + "x")).isEqualTo("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "[0]", "(0)", "(0)(1)'"})
    void longChainsOfSuffixesAreRefused(String suffix) {
        assertThat(Parsing.title("y = f(x)" + suffix.repeat(MANY))).isEqualTo("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "249 | (                             | )",
                "249 | if a then b else              | ''",
                "249 | (a,                           | )",
                "249 | while                         | from x = 0 { x }",
                "49  | { m =                         | ; m }",
                "49  | sum(i in 0..                  | ) 1",
                "49  | scan h over x in a from 0 {   | }",
                "49  | scan h over x in reverse (    | ) from 0 { h }",
                "49  | while a from x = 0 { m =      | ; m }",
                "24  | { repeat 2 { m =              | }; m }",
                "49  | { m = ((((                    | )))); m }",
            })
    void nestingUpToTheLimitFitsTheUsualStack(int depth, String opening, String closing) throws InterruptedException {
        String text = "y = " + (opening + " ").repeat(depth) + "x" + (" " + closing).repeat(depth);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> Parsing.tree(text), "usual stack", USUAL_STACK);
        thread.setUncaughtExceptionHandler((itself, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();

        assertThat(failure.get()).isNull();
    }
}
