package dev.nnm.teach.activations;

import dev.nnm.compiler.check.Library;
import java.util.List;
import java.util.stream.Stream;

/** The activation functions that the language has. */
public final class Activations {

    /** Those that are operations of the compiler; the others are written in the library. */
    private static final List<String> OPERATIONS = List.of("sigmoid", "tanh", "softplus");

    private Activations() {}

    /** Their names. */
    public static List<String> names(Library library) {
        return Stream.concat(OPERATIONS.stream(), library.names("activations.nnm").stream())
                .toList();
    }
}
