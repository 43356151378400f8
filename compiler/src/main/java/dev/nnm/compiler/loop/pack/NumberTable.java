package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves the numbers of a program with very many different ones into arrays: a class file has room for about 30,000. The
 * arrays are short enough for their indices to need no room themselves.
 */
final class NumberTable {

    private static final int MANY = 8_000;

    private NumberTable() {}

    /** The program itself unless it has too many numbers. */
    static LoopProgram apply(LoopProgram program) {
        Map<Double, Integer> positions = new LinkedHashMap<>();
        program.methods()
                .forEach(method -> Walk.scalars(method.body(), scalar -> {
                    if (scalar instanceof Scalar.Constant constant) {
                        positions.putIfAbsent(constant.value(), positions.size());
                    }
                }));
        return positions.size() < MANY ? program : withTable(program, positions);
    }

    private static LoopProgram withTable(LoopProgram program, Map<Double, Integer> positions) {
        List<Buffer> tables = tables(program, new ArrayList<>(positions.keySet()));
        List<LoopMethod> methods = new ArrayList<>();
        for (LoopMethod method : program.methods()) {
            methods.add(new LoopMethod(
                    method.name(),
                    method.parameters(),
                    Rewrite.scalars(method.body(), scalar -> looked(scalar, positions, tables))));
        }
        List<LoopArray> arrays = new ArrayList<>(program.arrays());
        tables.forEach(table -> arrays.add(table.array()));
        return program.with(arrays, methods);
    }

    private static List<Buffer> tables(LoopProgram program, List<Double> numbers) {
        List<Buffer> tables = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += LoopArray.LARGEST_NUMBERED) {
            List<Double> part = numbers.subList(from, Math.min(numbers.size(), from + LoopArray.LARGEST_NUMBERED));
            String name = FreeNames.array(program, "numbers" + (tables.size() + 1));
            LoopArray array = new LoopArray(name, new LoopArray.Role.Literal(part), part.size(), false);
            tables.add(Buffer.whole(array, Shape.of(part.size())));
        }
        return tables;
    }

    private static Scalar looked(Scalar scalar, Map<Double, Integer> positions, List<Buffer> tables) {
        if (scalar instanceof Scalar.Constant constant) {
            int position = positions.getOrDefault(constant.value(), 0);
            return new Scalar.Load(
                    tables.get(position / LoopArray.LARGEST_NUMBERED),
                    Affine.constant(position % LoopArray.LARGEST_NUMBERED));
        }
        return scalar;
    }
}
