package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.runtime.CompiledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where imported files are looked for, and what their definitions mean. */
class ImportsTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static double[] outputs(Map<String, String> texts, String program) {
        return outputs(COMPILER.withImports(texts).compile("main.nnm", program));
    }

    private static double[] outputs(CompiledModel model) {
        return model.evaluate(Map.of()).values().stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void pathsAreRelativeToTheFileThatImports() throws IOException {
        file("shared/numbers.nnm", "import \"more/other.nnm\"\nconst two = one + 1\n");
        file("shared/more/other.nnm", "const one = 1\n");
        Path main = file("models/main.nnm", "import \"../shared/numbers.nnm\"\noutput y = two\n");

        assertThat(outputs(COMPILER.compile(main))).containsExactly(2);
    }

    @Test
    void aFileIsOneHoweverItIsReached() throws IOException {
        file("lib/dims.nnm", "dim n = 3\n");
        file("lib/a.nnm", "import \"dims.nnm\"\nfn a() = ones(n)\n");
        Path main = file("main.nnm", """
                import "lib/a.nnm"
                import "lib/dims.nnm"
                import "./lib/../lib/dims.nnm"
                output y = sum(a()) + n
                """);

        assertThat(outputs(COMPILER.compile(main))).containsExactly(6);
    }

    @Test
    void aFileThatIsMissingIsLookedForBesideTheOneThatImports() throws IOException {
        file("lib/layers.nnm", "fn f(x) = x\n");
        Path main = file("main.nnm", "import \"lib/layer.nnm\"\noutput y = f(1)\n");

        assertThatThrownBy(() -> COMPILER.compile(main))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("main.nnm:1:8: \"lib/layer.nnm\" cannot be imported")
                .hasMessageContaining("layer.nnm: there is no such file. Did you mean \"layers.nnm\"?");
    }

    @Test
    void aTextImportsNoFiles() throws IOException {
        Path secret = file("secret.nnm", "fn f(x) = x\n");

        assertThatThrownBy(() -> COMPILER.compile("main.nnm", "import \"" + secret + "\"\noutput y = f(1)\n"))
                .hasMessageContaining("This program is in no file, so no other file lies beside it.");
    }

    @Test
    void textsImportTextsThatAProgramGives() {
        Map<String, String> texts = Map.of(
                "lib/a.nnm", "import \"b.nnm\"\nfn a(x) = b(x) + 1\n",
                "lib/b.nnm", "fn b(x) = 10 * x\n");

        assertThat(outputs(texts, "import \"lib/a.nnm\"\noutput y = a(2)")).containsExactly(21);
    }

    @Test
    void everyFileHasNamesOfItsOwn() {
        Map<String, String> texts = Map.of(
                "a.nnm", "fn helper(x) = x + 1\nfn a(x) = helper(x)\n",
                "b.nnm", "import \"a.nnm\"\nconst scale = 100\nfn b(x) = scale * a(x)\n");

        assertThat(outputs(texts, """
                import "b.nnm"
                fn helper(x) = 1000 * x
                output y = b(helper(7))
                """)).containsExactly(700_100);
    }

    @Test
    void aReplacedLibraryFunctionStaysTheLibrarysElsewhere() {
        Map<String, String> texts = Map.of(
                "own.nnm", "fn relu(x) = x\n",
                "user.nnm", "fn rectified(x) = relu(x)\n");

        assertThat(outputs(texts, """
                import "own.nnm"
                import "user.nnm"
                output y = relu(-3), z = rectified(-3)
                """)).containsExactly(-3, 0);
    }

    @Test
    void importedDefinitionsAreVariablesOfDerivatives() {
        Map<String, String> texts = Map.of("u.nnm", "fn slope(a, b) { x = a + b; y = x * (a + b); grad(y, x) }\n");

        assertThat(outputs(texts, "import \"u.nnm\"\noutput y = slope(2, 3)")).containsExactly(5);
    }

    @Test
    void parametersOfImportedFunctionsAreNamedAfterTheCall() {
        String layers = "fn affine(x, units) { param W[units, size(x)] ~ glorot; W @ x }\n";
        CompiledModel model = COMPILER.withImports(Map.of("layers.nnm", layers)).compile("main.nnm", """
                import "layers.nnm"
                input x[2]
                hidden = affine(x, 3)
                output y = affine(hidden, 1)
                """);

        assertThat(model.description().parameters())
                .extracting(parameter -> parameter.name())
                .containsExactly("hidden.W", "y.W");
    }
}
