package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.NnmParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose words have been mixed up are checked, or refused with problems: nothing else is ever thrown. */
@Timeout(120)
class MutatedModelTest {

    private static final int MUTATIONS = 1_500;
    private static final Library LIBRARY = Library.read();

    private static final Pattern TOKEN = Pattern.compile(
            "[\\p{L}_][\\p{L}\\p{N}_]*|[0-9.]+(?:e-?[0-9]+)?|\"[^\"\n]*\"|->|==|<=|>=|!=|\\.\\.|\\s+|.");

    private static final List<String> EXTRA = List.of(
            "0",
            "1",
            "-1",
            "2",
            "0.5",
            "7",
            "100000",
            "1e9",
            "1e300",
            "x",
            "y",
            "W",
            "all",
            "true",
            "false",
            "i",
            "in",
            "pad",
            "scan",
            "while",
            "repeat",
            "layer",
            "dim",
            "infinity",
            "softmax",
            "dense",
            "sum",
            "max",
            "concat",
            "reshape",
            "range",
            "zeros",
            "size",
            "stop",
            "glorot",
            "normal",
            "cross_entropy",
            "pick",
            "one_hot",
            "class_index",
            "is_class",
            "weight_decay",
            "required",
            "shaped_like",
            "norm");

    private static final List<String> PROGRAMS = programs();
    private static final List<String> POOL = Stream.concat(
                    EXTRA.stream(), PROGRAMS.stream().flatMap(program -> tokens(program).stream()))
            .filter(token -> !token.isBlank())
            .distinct()
            .toList();

    /** The programs of the tests, those of the language's documentation, and the corpus of bad programs. */
    private static List<String> programs() {
        List<String> programs = new ArrayList<>();
        String document = Golden.read(Path.of("..", "docs", "language.md"));
        Pattern.compile("```nnm\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .forEach(block -> programs.add(block.group(1)));
        for (String folder :
                List.of("programs", "bad/shapes", "bad/types", "bad/calls", "bad/classes", "bad/train", "bad/data")) {
            programs.addAll(files(Golden.folder(folder)));
        }
        return programs;
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".nnm"))
                    .sorted()
                    .map(Golden::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tokens(String program) {
        return TOKEN.matcher(program).results().map(match -> match.group()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void isCheckedOrRefused(int seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            List<String> tokens = new ArrayList<>(tokens(PROGRAMS.get(random.nextInt(PROGRAMS.size()))));
            for (int mistakes = random.nextInt(3); mistakes >= 0; mistakes--) {
                mutate(tokens, random);
            }
            accepted += isAccepted(String.join("", tokens)) ? 1 : 0;
        }
        assertThat(accepted).isBetween(MUTATIONS / 50, MUTATIONS / 2);
    }

    private static void mutate(List<String> tokens, Random random) {
        int at = random.nextInt(tokens.size());
        String other = POOL.get(random.nextInt(POOL.size()));
        switch (random.nextInt(5)) {
            case 0 -> tokens.set(at, "");
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.set(at, other);
            default -> tokens.add(at, other);
        }
    }

    private static boolean isAccepted(String program) {
        SourceText source = new SourceText("mutated.nnm", program);
        try {
            Checker.check(NnmParser.parse(source), LIBRARY, null);
            return true;
        } catch (CompileException refusal) {
            int length = program.codePointCount(0, program.length());
            assertThat(refusal.problems()).as(program).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.span().source()).isSameAs(source);
                assertThat(problem.span().start()).isBetween(0, problem.span().end());
                assertThat(problem.span().end()).isLessThanOrEqualTo(length);
                assertThat(problem.title()).isNotBlank();
            });
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            throw new AssertionError("fails on:\n" + program, failure);
        }
    }
}
