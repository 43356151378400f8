package dev.nnm.benchmarks.work;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network of fully connected layers. With several outputs it tells classes apart, with one it fits numbers.
 *
 * @param sizes the number of inputs, then of each layer's units
 * @param activation of all layers but the last: tanh or relu
 * @param batch the examples of a training step
 */
public record Mlp(List<Integer> sizes, String activation, int batch) {

    /** Copies the list. */
    public Mlp {
        sizes = List.copyOf(sizes);
    }

    /** The seed of the inputs. */
    public static final long INPUT_SEED = 1;

    /** The seed of the targets. */
    public static final long TARGET_SEED = 2;

    /** The number of inputs. */
    public int inputs() {
        return sizes.get(0);
    }

    /** The number of outputs. */
    public int outputs() {
        return sizes.get(sizes.size() - 1);
    }

    /** Whether the outputs are classes. */
    public boolean classifies() {
        return outputs() > 1;
    }

    /** The sizes as a word. */
    public String name() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /**
     * The multiplications of a step, each with its addition: forward, and backward by the weights and by the inputs.
     */
    public double multiplyAdds() {
        double sum = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            int products = layer == 1 ? 2 : 3;
            sum += (double) products * sizes.get(layer - 1) * sizes.get(layer) * batch;
        }
        return sum;
    }

    /** The inputs of a batch. */
    public float[] inputData() {
        return Data.normal(INPUT_SEED, batch * inputs());
    }

    /** The targets of a batch. */
    public float[] targetData() {
        return classifies() ? Data.labels(TARGET_SEED, batch, outputs()) : Data.normal(TARGET_SEED, batch);
    }

    /** The network as a program. */
    public String program() {
        StringBuilder text = new StringBuilder("precision float\ninput x[%d]\n".formatted(inputs()));
        text.append(classifies() ? "target t : class(%s)\n".formatted(labels()) : "target t\n");
        String value = "x";
        for (int layer = 1; layer < sizes.size(); layer++) {
            boolean last = layer == sizes.size() - 1;
            text.append(
                    "h%d = dense(%s, %d%s)\n".formatted(layer, value, sizes.get(layer), last ? "" : ", " + activation));
            value = "h" + layer;
        }
        return text.append(classifies() ? "loss cross_entropy(%s, t)\n" : "loss squared_error(sum(%s), t)\n")
                .toString()
                .formatted(value);
    }

    private String labels() {
        return IntStream.range(0, outputs()).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(", "));
    }
}
