package dev.nnm.cli.tuning;

import dev.nnm.compiler.cache.CacheKey;
import dev.nnm.compiler.cache.CompilationCache;
import dev.nnm.compiler.cache.FolderCache;
import dev.nnm.compiler.loop.Target;
import dev.nnm.runtime.Precision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which vectors make a model fastest. A choice changes no result beyond rounding, so it outlives changes of
 * the compiler and of what the model imports.
 *
 * @param cache where choices are kept; it may forget them at any time
 */
public record VectorChoices(CompilationCache cache) {

    /** The choices in a folder that were measured on this machine. */
    public static VectorChoices in(Path folder) {
        return new VectorChoices(new FolderCache(folder, Machine.description()));
    }

    /**
     * The choice for a model, if there is one and this machine has such vectors.
     *
     * @param text of the model file
     * @param precision that it is computed in; null for the file's own
     */
    public Optional<Target> find(String text, @Nullable Precision precision) {
        return cache.find(key(text, precision)).flatMap(VectorChoices::decode);
    }

    /** Keeps a choice, instead of any before; whether that was possible. */
    public boolean remember(String text, @Nullable Precision precision, Target chosen) {
        cache.store(key(text, precision), String.valueOf(chosen.vectorBits()).getBytes(StandardCharsets.UTF_8));
        return find(text, precision).equals(Optional.of(chosen));
    }

    private static CacheKey key(String text, @Nullable Precision precision) {
        return CacheKey.of("vectors", String.valueOf(precision), text);
    }

    private static Optional<Target> decode(byte[] bytes) {
        String bits = new String(bytes, StandardCharsets.UTF_8);
        return Target.allOfThisMachine().stream()
                .filter(target -> bits.equals(String.valueOf(target.vectorBits())))
                .findFirst();
    }
}
