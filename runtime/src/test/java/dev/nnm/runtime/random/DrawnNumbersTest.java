package dev.nnm.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnNumbersTest {

    @Test
    void uniformNumbersAreExactInSinglePrecision() {
        double[] numbers = IntStream.range(0, 100_000)
                .mapToDouble(i -> DrawnNumbers.randomUniform(1, 2, 3, Math.floorDiv(i, 100), i % 100))
                .toArray();
        assertThat(Arrays.stream(numbers)).allMatch(u -> u >= 0 && u < 1 && u == (double) (float) u.doubleValue());
        assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(0.5, within(0.005));
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        double[] numbers = IntStream.range(0, 100_000)
                .mapToDouble(i -> DrawnNumbers.randomNormal(1, 2, 3, Math.floorDiv(i, 100), i % 100))
                .toArray();
        double mean = Arrays.stream(numbers).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(Arrays.stream(numbers).map(z -> z * z).average().orElseThrow())
                .isCloseTo(1, within(0.02));
    }

    @Test
    void everyArgumentMatters() {
        Set<Double> seen = new HashSet<>();
        for (int k = 0; k < 32; k++) {
            seen.add(DrawnNumbers.randomUniform(k & 1, k >> 1 & 1, k >> 2 & 1, k >> 3 & 1, k >> 4));
        }
        assertThat(seen).hasSize(32);
    }

    @Test
    void everyUpdateOfEverySeedHasADrawOfItsOwn() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long update = 1; update <= 1000; update++) {
                int first = DrawnNumbers.draw(seed, update, 0);
                int second = DrawnNumbers.draw(seed, update, 1);
                assertThat(first).isBetween(0, (1 << 24) - 1);
                assertThat(second).isBetween(0, (1 << 24) - 1);
                seen.add(((long) first << 24) | second);
            }
        }
        assertThat(seen).hasSize(10_000);
    }
}
