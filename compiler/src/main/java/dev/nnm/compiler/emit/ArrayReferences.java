package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.SharedRoom;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How generated code refers to arrays, and to the tensors that lie in one array together. */
final class ArrayReferences {

    /** A place in the kernel's arguments or in a work array; equal places in different arguments share a constant. */
    private record Place(String owner, int offset, int size) {

        static Place of(Buffer buffer) {
            boolean own = buffer.array().role() instanceof LoopArray.Role.Work;
            return new Place(
                    own ? buffer.array().name() : "",
                    buffer.offset(),
                    Math.toIntExact(buffer.shape().elementCount()));
        }
    }

    private final Map<String, String> arrayNames = new HashMap<>();
    private final Map<String, String> fieldOf = new HashMap<>();
    private final Map<Place, String> constantOf = new HashMap<>();
    private final Map<String, Integer> constants = new LinkedHashMap<>();

    /** Names all arrays of a program, and the places of the tensors that share one. */
    ArrayReferences(LoopProgram program, JavaNames names) {
        for (LoopArray array : program.arrays()) {
            boolean literal = array.role() instanceof LoopArray.Role.Literal;
            arrayNames.put(array.name(), literal ? names.constant(array.name()) : names.variable(array.name()));
        }
        for (SharedRoom room : program.rooms()) {
            String field = names.variable(room.room().name());
            arrayNames.put(room.room().name(), field);
            room.holds().forEach(array -> fieldOf.put(array.name(), field));
        }
        sharing(program)
                .forEach(buffer -> constantOf.computeIfAbsent(Place.of(buffer), place -> {
                    String constant = names.constant(buffer.name());
                    constants.put(constant, buffer.offset());
                    return constant;
                }));
    }

    /** The tensors that do not have an array to themselves, in the order of their places. */
    private static List<Buffer> sharing(LoopProgram program) {
        List<Buffer> buffers = new ArrayList<>();
        program.methods()
                .forEach(method -> Walk.buffers(method.body(), buffer -> {
                    if (!buffer.isWhole()) {
                        buffers.add(buffer);
                    }
                }));
        buffers.sort(Comparator.comparingInt(Buffer::offset));
        return buffers;
    }

    /** The name of an array. */
    String name(LoopArray array) {
        String name = arrayNames.get(array.name());
        if (name == null) {
            throw new IllegalStateException("unknown array " + array.name());
        }
        return name;
    }

    /**
     * Statements that copy references to arrays from fields to local variables; those of literals are constants. Arrays
     * that share a field have local variables of their own.
     */
    CodeBlock asLocals(Collection<LoopArray> arrays, JavaNumbers numbers) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LoopArray array : arrays) {
            if (!(array.role() instanceof LoopArray.Role.Literal)) {
                String field = fieldOf.getOrDefault(array.name(), name(array));
                code.addStatement("$L[] $L = this.$L", numbers.type(), name(array), field);
            }
        }
        return code.build();
    }

    /** The constant that holds where a tensor begins; empty if it begins where its array does and fills it. */
    String base(Buffer buffer) {
        return buffer.isWhole() ? "" : constantOf.getOrDefault(Place.of(buffer), "");
    }

    /** The constants that hold where tensors begin, with their values. */
    Map<String, Integer> constants() {
        return constants;
    }
}
