package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The arrays of a kernel as fields: those of the caller, bound in each run, and its own, which grow with the batch. */
final class ArgumentBinding {

    /** How many arrays one method handles, so that it stays small. */
    private static final int CHUNK = 100;

    private final LoopProgram program;
    private final ArrayReferences arrays;
    private final JavaNumbers numbers;
    private final String bind;
    private final String reserve;
    private final String elements;

    ArgumentBinding(LoopProgram program, ArrayReferences arrays, JavaNumbers numbers, JavaNames names) {
        this.program = program;
        this.arrays = arrays;
        this.numbers = numbers;
        this.bind = names.variable("bind");
        this.reserve = names.variable("reserve");
        this.elements = names.variable("elements");
    }

    // ---- which arrays there are

    private List<LoopArray> argumentArrays() {
        return program.arrays().stream()
                .filter(array ->
                        array.role() instanceof LoopArray.Role.Input || array.role() instanceof LoopArray.Role.Result)
                .toList();
    }

    private List<LoopArray> growingArrays() {
        return program.workMemory().stream().filter(LoopArray::batched).toList();
    }

    private static int position(LoopArray array) {
        return array.role() instanceof LoopArray.Role.Input input
                ? input.position()
                : ((LoopArray.Role.Result) array.role()).position();
    }

    // ---- fields

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        argumentArrays().forEach(array -> fields.add(field(array).build()));
        program.workMemory()
                .forEach(array ->
                        fields.add(field(array).addJavadoc(contents(array)).build()));
        return fields;
    }

    /** What an array holds in turn, if several arrays share it. */
    private CodeBlock contents(LoopArray memory) {
        return program.rooms().stream()
                .filter(room -> room.room().equals(memory))
                .map(room -> CodeBlock.of(
                        "Holds $L.", room.holds().stream().map(arrays::name).collect(Collectors.joining(", then "))))
                .findFirst()
                .orElse(CodeBlock.of(""));
    }

    private FieldSpec.Builder field(LoopArray array) {
        FieldSpec.Builder field =
                FieldSpec.builder(ArrayTypeName.of(numbers.typeName()), arrays.name(array), Modifier.PRIVATE);
        boolean ownOfFixedSize = array.role() instanceof LoopArray.Role.Work && !array.batched();
        return ownOfFixedSize
                ? field.addModifiers(Modifier.FINAL).initializer("new $T[$L]", numbers.typeName(), array.size())
                : field.initializer("{}");
    }

    // ---- methods

    /** The kernel's {@code run}, which ends with a call. */
    MethodSpec run(CodeBlock call) {
        MethodSpec.Builder run = MethodSpec.methodBuilder("run")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "batch")
                .addParameter(Storage[].class, "arguments");
        for (int chunk = 0; chunk < chunks(argumentArrays()); chunk++) {
            run.addStatement("$L(batch, arguments)", chunkName(bind, chunk));
        }
        for (int chunk = 0; chunk < chunks(growingArrays()); chunk++) {
            run.addStatement("$L(batch)", chunkName(reserve, chunk));
        }
        return run.addStatement(call).build();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        for (int chunk = 0; chunk < chunks(argumentArrays()); chunk++) {
            methods.add(bindMethod(chunk));
        }
        for (int chunk = 0; chunk < chunks(growingArrays()); chunk++) {
            methods.add(reserveMethod(chunk));
        }
        if (!argumentArrays().isEmpty()) {
            methods.add(elementsMethod());
        }
        return methods;
    }

    private static int chunks(List<LoopArray> all) {
        return (all.size() + CHUNK - 1) / CHUNK;
    }

    private static List<LoopArray> chunk(List<LoopArray> all, int chunk) {
        return all.subList(chunk * CHUNK, Math.min(all.size(), (chunk + 1) * CHUNK));
    }

    private static String chunkName(String name, int chunk) {
        return chunk == 0 ? name : name + "_" + (chunk + 1);
    }

    private MethodSpec bindMethod(int chunk) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(chunkName(bind, chunk))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "batch")
                .addParameter(Storage[].class, "arguments");
        for (LoopArray array : chunk(argumentArrays(), chunk)) {
            method.addStatement(
                    "$L = $L(arguments[$L], $S, $L)",
                    arrays.name(array),
                    elements,
                    position(array),
                    SafeText.of(array.name()),
                    count(array));
        }
        return method.build();
    }

    /** As a long, so that what no array can hold is told from what it can. */
    private static String count(LoopArray array) {
        if (!array.batched()) {
            return String.valueOf(array.size());
        }
        return array.size() == 1 ? "batch" : "batch * " + array.size() + "L";
    }

    private MethodSpec elementsMethod() {
        return MethodSpec.methodBuilder(elements)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ArrayTypeName.of(numbers.typeName()))
                .addParameter(Storage.class, "argument")
                .addParameter(String.class, "name")
                .addParameter(TypeName.LONG, "count")
                .addStatement(
                        "$T[] elements = (($T) argument).array()",
                        numbers.typeName(),
                        numbers.isFloat() ? FloatStorage.class : DoubleStorage.class)
                .beginControlFlow("if (elements.length < count)")
                .addStatement(
                        "throw new $T($S + elements.length + $S$W+ name + $S + count)",
                        IllegalArgumentException.class,
                        "an array of ",
                        " elements was given for ",
                        ", which needs ")
                .endControlFlow()
                .addStatement("return elements")
                .build();
    }

    private MethodSpec reserveMethod(int chunk) {
        List<LoopArray> growing = chunk(growingArrays(), chunk);
        int largest = growing.stream().mapToInt(LoopArray::size).max().orElse(1);
        int maximalBatch = (Integer.MAX_VALUE - 8) / largest;
        MethodSpec.Builder method = MethodSpec.methodBuilder(chunkName(reserve, chunk))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "batch")
                .beginControlFlow("if (batch > $L)", maximalBatch)
                .addStatement(
                        "throw new $T($S + batch + $S)",
                        IllegalArgumentException.class,
                        "a batch of ",
                        " examples is too large; the largest possible is " + maximalBatch)
                .endControlFlow();
        for (LoopArray array : growing) {
            String name = arrays.name(array);
            String size = array.size() == 1 ? "batch" : "batch * " + array.size();
            method.beginControlFlow("if ($L.length < $L)", name, size)
                    .addStatement("$L = new $T[$L]", name, numbers.typeName(), size)
                    .endControlFlow();
        }
        return method.build();
    }
}
