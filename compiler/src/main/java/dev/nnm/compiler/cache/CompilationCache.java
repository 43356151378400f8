package dev.nnm.compiler.cache;

import java.util.Optional;

/**
 * Keeps results of compilations. It may forget any of them at any time, and whoever cannot find one compiles anew. Any
 * number of threads may use it.
 */
public interface CompilationCache {

    /** What was stored under a key. The array is the caller's own. */
    Optional<byte[]> find(CacheKey key);

    /** Stores a result, or leaves it if that is not possible. */
    void store(CacheKey key, byte[] result);
}
