package dev.nnm.runtime;

import java.util.Optional;

/** The vectors that the running Java machine can compute with. */
public final class Vectors {

    /** The module that kernels need for that; Java leaves it out unless it is asked for. */
    public static final String MODULE = "jdk.incubator.vector";

    /** Longer ones are never used: kernels are tested for no more. */
    private static final int LONGEST = 512;

    /** The longest by default where the processor is not known to compute with more at once: few kernels gain then. */
    private static final int MIDDLE = 256;

    private static final int BITS = defaultBits();

    private Vectors() {}

    /** The length of the vectors that kernels use by default, in bits; 0 if Java was started without the module. */
    public static int bits() {
        return BITS;
    }

    /**
     * The length of the longest vectors that kernels can use here, in bits; 0 if Java was started without the module.
     */
    public static int longestBits() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        return module.map(found -> Math.min(LONGEST, preferredBits(found))).orElse(0);
    }

    /** The processor is asked only where it makes a difference. */
    private static int defaultBits() {
        int longest = longestBits();
        return longest <= MIDDLE || Processor.ofThisMachine().computesWith512Bits() ? longest : MIDDLE;
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
