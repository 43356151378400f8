package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** Calls of the program's own functions. */
final class Calls {

    /** All of them. */
    static final List<Construct> ALL = List.of(Construct.any("call", Calls::call));

    private Calls() {}

    private static Term call(TermWriter writer, Shape shape) {
        List<String> functions = writer.scope().functions();
        String template = functions.isEmpty() ? "identity(#)" : writer.choices().pick(functions);
        return Construct.elementwise(writer, shape, template);
    }
}
