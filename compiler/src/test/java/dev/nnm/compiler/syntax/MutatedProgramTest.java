package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.problem.CompileException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with random mistakes are parsed, or refused with problems: nothing else is ever thrown. */
class MutatedProgramTest {

    private static final int MUTATIONS = 800;

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "..",
            "~",
            "->",
            "=",
            "==",
            "<",
            "+",
            "-",
            "*",
            "@",
            "^",
            "'",
            "²",
            "ᵀ",
            "\n",
            "\"",
            "\\",
            "#",
            "!",
            "𝛼",
            "x",
            "2",
            "2x",
            "1.",
            " if ",
            " then ",
            " else ",
            " not ",
            " input ",
            " fn ",
            " loss ",
            " train ",
            " data ",
            " columns ",
            " class ",
            " layer ",
            " repeat ",
            " scan ",
            " while ",
            " over ",
            " in ",
            " from ",
            " max ",
            " pad ",
            " with ",
            " sum(k) ",
            ".",
            "\r",
            "\u0000",
            "\uD800");

    @ParameterizedTest
    @ValueSource(strings = {"xor", "iris", "functions", "everything", "loops"})
    void isParsedOrRefused(String name) {
        String program = Golden.read(Golden.folder("programs").resolve(name + ".nnm"));
        Random random = new Random(7);
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = program;
            for (int mistakes = random.nextInt(3); mistakes >= 0; mistakes--) {
                mutated = mutated(mutated, random);
            }
            assertParsedOrRefused(mutated);
        }
    }

    private static String mutated(String program, Random random) {
        int start = random.nextInt(program.length() + 1);
        int end = Math.min(program.length(), start + random.nextInt(4));
        String piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
        return program.substring(0, start) + piece + program.substring(end);
    }

    private static void assertParsedOrRefused(String program) {
        try {
            assertThat(AstPrinter.print(Parsing.program(program))).isNotNull();
        } catch (CompileException refusal) {
            assertThat(refusal.getMessage()).startsWith("test.nnm:").doesNotContain("expected  after");
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError("fails on:\n" + program, failure);
        }
    }
}
