package dev.nnm.benchmarks.table;

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

    /** All. */
    static final List<Product> ALL = Stream.concat(
                    IntStream.of(SQUARE).mapToObj(n -> new Product(n, n, n, false)), SKINNY.stream())
            .toList();

    private Products() {}
}
