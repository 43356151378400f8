package dev.nnm.compiler.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import dev.nnm.runtime.parallel.ParallelTask;
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
    private final Spreading spreading;
    private final List<MethodSpec> methods = new ArrayList<>();

    Contractions(JavaNumbers numbers, ArrayReferences arrays, JavaNames names, VectorApi vectors) {
        this.numbers = numbers;
        this.arrays = arrays;
        this.names = names;
        this.vectors = vectors;
        this.tiles = new TileMethods(numbers, names, vectors);
        this.spreading = new Spreading(numbers, names);
    }

    /** A call of the method that computes a contraction. */
    String call(Statement.Contraction contraction, JavaScope scope) {
        List<LoopIndex> around = around(contraction);
        spreading.noteAround(around.size());
        String name = names.variable("product");
        ContractionCode code = new ContractionCode(contraction, numbers, arrays, vectors, tiles, spreading, names);
        methods.addAll(code.methods(name, around));
        Stream<String> indices = around.stream().map(scope::name);
        Stream<String> batch = code.needsBatch() ? Stream.of("batch") : Stream.empty();
        return name + "(" + Stream.concat(batch, indices).collect(Collectors.joining(", ")) + ")";
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
        if (spreading.isUsed()) {
            all.addAll(spreading.methods());
        }
        return all;
    }

    /** The fields of the kernel for them. */
    List<FieldSpec> fields() {
        return spreading.isUsed() ? spreading.fields() : List.of();
    }

    /** The types that the kernel has for their sake. */
    List<TypeName> types() {
        return spreading.isUsed() ? List.of(TypeName.get(ParallelTask.class)) : List.of();
    }
}
