package dev.nnm.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Builds the parts of a construct in order. Constructs nest deeply, and a stream would take most of the stack. */
final class Each {

    private Each() {}

    static <T, R> List<R> of(List<T> trees, Function<T, R> build) {
        List<R> built = new ArrayList<>(trees.size());
        for (T tree : trees) {
            built.add(build.apply(tree));
        }
        return built;
    }
}
