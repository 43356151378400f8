package dev.nnm.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contractions of a kernel: each is a method of its own, and they share the methods of tiles. */
final class Contractions {

    private final JavaNames names;
    private final KernelCode kernel;
    private final List<MethodSpec> methods = new ArrayList<>();

    Contractions(JavaNumbers numbers, ArrayReferences arrays, JavaNames names, VectorApi vectors, Spreading spreading) {
        this.names = names;
        this.kernel = new KernelCode(
                numbers,
                arrays,
                new JavaExpressions(numbers, arrays),
                vectors,
                new TileMethods(numbers, names, vectors),
                new DotMethods(numbers, names, vectors),
                spreading);
    }

    /** A call of the method that computes a contraction, and its epilogue if it has one. */
    String call(Statement.Contraction contraction, Optional<EpilogueCode> epilogue, JavaScope scope) {
        Statement all = epilogue.<Statement>map(EpilogueCode::fused).orElse(contraction);
        List<LoopIndex> around = Indices.free(List.of(all));
        kernel.spreading().noteAround(around.size());
        String name = names.variable("product");
        ContractionCode code = new ContractionCode(contraction, epilogue, kernel, names);
        methods.addAll(code.methods(name, around));
        Stream<String> indices = around.stream().map(scope::name);
        Stream<String> batch = code.needsBatch() ? Stream.of("batch") : Stream.empty();
        return name + "(" + Stream.concat(batch, indices).collect(Collectors.joining(", ")) + ")";
    }

    List<MethodSpec> methods() {
        List<MethodSpec> all = new ArrayList<>(methods);
        all.addAll(kernel.tiles().methods());
        all.addAll(kernel.dots().methods());
        return all;
    }
}
