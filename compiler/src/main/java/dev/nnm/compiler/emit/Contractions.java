package dev.nnm.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contractions of a kernel: each is a method of its own, and they share the methods of their tiles. */
final class Contractions {

    private final JavaNumbers numbers;
    private final ArrayReferences arrays;
    private final JavaNames names;
    private final VectorApi vectors;
    private final TileMethods tiles;
    private final List<MethodSpec> methods = new ArrayList<>();

    Contractions(JavaNumbers numbers, ArrayReferences arrays, JavaNames names, VectorApi vectors) {
        this.numbers = numbers;
        this.arrays = arrays;
        this.names = names;
        this.vectors = vectors;
        this.tiles = new TileMethods(numbers, names, vectors);
    }

    /** A call of the method that computes a contraction. */
    String call(Statement.Contraction contraction, JavaScope scope) {
        boolean batch = Digits.hasBatch(contraction.tiling().indices());
        List<LoopIndex> around = around(contraction);
        String name = names.variable("product");
        methods.add(
                new ContractionCode(contraction, numbers, arrays, vectors, tiles, names).method(name, batch, around));
        Stream<String> indices = around.stream().map(scope::name);
        return name + "("
                + Stream.concat(batch ? Stream.of("batch") : Stream.empty(), indices)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static List<LoopIndex> around(Statement.Contraction contraction) {
        Tiling tiling = contraction.tiling();
        Set<LoopIndex> used = new HashSet<>();
        Indices.of(List.of(contraction), used::add);
        tiling.indices().forEach(used::remove);
        return used.stream().sorted(Comparator.comparingInt(LoopIndex::id)).toList();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> all = new ArrayList<>(methods);
        all.addAll(tiles.methods());
        return all;
    }
}
