package dev.nnm.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Target;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.Vectors;
import java.util.List;

/**
 * The classes of which one is a kernel where a model runs.
 *
 * @param kernel its signature
 * @param anywhere the name of the class that runs on any Java machine
 * @param withVectors those that compute with vectors and are faster where there are these, the longest first
 */
public record KernelClasses(KernelDescription kernel, String anywhere, List<WithVectors> withVectors) {

    /** Copies the list. */
    public KernelClasses {
        withVectors = List.copyOf(withVectors);
    }

    /**
     * A class that computes with vectors.
     *
     * @param target where it runs, and where vectors are longer
     * @param name its name, without its package
     */
    public record WithVectors(Target target, String name) {}

    /**
     * An instance of the right one. Those with vectors are named nowhere else: they do not load where there are none.
     */
    CodeBlock instance(String packageName) {
        CodeBlock.Builder choice = CodeBlock.builder();
        for (WithVectors longer : withVectors) {
            choice.add(
                    "$T.bits() >= $L ? new $T()\n: ",
                    Vectors.class,
                    longer.target().vectorBits(),
                    ClassName.get(packageName, longer.name()));
        }
        return choice.add("new $T()", ClassName.get(packageName, anywhere)).build();
    }
}
