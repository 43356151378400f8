package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for arrays that packing adds. */
final class FreeNames {

    private FreeNames() {}

    /** A name that no array of the program has. */
    static String array(LoopProgram program, String wanted) {
        Set<String> taken = program.arrays().stream().map(LoopArray::name).collect(Collectors.toSet());
        String name = wanted;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }
}
