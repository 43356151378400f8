package dev.nnm.compiler.emit;

import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import java.util.HashMap;
import java.util.Map;

/** The Java names of a program's methods. */
final class MethodNames {

    private final Map<String, String> names = new HashMap<>();

    MethodNames(LoopProgram program, JavaNames classNames) {
        for (LoopMethod method : program.methods()) {
            names.put(method.name(), classNames.variable(method.name()));
        }
    }

    String name(String method) {
        return names.getOrDefault(method, method);
    }
}
