package dev.nnm.cli.tuning;

import dev.nnm.runtime.Processor;
import dev.nnm.runtime.Vectors;

/** What tells a machine from others on which the same vectors need not be the fastest. */
final class Machine {

    private Machine() {}

    /**
     * The Java that runs, the processor, and the longest vectors that the one offers on the other. Where the system
     * does not tell the processor's name, processors of one kind are taken for the same.
     */
    static String description() {
        return "Java " + Runtime.version() + ", " + System.getProperty("os.arch") + ", "
                + Processor.ofThisMachine().name() + ", " + Vectors.longestBits() + " bits, "
                + Vectors.bits() + " by default";
    }
}
