package dev.nnm.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads the real data sets beside the repository. */
class SharedDataTest {

    private static Path shared(String name) {
        // Maven runs the tests in the module's folder
        Path file = Path.of("../../shared/data", name);
        assumeTrue(
                Files.exists(file),
                () -> "skipped: there is no " + file.toAbsolutePath().normalize());
        return file;
    }

    private static Dataset read(String name, int inputs, List<String> classes) {
        ModelDescription model = new ModelDescription(
                "M",
                "m.nnm",
                Precision.FLOAT,
                List.of(new Variable("x", List.of(inputs))),
                List.of(new Variable("t", List.of(), classes)),
                List.of(),
                List.of(),
                List.of(),
                true,
                null);
        return CsvExamples.readWithTargets(shared(name), model, List.of());
    }

    @Test
    void iris() {
        Dataset iris = read("iris.csv", 4, List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica"));
        assertThat(iris.count()).isEqualTo(150);
        assertThat(iris.input("x").example(149)).containsExactly(5.9, 3.0, 5.1, 1.8);
        assertThat(iris.targets().get(0).example(149)).containsExactly(2);
    }

    @Test
    void digits() {
        List<String> labels = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        assertThat(read("optdigits.tra", 64, labels).count()
                        + read("optdigits.hol", 64, labels).count())
                .isEqualTo(3823);
        assertThat(read("optdigits.tes", 64, labels).count()).isEqualTo(1797);
    }
}
