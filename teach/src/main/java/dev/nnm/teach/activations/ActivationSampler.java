package dev.nnm.teach.activations;

import dev.nnm.compiler.NnmCompiler;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evaluates activation functions and their derivatives by kernels compiled for them.
 *
 * @param from where the range begins
 * @param to where it ends, above {@code from}
 * @param threshold a function is saturated where its derivative is, in absolute value, less than this
 */
public record ActivationSampler(double from, double to, double threshold) {

    private static final int STEPS = 320;

    /**
     * A function in the range.
     *
     * @param name the name of a function of one number
     * @throws dev.nnm.runtime.UserError if there is none
     */
    public ActivationCurve sample(NnmCompiler compiler, String name) {
        SampledFunction function = new SampledFunction(compiler, name);
        List<ActivationCurve.Point> points = function.at(IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> from + (to - from) * i / STEPS)
                .toArray());
        return new ActivationCurve(name, points, new Saturation(function::slope, threshold).among(points));
    }
}
