package dev.nnm.compiler.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.nnm.compiler.op.Elementwise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Combines the lanes of one vector, halves first. The order of {@code reduceLanes} is left open for sums and products
 * of floating-point numbers: the last bits could depend on whether a method has been compiled yet.
 */
final class LaneFolds {

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final int lanes;
    private final List<FieldSpec> shuffles = new ArrayList<>();

    LaneFolds(JavaNumbers numbers, JavaNames names, int lanes) {
        this.numbers = numbers;
        this.names = names;
        this.lanes = lanes;
    }

    /** The constants that are referred to. */
    List<FieldSpec> fields() {
        return List.copyOf(shuffles);
    }

    /** Assignments after which lane 0 of a variable holds the combination of its lanes. */
    List<String> assignments(Elementwise combine, VectorApi vectors, String variable) {
        if (shuffles.isEmpty()) {
            for (int half = lanes / 2; half > 0; half /= 2) {
                shuffles.add(shuffle(half, vectors));
            }
        }
        return shuffles.stream()
                .map(shuffle -> variable + ".rearrange(" + shuffle.name() + ")")
                .map(partners -> variable + " = " + LaneExpressions.combined(combine, variable, partners))
                .toList();
    }

    /** Which lane is combined with which: those that lie some lanes apart. */
    private FieldSpec shuffle(int half, VectorApi vectors) {
        String partners = IntStream.range(0, lanes)
                .mapToObj(lane -> String.valueOf(lane ^ half))
                .collect(Collectors.joining(", "));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(
                                VectorApi.SHUFFLE, numbers.typeName().box()),
                        names.constant("across_" + half),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("$T.fromValues($L, $L)", VectorApi.SHUFFLE, vectors.species(), partners)
                .build();
    }
}
