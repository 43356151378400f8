package dev.nnm.compiler.load;

import dev.nnm.compiler.cache.CacheKey;
import dev.nnm.compiler.cache.CompilationCache;
import dev.nnm.compiler.cache.ValueBytes;
import dev.nnm.compiler.emit.JavaSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles by another compiler what is not in a cache. */
public final class CachingCompiler implements SourceCompiler {

    private final SourceCompiler compiler;
    private final CompilationCache cache;

    /** A compiler with a cache. */
    public CachingCompiler(SourceCompiler compiler, CompilationCache cache) {
        this.compiler = compiler;
        this.cache = cache;
    }

    @Override
    public Map<String, byte[]> compile(List<JavaSource> sources) {
        CacheKey key = CacheKey.of("classes", compiler.getClass().getSimpleName());
        for (JavaSource source : sources) {
            key = key.and(source.qualifiedName(), source.text());
        }
        Optional<Map<String, byte[]>> known = cache.find(key).flatMap(CachingCompiler::decode);
        if (known.isPresent()) {
            return known.get();
        }
        Map<String, byte[]> classes = compiler.compile(sources);
        cache.store(key, ValueBytes.encode(classes));
        return classes;
    }

    private static Optional<Map<String, byte[]>> decode(byte[] bytes) {
        try {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            Map<?, ?> found = ValueBytes.decode(bytes, Map.class);
            found.forEach((name, content) -> classes.put((String) name, (byte[]) content));
            return Optional.of(classes);
        } catch (IOException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
