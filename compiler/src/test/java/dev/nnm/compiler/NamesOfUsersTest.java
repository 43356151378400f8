package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.JavaNames;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.JavacCompiler;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.pack.ModelJar;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever users call things, generated code means what it should. */
class NamesOfUsersTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withTarget(Target.MIDDLE);

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?[\\w.]+\\.([A-Z]\\w*);$", Pattern.MULTILINE);

    /** A class before a dot, unless something is before it. */
    private static final Pattern OWNER = Pattern.compile("(?<![\\w.])([A-Z]\\w*)\\.");

    /** Names that generated code has, or could have, for something else. */
    private static final List<String> NAMES = List.of(
            ("EXP SIN COS NE GT LE LT EQ DoubleVector FloatVector VectorMask VectorSpecies VectorShuffle VectorOperators "
                            + "LANES LANE_NUMBERS ACROSS_2 ofLanes part parts given task products size a b c row0 first "
                            + "workers Workers scratch spread elements count argument name values Kernels ParallelTask "
                            + "Arrays Math Double Storage Kernel position Positions panel at0 stride depth rows "
                            + "vector at j k compute loop loopPart part1 parameters value run use around batchOfTask "
                            + "product productPart tile dot dotsOf4 dotsOf8 bind reserve Object length batch arguments NamesTrain")
                    .split(" "));

    /** Products that threads share, loops in lanes with conditions and functions, sums, and literals. */
    private static final String PROGRAM = """
            model Names
            input %1$s[40]
            target %2$s
            param %3$s[300, 40] ~ normal(0, 0.1)
            param %4$s[300] = 0
            %5$s = tanh(%3$s @ %1$s + %4$s)
            param %6$s[300, 300] ~ normal(0, 0.1)
            %7$s = %6$s @ %5$s
            %8$s = sum(i in 0..299) if %5$s[i] > 0 then exp(%7$s[i]) else sin(%7$s[i])
            output %9$s = %8$s + max(%7$s) + sum(sigmoid(%5$s))
            loss (%9$s - %2$s)^2
            """;

    static Stream<List<String>> hostileNames() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(first -> IntStream.range(0, 9)
                        .mapToObj(k -> NAMES.get((first + k) % NAMES.size()))
                        .toList())
                .filter(names -> NAMES.indexOf(names.get(0)) % 4 == 0);
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void namesOfGeneratedCodeAreFree(List<String> names) {
        CheckedModel model = checked("names.nnm", PROGRAM.formatted(names.toArray()));
        List<JavaSource> sources = kernels(model, Precision.DOUBLE).toList();
        assertThat(new JaninoCompiler().compile(sources)).isNotEmpty();
    }

    @Test
    void whatIsImportedIsNotHidden() throws IOException {
        Set<String> hidden = new TreeSet<>();
        List<Path> files = new ArrayList<>(SampleFiles.all());
        try (Stream<Path> constructs = Files.list(Golden.folder("constructs"))) {
            constructs.forEach(files::add);
        }
        for (Path file : files) {
            SourceText text = SourceFiles.read(file);
            CheckedModel model = COMPILER.check(COMPILER.parse(text));
            kernels(model, model.precision())
                    .flatMap(source -> names(source.text()))
                    .filter(name -> JavaNames.ofClass().variable(name).equals(name))
                    .forEach(hidden::add);
        }
        assertThat(hidden).isEmpty();
    }

    /** What a kernel imports, functions apart: no variable hides these. */
    private static Stream<String> names(String java) {
        return Stream.concat(
                IMPORT.matcher(java).results().map(match -> match.group(1)),
                OWNER.matcher(java).results().map(match -> match.group(1)).filter(NamesOfUsersTest::isOfJava));
    }

    private static boolean isOfJava(String name) {
        try {
            return Class.forName("java.lang." + name) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Stream<JavaSource> kernels(CheckedModel model, Precision precision) {
        return COMPILER.derive(model).stream().map(function -> kernel(model, function, precision));
    }

    private static JavaSource kernel(CheckedModel model, GraphFunction function, Precision precision) {
        return COMPILER.emit(
                COMPILER.lower(COMPILER.simplify(function), precision), "nnm", COMPILER.classNameOf(model, function));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Math",
                "String",
                "Double",
                "Override",
                "System",
                "Kernels",
                "Kernel",
                "Storage",
                "Workers",
                "DoubleVector",
                "VectorOperators",
                "Map",
                "List",
                "CompiledModel",
                "Object",
                "class",
                "run",
            })
    void aModelMayBeCalledAsAClassOfJava(String name) {
        CheckedModel model = checked("m.nnm", "model " + name + "\ninput x[40]\noutput y = sum(tanh(x)) / 0");
        ModelJar jar = new ModelJar(COMPILER, model, "model");
        assertThat(new JavacCompiler().compile(jar.sources())).containsKey(jar.className());
    }

    @Test
    void aFileMayBeCalledAsAClassOfJava() {
        ModelJar jar = new ModelJar(COMPILER, checked("math.nnm", "input x\noutput y = sin(x)"), "model");
        assertThat(jar.className()).isEqualTo("model.Math2");
    }

    @Test
    void outputsMayDifferInCaseAndBeCalledAsMethods() {
        CheckedModel model = checked("outputs.nnm", """
                param w = 1
                output y = sin(w)
                output Y = 2 * w
                output yWithVectors = w
                output toString = w
                output description = w
                output inputs = w
                """);
        ModelJar jar = new ModelJar(COMPILER, model, "model");
        assertThat(new JavacCompiler().compile(jar.sources())).containsKey("model.Outputs");
    }

    private static CheckedModel checked(String file, String text) {
        return COMPILER.check(COMPILER.parse(new SourceText(file, text)));
    }
}
