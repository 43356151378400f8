package dev.nnm.benchmarks.work;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.loop.Target;

/** The compiler of the kernels that are measured. */
public final class OurCompiler {

    private static final String VECTORS = "benchmarks.vectors";

    private OurCompiler() {}

    /** The standard one, for the vectors that the report asks for, else the default. */
    static NnmCompiler get() {
        int bits = Integer.getInteger(VECTORS, Target.ofThisMachine().vectorBits());
        return NnmCompiler.standard().withTarget(new Target(bits));
    }

    /** The option of Java that has a process make kernels for that. */
    public static String option(Target target) {
        return "-D" + VECTORS + "=" + target.vectorBits();
    }
}
