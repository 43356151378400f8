package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Side;
import dev.nnm.benchmarks.work.Mlp;
import dev.nnm.benchmarks.work.Product;
import dev.nnm.benchmarks.work.ScalarProgram;
import java.util.Optional;
import java.util.ServiceLoader;

/** What a user would pick instead, found as a service: it is there only if the comparisons were built. */
public interface Rivals {

    /** A training step with PyTorch: its autograd and its Adam. */
    Side training(Mlp network);

    /** A training step of LeNet-5 with PyTorch. */
    Side lenet(int batch);

    /** Forward and backward through an LSTM with PyTorch. */
    Side lstm(int batch);

    /** A product with OpenBLAS. */
    Side product(Product product);

    /** Value and gradient at one point with Hipparchus. */
    Side gradient(ScalarProgram program);

    /** The rivals, if they were built. */
    static Optional<Rivals> find() {
        return ServiceLoader.load(Rivals.class).findFirst();
    }
}
