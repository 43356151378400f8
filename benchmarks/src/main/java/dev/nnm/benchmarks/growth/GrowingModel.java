package dev.nnm.benchmarks.growth;

import dev.nnm.benchmarks.work.ScalarProgram;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Models of growing size.
 *
 * @param what what grows
 * @param sizes the sizes
 * @param program the text of the model of a size
 */
record GrowingModel(String what, List<Integer> sizes, IntFunction<String> program) {

    static final List<GrowingModel> ALL = List.of(
            new GrowingModel("steps of a recurrent net", List.of(10, 100, 1_000, 10_000), GrowingModel::steps),
            new GrowingModel("inputs and units of two layers", List.of(8, 32, 128, 512), GrowingModel::units),
            new GrowingModel("rows of an image, convolved", List.of(8, 32, 128), GrowingModel::rows),
            new GrowingModel("points in index notation", List.of(10, 100, 1_000, 10_000), GrowingModel::points),
            new GrowingModel("examples in a batch", List.of(1, 32, 1_024, 32_768), GrowingModel::batch),
            new GrowingModel("layers", List.of(2, 8, 32, 128), GrowingModel::layers),
            new GrowingModel("rounds of a repetition", List.of(2, 8, 32, 128), GrowingModel::rounds),
            new GrowingModel("loops", List.of(1, 4, 16, 64), GrowingModel::loops),
            new GrowingModel("operations on numbers", List.of(100, 1_000, 10_000), GrowingModel::operations));

    private static String steps(int steps) {
        return """
                input  x[%d, 4]
                target t
                layer  read = dense(16)
                param  V[16, 16] ~ glorot
                h = scan h over xt in x from zeros(16) { tanh(read(xt) + V @ h) }
                output y = dense(h, 1)[0]
                loss   (y - t)^2
                """.formatted(steps);
    }

    private static String units(int units) {
        return """
                input  x[%1$d]
                target t
                hidden = dense(x, %1$d, tanh)
                output y = dense(hidden, 1)[0]
                loss   (y - t)^2
                """.formatted(units);
    }

    private static String rows(int rows) {
        return """
                input  x[1, %1$d, %1$d]
                target t
                planes = max_pool(conv2d(x, 4, padding = 1, activation = relu))
                output y = dense(flatten(planes), 1)[0]
                loss   (y - t)^2
                """.formatted(rows);
    }

    private static String points(int points) {
        return """
                input  x[%d, 3], c[3]
                param  w[3] ~ normal(0, 1)
                near[i] = exp(-(sum(k) (w[k] * (x[i, k] - c[k]))^2))
                step[i] = if i > 0 then near[i] - near[i - 1] else 0
                output y = sum(i) near[i] * step[i]
                loss   y^2
                """.formatted(points);
    }

    private static String batch(int examples) {
        return layers(2) + """
                train {
                  data  { %s -> 1 }
                  batch %d
                }
                """.formatted(String.join(", ", Collections.nCopies(16, "0")), examples);
    }

    private static String layers(int layers) {
        StringBuilder text = new StringBuilder("input  x[16]\ntarget t\nh0 = x\n");
        for (int layer = 1; layer <= layers; layer++) {
            text.append("h%d = dense(h%d, 16, tanh)%n".formatted(layer, layer - 1));
        }
        return text + "output y = dense(h%d, 1)[0]%nloss   (y - t)^2%n".formatted(layers);
    }

    private static String rounds(int rounds) {
        return """
                input  x[16]
                target t
                h = x
                repeat %d { h = h + dense(relu(layer_norm(h)), 16) }
                output y = dense(h, 1)[0]
                loss   (y - t)^2
                """.formatted(rounds);
    }

    private static String loops(int loops) {
        StringBuilder text = new StringBuilder("input  x[20, 4]\ntarget t\nh0 = x\n");
        for (int loop = 1; loop <= loops; loop++) {
            text.append("h%d = rnn(h%d, 4)%n".formatted(loop, loop - 1));
        }
        return text + "output y = dense(last(h%d), 1)[0]%nloss   (y - t)^2%n".formatted(loops);
    }

    private static String operations(int operations) {
        return ScalarProgram.random(20, operations).program() + "loss y^2\n";
    }
}
