package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.share.SharingLimits;
import dev.nnm.runtime.parallel.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * What a kernel needs in order to spread contractions and loops over threads: the workers, room for each part, and the
 * tasks by number. Every element is computed by one thread and in one order, so results do not depend on how many there
 * are.
 */
final class Spreading {

    /** The greatest number of calls that one method chooses from, so that it stays small. */
    private static final int CHOICES = 300;

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final String workers;
    private final String scratch;
    private final String around;
    private final String batch;
    private final String spread;
    private final List<String> tasks = new ArrayList<>();
    private final Map<String, Integer> rooms = new LinkedHashMap<>();
    private int mostAround;

    Spreading(JavaNumbers numbers, JavaNames names) {
        this.numbers = numbers;
        this.names = names;
        this.workers = names.variable("workers");
        this.scratch = names.variable("scratch");
        this.around = names.variable("around");
        this.batch = names.variable("batchOfTask");
        this.spread = names.variable("spread");
    }

    /** Where the share of one of them begins, if all share so many things. */
    static String share(String count, String part) {
        return share(count, part, "parts");
    }

    /** The same, where the number of parts has another name. */
    static String share(String count, String part, String parts) {
        return "(int) ((long) " + count + " * " + part + " / " + parts + ")";
    }

    /** The field that holds room for all parts, one after another. */
    String scratch() {
        return scratch;
    }

    /** The field that holds the indices of the loops around a task. */
    String around() {
        return around;
    }

    /** The method that does a task. */
    String spread() {
        return spread;
    }

    /** The number of a new task, parts of which a method does. */
    int task(String method) {
        tasks.add(method);
        return tasks.size() - 1;
    }

    /** Says how many loops are around a task. */
    void noteAround(int loops) {
        mostAround = Math.max(mostAround, loops);
    }

    /** Says that an array has room for so many numbers of each part. */
    void noteRoom(String array, int size) {
        rooms.put(array, size);
    }

    boolean isUsed() {
        return !tasks.isEmpty();
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(Workers.class, workers, Modifier.PRIVATE)
                .initializer("$T.ONE", Workers.class)
                .build());
        fields.add(FieldSpec.builder(ArrayTypeName.of(numbers.typeName()), scratch, Modifier.PRIVATE)
                .initializer("{}")
                .build());
        rooms.forEach((array, size) ->
                fields.add(FieldSpec.builder(ArrayTypeName.of(numbers.typeName()), array, Modifier.PRIVATE)
                        .initializer("new $T[$L]", numbers.typeName(), size)
                        .build()));
        fields.add(FieldSpec.builder(TypeName.INT, batch, Modifier.PRIVATE).build());
        if (mostAround > 0) {
            fields.add(FieldSpec.builder(int[].class, around, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new int[$L]", mostAround)
                    .build());
        }
        return fields;
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(useMethod(), spreadMethod()));
        methods.addAll(partMethods());
        return methods;
    }

    private MethodSpec useMethod() {
        MethodSpec.Builder use = MethodSpec.methodBuilder("use")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Workers.class, "given")
                .addStatement("$L = given", workers);
        rooms.forEach((array, size) ->
                use.addStatement("$L = new $T[given.threads() * $L]", array, numbers.typeName(), size));
        return use.build();
    }

    private MethodSpec spreadMethod() {
        return MethodSpec.methodBuilder(spread)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "task")
                .addParameter(TypeName.DOUBLE, "products")
                .addParameter(TypeName.INT, "size")
                .addParameter(TypeName.INT, "batch")
                .addStatement("int parts = products < $L ? 1 : $L.threads()", SharingLimits.USUAL.leastWork(), workers)
                .beginControlFlow("if ($L.length < parts * size)", scratch)
                .addStatement("$L = new $T[parts * size]", scratch, numbers.typeName())
                .endControlFlow()
                .addStatement("$L = batch", batch)
                .addStatement("$L.run(this, task, parts)", workers)
                .build();
    }

    private List<MethodSpec> partMethods() {
        List<CodeBlock> calls = tasks.stream()
                .map(method -> CodeBlock.of("$L($L, part, parts)", method, batch))
                .toList();
        MethodSpec.Builder part =
                MethodSpec.methodBuilder("part").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        if (calls.size() <= CHOICES) {
            return List.of(choosing(part, "task", 0, calls));
        }
        List<MethodSpec> methods = new ArrayList<>();
        List<CodeBlock> groups = new ArrayList<>();
        for (int first = 0; first < calls.size(); first += CHOICES) {
            String name = names.variable("partFrom" + first);
            MethodSpec.Builder group = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            List<CodeBlock> some = calls.subList(first, Math.min(calls.size(), first + CHOICES));
            methods.add(choosing(group, "task", first, some));
            groups.add(CodeBlock.of("$L(task, part, parts)", name));
        }
        methods.add(0, choosing(part, "task / " + CHOICES, 0, groups));
        return methods;
    }

    /** Makes the call that a number stands for. */
    private static MethodSpec choosing(MethodSpec.Builder method, String number, int first, List<CodeBlock> calls) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch ($L)", number);
        for (int k = 0; k < calls.size(); k++) {
            code.add("case $L:\n$>", first + k);
            code.addStatement(calls.get(k));
            code.addStatement("break");
            code.add("$<");
        }
        code.add("default:\n$>");
        code.addStatement("throw new $T($S + task)", IllegalArgumentException.class, "task ");
        code.add("$<");
        return method.addParameter(TypeName.INT, "task")
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addCode(code.endControlFlow().build())
                .build();
    }
}
