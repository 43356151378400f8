package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import dev.nnm.benchmarks.measure.Measure;
import dev.nnm.benchmarks.measure.Threads;
import dev.nnm.benchmarks.work.Product;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The matrix products that are measured. */
final class Products {

    private static final int[] SQUARE = {64, 96, 128, 192, 256, 384, 528, 768, 1008, 1024};
    private static final List<Product> SKINNY = List.of(
            new Product(1, 256, 256, true),
            new Product(1, 784, 128, true),
            new Product(1, 1024, 1024, true),
            new Product(32, 64, 64, true),
            new Product(32, 784, 128, true),
            new Product(32, 1024, 1024, true));

    private static final String PREFIX = "product-";
    private static final String RIVAL = "OpenBLAS";

    /** What is demanded of all together. */
    static final Mean MEAN = new Mean("all products above, geometric mean", RIVAL, PREFIX, 1.0);

    private Products() {}

    static List<Line> lines(Rivals rivals) {
        return Stream.concat(IntStream.of(SQUARE).mapToObj(n -> new Product(n, n, n, false)), SKINNY.stream())
                .map(product -> line(product, rivals))
                .toList();
    }

    private static Line line(Product product, Rivals rivals) {
        String formula = product.transposed() ? "C = A·Bᵀ " : "C = A·B ";
        return new Line(
                PREFIX + product.name(),
                formula + product.name().replace("x", " × "),
                RIVAL,
                Threads.ONE,
                1.1,
                new Measure.Ratio(product::work, rivals.product(product)));
    }
}
