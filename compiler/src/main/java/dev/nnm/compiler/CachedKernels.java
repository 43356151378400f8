package dev.nnm.compiler;

import dev.nnm.compiler.cache.CacheKey;
import dev.nnm.compiler.cache.CompilationCache;
import dev.nnm.compiler.cache.ValueBytes;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.KernelFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The kernels of a model whose classes may be in a cache. Only for one that is not there is the model compiled. */
final class CachedKernels implements KernelFactory {

    private final CompilationCache cache;
    private final CacheKey model;
    private final List<KernelDescription> descriptions;
    private final Supplier<KernelsInMemory> anew;
    private final Map<String, Supplier<Kernel>> loaded = new ConcurrentHashMap<>();

    /**
     * The kernels of a model.
     *
     * @param model the key of the model
     * @param anew makes them from the model's text
     */
    CachedKernels(
            CompilationCache cache,
            CacheKey model,
            List<KernelDescription> descriptions,
            Supplier<KernelsInMemory> anew) {
        this.cache = cache;
        this.model = model;
        this.descriptions = descriptions;
        this.anew = anew;
    }

    @Override
    public List<KernelDescription> descriptions() {
        return descriptions;
    }

    @Override
    public Kernel create(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("there is no kernel " + name);
        }
        return loaded.computeIfAbsent(name, this::load).get();
    }

    private Supplier<Kernel> load(String name) {
        CacheKey key = model.and("kernel", name);
        CachedKernel kernel = cache.find(key).flatMap(CachedKernels::decode).orElseGet(() -> {
            CachedKernel made = make(anew.get().source(name));
            cache.store(key, ValueBytes.encode(made));
            return made;
        });
        return KernelLoader.load(kernel.classes(), kernel.className());
    }

    private static CachedKernel make(JavaSource source) {
        return new CachedKernel(source.qualifiedName(), new JaninoCompiler().compile(List.of(source)));
    }

    private static Optional<CachedKernel> decode(byte[] bytes) {
        try {
            return Optional.of(ValueBytes.decode(bytes, CachedKernel.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
