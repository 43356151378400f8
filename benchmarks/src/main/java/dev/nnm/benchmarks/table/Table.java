package dev.nnm.benchmarks.table;

import dev.nnm.benchmarks.measure.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that are measured, and what each must reach. */
public final class Table {

    private Table() {}

    /** All lines that can be measured with what was built and is found in the working directory. */
    public static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Optional<Rivals> rivals = Rivals.find();
        rivals.ifPresent(found -> {
            lines.addAll(Training.lines(found));
            lines.addAll(Products.lines(found));
            lines.add(Functions.atOnePoint(found));
        });
        lines.addAll(Functions.lines());
        lines.addAll(OwnValue.lines());
        lines.addAll(Resources.lines());
        lines.addAll(Latency.lines());
        return lines;
    }

    /** What is demanded of several lines together. */
    public static List<Mean> means() {
        return List.of(Products.MEAN);
    }

    /**
     * The line of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Line named(String name) {
        return lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no line " + name));
    }
}
