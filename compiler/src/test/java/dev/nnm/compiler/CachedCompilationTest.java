package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.cache.CacheKey;
import dev.nnm.compiler.cache.CompilationCache;
import dev.nnm.compiler.cache.MemoryCache;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a model from the cache is the model, and that nothing old is taken for new. */
class CachedCompilationTest {

    private static final String IRIS = """
            model Iris
            input x[4]
            target species : class("a", "b", "c")
            logits = dense(dense(x, 5, tanh), 3)
            output probability = softmax(logits)
            output first = probability[0]
            loss cross_entropy(logits, species)
            metric accuracy(logits, species)
            train {
              data "iris.csv" { x = columns 1..4, species = column 5 }
              split validation = 0.2
              prepare standardize(x)
              optimizer adam(rate = 0.01)
              seed 3
            }
            """;

    private final Counting cache = new Counting();
    private final NnmCompiler compiler = NnmCompiler.standard().withCache(cache);

    @TempDir
    private Path folder;

    /** A cache that counts what is stored. */
    private static final class Counting implements CompilationCache {

        private final MemoryCache memory = new MemoryCache();
        private final List<CacheKey> stored = new ArrayList<>();

        @Override
        public Optional<byte[]> find(CacheKey key) {
            return memory.find(key);
        }

        @Override
        public void store(CacheKey key, byte[] result) {
            stored.add(key);
            memory.store(key, result);
        }
    }

    private static double[] evaluate(CompiledModel model, double... x) {
        return model.evaluate(Map.of("x", x)).values().iterator().next();
    }

    private double valueOf(Path file) {
        return evaluate(compiler.compile(file), 2)[0];
    }

    @Test
    void theSecondTimeNothingIsCompiled() {
        CompiledModel plain = NnmCompiler.standard().compile("iris.nnm", IRIS);
        double[] first = evaluate(compiler.compile("iris.nnm", IRIS), 1, 2, 3, 4);
        int stored = cache.stored.size();
        CompiledModel again = compiler.compile("iris.nnm", IRIS);
        assertThat(evaluate(again, 1, 2, 3, 4)).containsExactly(first).containsExactly(evaluate(plain, 1, 2, 3, 4));
        assertThat(cache.stored).hasSize(stored);
        assertThat(again.description()).isEqualTo(plain.description());
        assertThat(again.kernels().descriptions()).isEqualTo(plain.kernels().descriptions());
        assertThat(again.weights().parameters().toDoubles())
                .containsExactly(plain.weights().parameters().toDoubles());
    }

    @Test
    void kernelsThatWereNotNeededThenAreCompiledNow() {
        evaluate(compiler.compile("iris.nnm", IRIS), 1, 2, 3, 4);
        int stored = cache.stored.size();
        CompiledModel again = compiler.compile("iris.nnm", IRIS);
        assertThat(again.gradient("first", Map.of("x", new double[] {1, 2, 3, 4}))
                        .byInput()
                        .get("x"))
                .hasSize(4);
        assertThat(cache.stored).hasSize(stored + 1);
        assertThatThrownBy(() -> again.kernels().create("none")).hasMessage("there is no kernel none");
    }

    @Test
    void aChangedTextNameOrSettingIsAnotherModel() {
        String text = "input x\noutput y = 2 * x\n";
        assertThat(evaluate(compiler.compile("a.nnm", text), 3)).containsExactly(6);
        assertThat(evaluate(compiler.compile("a.nnm", text.replace("2", "5")), 3))
                .containsExactly(15);
        assertThat(compiler.compile("b.nnm", text).description().sourceName()).isEqualTo("b.nnm");
        assertThat(compiler.withPrecision(Precision.FLOAT)
                        .compile("a.nnm", text)
                        .description()
                        .precision())
                .isEqualTo(Precision.FLOAT);
    }

    @Test
    void changedImportsAreSeen() throws IOException {
        Path file = folder.resolve("main.nnm");
        Path imported = Files.createDirectory(folder.resolve("parts")).resolve("a.nnm");
        Path deeper = folder.resolve("parts/b.nnm");
        Files.writeString(file, "import \"parts/a.nnm\"\ninput x\noutput y = double(x)\n");
        Files.writeString(imported, "import \"b.nnm\"\nfn double(x) = factor(x) * x\n");
        Files.writeString(deeper, "fn factor(x) = 2\n");
        assertThat(valueOf(file)).isEqualTo(4);
        int stored = cache.stored.size();
        assertThat(valueOf(file)).isEqualTo(4);
        assertThat(cache.stored).hasSize(stored);

        Files.writeString(deeper, "fn factor(x) = 7\n");
        assertThat(valueOf(file)).isEqualTo(14);
        Files.delete(deeper);
        assertThatThrownBy(() -> compiler.compile(file)).isInstanceOf(UserError.class);
        Files.writeString(deeper, "fn factor(x) = 2\n");
        assertThat(valueOf(file)).isEqualTo(4);
    }

    @Test
    void kernelsOfAModelThatWasReadBeforeAnImportChangedAreNotMade() throws IOException {
        Path file = folder.resolve("main.nnm");
        Path imported = folder.resolve("a.nnm");
        Files.writeString(file, "import \"a.nnm\"\ninput x\noutput y = double(x)\n");
        Files.writeString(imported, "fn double(x) = 2 * x\n");
        assertThat(valueOf(file)).isEqualTo(4);
        CompiledModel before = compiler.compile(file);
        Files.writeString(imported, "fn double(x) = 5 * x\n");
        assertThat(evaluate(before, 2)[0]).isEqualTo(4);
        assertThatThrownBy(() -> before.gradient("y", Map.of("x", new double[] {2})))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has changed since it was read");
        assertThat(valueOf(file)).isEqualTo(10);
    }

    @Test
    void programsThatImportTextsAreNotKept() {
        NnmCompiler texts = compiler.withImports(Map.of("a.nnm", "fn double(x) = 2 * x\n"));
        String program = "import \"a.nnm\"\ninput x\noutput y = double(x)\n";
        assertThat(evaluate(texts.compile("main.nnm", program), 3)).containsExactly(6);
        NnmCompiler others = compiler.withImports(Map.of("a.nnm", "fn double(x) = x + x + 1\n"));
        assertThat(evaluate(others.compile("main.nnm", program), 3)).containsExactly(7);
    }
}
