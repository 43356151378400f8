package dev.nnm.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.random.RandomNumbers.Purpose;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomNumbersTest {

    private final RandomNumbers random = new RandomNumbers(0, Purpose.INITIAL_VALUE, 0);

    @Test
    void uniformNumbersFillTheirInterval() {
        double[] numbers =
                IntStream.range(0, 100_000).mapToDouble(random::uniform).toArray();
        assertThat(Arrays.stream(numbers)).allMatch(u -> u >= 0 && u < 1);
        assertThat(mean(numbers)).isCloseTo(0.5, within(0.005));
        assertThat(variance(numbers)).isCloseTo(1.0 / 12, within(0.002));
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        double[] numbers =
                IntStream.range(0, 100_000).mapToDouble(random::normal).toArray();
        assertThat(Arrays.stream(numbers)).allMatch(Double::isFinite);
        assertThat(mean(numbers)).isCloseTo(0, within(0.01));
        assertThat(variance(numbers)).isCloseTo(1, within(0.02));
        double withinOne = Arrays.stream(numbers).filter(z -> Math.abs(z) < 1).count() / 100_000.0;
        assertThat(withinOne).isCloseTo(0.6827, within(0.006));
    }

    @Test
    void permutationsHoldEveryNumberOnce() {
        int[] order = random.permutation(1000);
        assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(random.permutation(0)).isEmpty();
        assertThat(random.permutation(1)).containsExactly(0);
    }

    @Test
    void permutationsOfThreeAreEquallyLikely() {
        int[] counts = new int[27];
        for (int i = 0; i < 6000; i++) {
            int[] order = new RandomNumbers(7, Purpose.SHUFFLE, i).permutation(3);
            counts[order[0] * 9 + order[1] * 3 + order[2]]++;
        }
        assertThat(Arrays.stream(counts).filter(c -> c > 0)).hasSize(6).allMatch(c -> c > 850 && c < 1150);
    }

    @Test
    void seedPurposeIndexAndPositionAllMatter() {
        double number = random.uniform(5);
        assertThat(new RandomNumbers(0, Purpose.INITIAL_VALUE, 0).uniform(5)).isEqualTo(number);
        assertThat(new RandomNumbers(1, Purpose.INITIAL_VALUE, 0).uniform(5)).isNotEqualTo(number);
        assertThat(new RandomNumbers(0, Purpose.SHUFFLE, 0).uniform(5)).isNotEqualTo(number);
        assertThat(new RandomNumbers(0, Purpose.INITIAL_VALUE, 1).uniform(5)).isNotEqualTo(number);
        assertThat(random.uniform(6)).isNotEqualTo(number);
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double variance(double[] numbers) {
        double mean = mean(numbers);
        return Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
    }
}
