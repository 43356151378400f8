package dev.nnm.teach.depth;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A net whose layers are all alike, and its sizes.
 *
 * @param depth the number of layers, at least 1
 * @param width the number of units in each layer, and of inputs
 */
public record DeepNet(int depth, int width) {

    /** The means are over so many random examples. */
    public static final int EXAMPLES = 32;

    private static final String PROGRAM = """
            # %1$d layers of %2$d units, activation %3$s, weights %4$s. The result is a random sum of the last layer's units.
            precision double
            dim    width = %2$d
            param  examples[%5$d, width] ~ normal(0, 1)
            param  readout[width] ~ normal(0, 1)
            fn deeper(h) {
              param W[width, width] ~ %4$s
              %3$s(h @ W')
            }
            fn size_of(x) = sqrt(mean(x^2))
            h0 = examples
            %6$s
            result = sum(h%1$d @ readout)
            (%7$s) = grad(result, [%8$s])
            output values = [%9$s], gradients = [%10$s]
            output spread = max(h1, axis = 1) - min(h1, axis = 1)
            """;

    /**
     * The program that computes the net's values and gradients: of each layer the root mean squares, over units and
     * examples, of its values and of the derivatives of the result by them.
     *
     * @param activation the name of a function
     * @param initializer an initialiser as the language has it: {@code he}, {@code normal(0, 0.1)}
     */
    public String program(String activation, String initializer) {
        return PROGRAM.formatted(
                depth,
                width,
                activation,
                initializer,
                EXAMPLES,
                layers("\n", k -> "h" + k + " = deeper(h" + (k - 1) + ")"),
                layers(", ", k -> "g" + k),
                layers(", ", k -> "h" + k),
                layers(", ", k -> "size_of(h" + k + ")"),
                layers(", ", k -> "size_of(g" + k + ")"));
    }

    private String layers(String separator, IntFunction<String> written) {
        return IntStream.rangeClosed(1, depth).mapToObj(written).collect(Collectors.joining(separator));
    }
}
