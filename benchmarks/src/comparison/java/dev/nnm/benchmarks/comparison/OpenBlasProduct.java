package dev.nnm.benchmarks.comparison;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemv;

import dev.nnm.benchmarks.measure.Work;
import dev.nnm.benchmarks.work.Product;
import org.bytedeco.javacpp.FloatPointer;

/** A product with OpenBLAS, one thread, in native memory, so that nothing is copied; one row as a vector. */
final class OpenBlasProduct implements Work {

    private final Product product;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    OpenBlasProduct(Product product) {
        blas_set_num_threads(1);
        this.product = product;
        this.a = new FloatPointer(product.left());
        this.b = new FloatPointer(product.right());
        this.c = new FloatPointer((long) product.rows() * product.columns());
    }

    @Override
    public void run() {
        int m = product.rows();
        int k = product.inner();
        int n = product.columns();
        if (m == 1 && product.transposed()) {
            cblas_sgemv(CblasRowMajor, CblasNoTrans, n, k, 1, b, k, a, 1, 0, c, 1);
        } else if (product.transposed()) {
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, n, k, 1, a, k, b, k, 0, c, n);
        } else {
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, k, b, n, 0, c, n);
        }
    }

    @Override
    public double fingerprint() {
        double sum = 0;
        for (long i = 0; i < c.limit(); i++) {
            sum += c.get(i);
        }
        return sum;
    }
}
