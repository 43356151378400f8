package dev.nnm.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters that NIST certifies are found from both of its starting points. */
class FitCurvesTest {

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "misra1a, 500 0.0001, 2.3894212918E+02 5.5015643181E-04",
        "misra1a, 250 0.0005, 2.3894212918E+02 5.5015643181E-04",
        "rat43, 100 10 1 1, 6.9964151270E+02 5.2771253025E+00 7.5962938329E-01 1.2792483859E+00",
        "rat43, 700 5 0.75 1.3, 6.9964151270E+02 5.2771253025E+00 7.5962938329E-01 1.2792483859E+00",
        "thurber, 1000 1000 400 40 0.7 0.3 0.03, 1.2881396800E+03 1.4910792535E+03 5.8323836877E+02 "
                + "7.5416644291E+01 9.6629502864E-01 3.9797285797E-01 4.9727297349E-02",
        "thurber, 1300 1500 500 75 1 0.4 0.05, 1.2881396800E+03 1.4910792535E+03 5.8323836877E+02 "
                + "7.5416644291E+01 9.6629502864E-01 3.9797285797E-01 4.9727297349E-02",
    })
    void certifiedParameters(String name, String start, String certified) {
        CompiledModel model = NnmCompiler.standard().compile(Path.of("fitting", name + ".nnm"));
        double[] found = new LevenbergMarquardt(model).minimum(numbers(start));
        double[] expected = numbers(certified);
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(found[k]).as("b%d", k + 1).isCloseTo(expected[k], Percentage.withPercentage(1e-6));
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
