package dev.nnm.compiler;

import dev.nnm.compiler.CachedDescription.ImportedText;
import dev.nnm.compiler.cache.CacheKey;
import dev.nnm.compiler.cache.CompilationCache;
import dev.nnm.compiler.cache.ValueBytes;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compiles models, or finds that they have been compiled. Of a text that was compiled before, not even the syntax is
 * looked at; what it imports is compared with what it imported then.
 */
final class CachedCompilation {

    private final NnmCompiler compiler;
    private final CompilationCache cache;
    private final String settings;

    /**
     * Prepares to compile.
     *
     * @param settings all that a result depends on beside the texts
     */
    CachedCompilation(NnmCompiler compiler, CompilationCache cache, String settings) {
        this.compiler = compiler;
        this.cache = cache;
        this.settings = settings;
    }

    CompiledModel compile(SourceText source) {
        CacheKey key = CacheKey.of("model", settings, source.name(), source.text());
        Optional<CachedDescription> known = cache.find(key)
                .flatMap(CachedCompilation::decode)
                .filter(d -> ImportRecord.isTrue(d.imports(), source));
        return known.map(description -> model(description, key, new Once<>(() -> kernels(source, description))))
                .orElseGet(() -> compileAnew(source, key));
    }

    private CompiledModel compileAnew(SourceText source, CacheKey key) {
        Program program = compiler.parse(source);
        CheckedModel checked = compiler.check(program);
        KernelsInMemory kernels = new KernelsInMemory(compiler, checked);
        Optional<List<ImportedText>> imports = ImportRecord.of(program);
        if (imports.isEmpty()) {
            return new CompiledModel(checked.description(), kernels, Weights.initial(checked.description()));
        }
        CachedDescription description =
                new CachedDescription(imports.get(), checked.description(), kernels.descriptions());
        cache.store(key, ValueBytes.encode(description));
        return model(description, key, () -> kernels);
    }

    private CompiledModel model(CachedDescription description, CacheKey key, Supplier<KernelsInMemory> anew) {
        CacheKey withImports = key;
        for (ImportedText imported : description.imports()) {
            withImports = withImports.and(imported.file(), imported.text());
        }
        CachedKernels kernels = new CachedKernels(cache, withImports, description.kernels(), anew);
        return new CompiledModel(description.model(), kernels, Weights.initial(description.model()));
    }

    /** The kernels of a model of which nothing has been compiled in this process. */
    private KernelsInMemory kernels(SourceText source, CachedDescription known) {
        Program program = compiler.parse(source);
        if (!ImportRecord.of(program).equals(Optional.of(known.imports()))) {
            throw new UserError(source.name() + ": a file that it imports has changed since it was read.");
        }
        return new KernelsInMemory(compiler, compiler.check(program));
    }

    private static Optional<CachedDescription> decode(byte[] bytes) {
        try {
            return Optional.of(ValueBytes.decode(bytes, CachedDescription.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
