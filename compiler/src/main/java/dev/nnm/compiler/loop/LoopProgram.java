package dev.nnm.compiler.loop;

import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.Precision;
import java.util.List;

/**
 * A kernel as loops.
 *
 * @param description the kernel's signature
 * @param precision the precision of all its numbers
 * @param target what it counts on
 * @param arrays all arrays; the arguments first, in the signature's order
 * @param methods the methods; the first is what a run executes, the others are called from those before them
 */
public record LoopProgram(
        KernelDescription description,
        Precision precision,
        Target target,
        List<LoopArray> arrays,
        List<LoopMethod> methods) {

    /** Copies the lists. */
    public LoopProgram {
        arrays = List.copyOf(arrays);
        methods = List.copyOf(methods);
    }

    /** The method that a run executes. */
    public LoopMethod entry() {
        return methods.get(0);
    }

    /** The same program with other arrays and methods. */
    public LoopProgram with(List<LoopArray> newArrays, List<LoopMethod> newMethods) {
        return new LoopProgram(description, precision, target, newArrays, newMethods);
    }
}
