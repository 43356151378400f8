package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.Checker;
import dev.nnm.compiler.check.Library;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.BinaryOperator;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.NnmParser;
import dev.nnm.compiler.syntax.Padding;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.ScanVariable;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.TrainSetting;
import dev.nnm.compiler.syntax.UnaryOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/language.md} says what is true, and says it of the whole language. */
class LanguageDocumentationTest {

    private static final String DOCUMENT = Golden.read(Path.of("..", "docs", "language.md"));
    private static final String GRAMMAR =
            Golden.read(Path.of("..", "grammar", "src", "main", "antlr4", "dev", "nnm", "grammar", "Nnm.g4"));
    private static final Library LIBRARY = Library.read();
    private static final Pattern BLOCK = Pattern.compile("```nnm\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("# at (.*?): (.*)");

    /** Blocks that begin with a comment that names their file. */
    private static final Map<String, String> IMPORTED = Pattern.compile(
                    "```nnm\n(# (\\w+\\.nnm)\n.*?)```", Pattern.DOTALL)
            .matcher(DOCUMENT)
            .results()
            .collect(Collectors.toMap(block -> block.group(2), block -> block.group(1)));

    private record Block(int line, String text) {

        String name() {
            return "language.md:" + line;
        }

        Program program() {
            return NnmParser.parse(new SourceText(name(), text), new ImportedTexts(IMPORTED));
        }

        /** Whether the block is there to be imported by another. */
        boolean isImported() {
            return IMPORTED.containsValue(text);
        }
    }

    private static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(DOCUMENT);
        while (matcher.find()) {
            int line = (int) DOCUMENT.substring(0, matcher.start(1)).lines().count() + 1;
            blocks.add(new Block(line, matcher.group(1)));
        }
        return blocks;
    }

    @TestFactory
    Stream<DynamicTest> everyBlockIsAFileAndGivesTheValuesItClaims() {
        return blocks().stream()
                .filter(block -> !block.isImported())
                .map(block -> DynamicTest.dynamicTest(block.name(), () -> {
                    CheckedModel model = Phase.OTHERWISE.of(Checker.check(block.program(), LIBRARY, null));
                    EXAMPLE.matcher(block.text())
                            .results()
                            .forEach(example -> assertExample(
                                    model, TensorText.assignments(indices(model, example.group(1))), example.group(2)));
                }));
    }

    /** A point with the indices of classes in place of their labels. */
    private static String indices(CheckedModel model, String point) {
        String result = point;
        for (CheckedModel.VariableNode input : model.inputs()) {
            for (int i = 0; i < input.classes().size(); i++) {
                result = result.replace("\"" + input.classes().get(i) + "\"", String.valueOf(i));
            }
        }
        return result;
    }

    private static void assertExample(CheckedModel model, Map<String, TensorText> at, String claims) {
        Stream<NamedNode> parameters =
                model.parameters().stream().map(p -> new NamedNode(p.parameter().name(), p.node()));
        Stream<NamedNode> inputs = model.inputs().stream().map(input -> new NamedNode(input.name(), input.node()));
        Map<String, Node> given =
                Stream.concat(inputs, parameters).collect(Collectors.toMap(NamedNode::name, NamedNode::node));
        at.forEach((name, value) -> {
            assertThat(given).containsKey(name);
            assertThat(value.shape()).as(name).isEqualTo(given.get(name).shape().sizes());
        });
        Map<String, double[]> values =
                at.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> array(e.getValue())));
        TensorText.assignments(claims).forEach((name, claimed) -> {
            Node output = model.output(name).orElseThrow().node();
            double[] found = Interpreter.evaluateNamed(model.graph(), List.of(output), values, 1)
                    .get(output);
            assertThat(claimed.shape()).as(name).isEqualTo(output.shape().sizes());
            for (int i = 0; i < found.length; i++) {
                double expected = claimed.elements().get(i);
                assertThat(found[i]).as(name).isCloseTo(expected, Offset.offset(4 * Math.ulp(expected)));
            }
        });
    }

    private static double[] array(TensorText tensor) {
        return tensor.elements().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void manyValuesAreClaimed() {
        assertThat(EXAMPLE.matcher(DOCUMENT).results().count()).isGreaterThan(20);
    }

    /** Every kind of statement, expression, operator and setting stands in some block. */
    @Test
    void theBlocksUseTheWholeSyntax() {
        Set<String> used = new TreeSet<>();
        blocks().forEach(block -> SyntaxUses.collect(block.program(), used));

        List<Class<?>> syntax = List.of(
                Statement.class,
                Expression.class,
                TrainSetting.class,
                Expression.Subscript.class,
                Padding.class,
                ScanVariable.class);
        Stream<String> kinds = syntax.stream()
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .map(Class::getSimpleName);
        Set<String> documented = kinds.collect(Collectors.toSet());
        Stream<String> operators = Stream.of(BinaryOperator.values(), UnaryOperator.values())
                .flatMap(Stream::of)
                .map(Enum::name);
        assertThat(used)
                .containsAll(Stream.concat(documented.stream(), operators).toList());
    }

    /** Every word and sign of the grammar is mentioned. */
    @Test
    void everyTokenIsMentioned() {
        List<String> tokens = Pattern.compile("^([A-Z_]+) *: (.*);", Pattern.MULTILINE)
                .matcher(GRAMMAR)
                .results()
                .filter(rule -> !Set.of("NEWLINE", "SPACE", "STRING", "NAME").contains(rule.group(1)))
                .flatMap(rule -> Pattern.compile("'(\\\\?[^']+|\\\\')'")
                        .matcher(rule.group(2))
                        .results())
                .map(literal -> literal.group(1).replace("\\'", "'"))
                .toList();

        assertThat(tokens)
                .hasSizeGreaterThan(60)
                .allSatisfy(token -> assertThat(DOCUMENT).contains(token));
    }

    @Test
    void everyLibraryFunctionIsMentioned() {
        assertThat(LIBRARY.names()).allSatisfy(name -> assertThat(DOCUMENT).contains("`" + name));
    }
}
