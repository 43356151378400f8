package dev.nnm.teach.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContoursTest {

    private static final int SIZE = 41;

    private static Grid grid(DoubleBinaryOperator function) {
        double[] axis = IntStream.range(0, SIZE)
                .mapToDouble(i -> -2 + 4.0 * i / (SIZE - 1))
                .toArray();
        return Grid.of(axis, axis, function);
    }

    @Test
    void aCircleIsOneClosedLine() {
        List<List<Point2D>> lines = Contours.of(grid((x, y) -> x * x + y * y), 1);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get(0)).isEqualTo(lines.get(0).get(lines.get(0).size() - 1));
        assertThat(lines.get(0))
                .allSatisfy(point -> assertThat(point.distance(0, 0)).isCloseTo(1, within(0.005)));
    }

    @Test
    void theLevelOfASaddleIsTwoOpenLinesOnEitherSideOfIt() {
        for (double level : new double[] {-0.001, 0.001}) {
            List<List<Point2D>> lines = Contours.of(grid((x, y) -> x * x - y * y), level);

            assertThat(lines).hasSize(2);
            assertThat(lines).allSatisfy(line -> assertThat(line.get(0)).isNotEqualTo(line.get(line.size() - 1)));
        }
    }

    @Test
    void thereAreNoLinesWhereValuesAreNotFinite() {
        List<List<Point2D>> lines = Contours.of(grid((x, y) -> x < 0 ? Double.NaN : x - y), 0);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).allSatisfy(point -> assertThat(point.getX()).isNotNegative());
        assertThat(Contours.of(grid((x, y) -> Double.NaN), 0)).isEmpty();
    }

    @Test
    void levelsAscendAndHaveFewDigits() {
        List<Double> levels = ContourLevels.of(grid((x, y) -> Math.exp(3 * x)));

        assertThat(levels).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(8);
        assertThat(ContourLevels.of(grid((x, y) -> 5))).containsExactly(5.0);
        assertThat(ContourLevels.of(grid((x, y) -> Double.NaN))).isEmpty();
    }

    @Test
    void labelsTouchNeitherEachOtherNorPaths() {
        Grid grid = grid((x, y) -> x * x + y * y);
        Plot.Curve path = new Plot.Curve("path", List.of(-2.0, 2.0), List.of(0.0, 0.0));
        ContourLabels labels = new ContourLabels(new ContourPlot("", "x", "y", grid, List.of(path), List.of()));
        ContourLevels.of(grid).forEach(level -> labels.interrupted(Contours.of(grid, level), level));

        assertThat(labels.placed()).hasSizeGreaterThan(4);
        assertThat(labels.placed())
                .allSatisfy(label -> assertThat(Math.abs(label.y())).isGreaterThan(0.06));
    }
}
