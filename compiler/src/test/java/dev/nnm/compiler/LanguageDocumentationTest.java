package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.problem.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of docs/language.md compiles, and has the values that its comments state: {@code # at x = 2: y = 4}.
 */
class LanguageDocumentationTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "language.md");
    private static final Pattern EXAMPLE = Pattern.compile("```nnm\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("# at (.*): (\\w+) = (.*)");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+) = (\\[.*?\\](?=, \\w+ =|$)|[^,\\[]+)");
    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(10);
        return examples.stream()
                .map(text -> DynamicTest.dynamicTest(text.lines().findFirst().orElse(""), () -> check(text)));
    }

    private static void check(String text) {
        CheckedModel model = COMPILER.check(COMPILER.parse(new SourceText("language.md", text)));
        Matcher stated = VALUE.matcher(text);
        while (stated.find()) {
            Node output = model.output(stated.group(2)).map(NamedNode::node).orElseThrow();
            Map<Node, double[]> given = new HashMap<>();
            Map<String, double[]> point = point(stated.group(1));
            model.inputs().forEach(input -> given.put(input.node(), point.get(input.name())));
            double[] found = Interpreter.evaluate(model.graph(), List.of(output), given, 1)
                    .get(output);
            assertThat(found).as(stated.group()).containsExactly(numbers(stated.group(3)), Offset.offset(1e-14));
        }
    }

    private static Map<String, double[]> point(String assignments) {
        Map<String, double[]> point = new HashMap<>();
        for (MatchResult assignment : ASSIGNMENT.matcher(assignments).results().toList()) {
            point.put(assignment.group(1), numbers(assignment.group(2)));
        }
        return point;
    }

    /** The numbers of a scalar or of nested lists, row by row. */
    private static double[] numbers(String text) {
        return Arrays.stream(text.replaceAll("[\\[\\] ]", "").split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
