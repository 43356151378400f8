package dev.nnm.benchmarks.comparison;

import dev.nnm.benchmarks.measure.Side;
import dev.nnm.benchmarks.table.Rivals;
import dev.nnm.benchmarks.work.Mlp;
import dev.nnm.benchmarks.work.Product;
import dev.nnm.benchmarks.work.ScalarProgram;

/** PyTorch, OpenBLAS and Hipparchus. */
public final class NativeAndJavaRivals implements Rivals {

    @Override
    public Side training(Mlp network) {
        return () -> PyTorchNetworks.training(network);
    }

    @Override
    public Side lenet(int batch) {
        return () -> PyTorchNetworks.lenet(batch);
    }

    @Override
    public Side lstm(int batch) {
        return () -> PyTorchNetworks.lstm(batch);
    }

    @Override
    public Side product(Product product) {
        return () -> new OpenBlasProduct(product);
    }

    @Override
    public Side gradient(ScalarProgram program) {
        return () -> new HipparchusGradient(program);
    }
}
