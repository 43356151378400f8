package dev.nnm.runtime;

import java.util.Optional;

/** The vectors that the running Java machine can compute with. */
public final class Vectors {

    /** The module that kernels need for that; Java leaves it out unless it is asked for. */
    public static final String MODULE = "jdk.incubator.vector";

    /** Longer ones are used only where that was measured to be faster: not every kernel gains by them. */
    private static final int LONGEST_UNMEASURED = 256;

    /** Longer ones are never used: kernels are tested for no more. */
    private static final int LONGEST = 512;

    private Vectors() {}

    /** The length of the vectors that kernels use by default, in bits; 0 if Java was started without the module. */
    public static int bits() {
        return Math.min(LONGEST_UNMEASURED, longestBits());
    }

    /**
     * The length of the longest vectors that kernels can use here, in bits; 0 if Java was started without the module.
     */
    public static int longestBits() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        return module.map(found -> Math.min(LONGEST, preferredBits(found))).orElse(0);
    }

    /** By reflection: a class that refers to the module does not load without it. */
    private static int preferredBits(Module module) {
        Class<?> shapes = Class.forName(module, MODULE + ".VectorShape");
        if (shapes == null) {
            return 0;
        }
        try {
            Object preferred = shapes.getMethod("preferredShape").invoke(null);
            return (int) shapes.getMethod("vectorBitSize").invoke(preferred);
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }
}
