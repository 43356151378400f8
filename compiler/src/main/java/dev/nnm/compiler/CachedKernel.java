package dev.nnm.compiler;

import java.util.Map;

/**
 * What a cache keeps of a kernel.
 *
 * @param className the qualified name of the kernel's class
 * @param classes class files by qualified binary name
 */
public record CachedKernel(String className, Map<String, byte[]> classes) {

    /** Copies the map. */
    public CachedKernel {
        classes = Map.copyOf(classes);
    }
}
