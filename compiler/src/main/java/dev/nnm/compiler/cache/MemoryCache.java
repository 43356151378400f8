package dev.nnm.compiler.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps results as long as it lives itself, for programs that compile the same models again and again. */
public final class MemoryCache implements CompilationCache {

    private final Map<CacheKey, byte[]> results = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> find(CacheKey key) {
        return Optional.ofNullable(results.get(key)).map(byte[]::clone);
    }

    @Override
    public void store(CacheKey key, byte[] result) {
        results.put(key, result.clone());
    }
}
