package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Work;

/**
 * The negative log-likelihood of a mixture of Gaussians with full covariances, each given by the triangular root of its
 * inverse: the logarithms of its diagonal, and what is below (F. Srajer et al., A Benchmark of Selected Algorithmic
 * Differentiation Tools, 2018, without the prior).
 *
 * @param dimensions of a point
 * @param components of the mixture
 * @param points how many there are
 */
public record Mixture(int dimensions, int components, int points) {

    /** The value alone. */
    public Work value() {
        return work("evaluate");
    }

    /** The value and the gradient by all parameters. */
    public Work gradient() {
        return work("train");
    }

    private Work work(String kernel) {
        return new KernelWork(program(), kernel, points, "loss").input("x", Data.normal(1, points * dimensions));
    }

    private String program() {
        return """
                precision double
                dim K = %d
                dim D = %d
                input x[D]
                param weight[K] = 0
                param centre[K, D] ~ normal(0, 1)
                param diagonal[K, D] = 0
                param below[K, D, D] ~ normal(0, 0.1)
                z[k, i] = exp(diagonal[k, i]) * (x[i] - centre[k, i]) + (
                  sum(j) if j < i then below[k, i, j] * (x[j] - centre[k, j]) else 0)
                density[k] = weight[k] + sum(i) (diagonal[k, i] - z[k, i]^2 / 2)
                loss logsumexp(weight) - logsumexp(density)
                """.formatted(components, dimensions);
    }
}
