package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopProgram;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The numbers of a program's literals. Short ones are array initialisers of fields. Long ones are filled in by methods
 * of nested classes: a method must stay small, and a class has room for some 30,000 different numbers only.
 */
final class Literals {

    private static final int SHORT = 100;
    private static final int PER_METHOD = 400;
    private static final int PER_CLASS = 10_000;

    private final ArrayReferences arrays;
    private final JavaNumbers numbers;
    private final JavaNames names;
    private final String className;
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<TypeSpec> classes = new ArrayList<>();
    private int shortNumbers;

    Literals(LoopProgram program, ArrayReferences arrays, JavaNumbers numbers, JavaNames names, String className) {
        this.arrays = arrays;
        this.numbers = numbers;
        this.names = names;
        this.className = className;
        for (LoopArray array : program.arrays()) {
            if (array.role() instanceof LoopArray.Role.Literal literal) {
                add(array, literal.values());
            }
        }
    }

    List<FieldSpec> fields() {
        return fields;
    }

    List<MethodSpec> methods() {
        return methods;
    }

    List<TypeSpec> classes() {
        return classes;
    }

    private void add(LoopArray array, List<Double> values) {
        FieldSpec.Builder field = FieldSpec.builder(
                ArrayTypeName.of(numbers.typeName()),
                arrays.name(array),
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL);
        // All initialisers together form one method.
        if (shortNumbers + values.size() <= PER_METHOD && values.size() <= SHORT) {
            shortNumbers += values.size();
            fields.add(field.initializer(elements(values)).build());
        } else {
            fields.add(field.initializer("$L()", addFilling(arrays.name(array), values))
                    .build());
        }
    }

    private CodeBlock elements(List<Double> values) {
        StringBuilder format = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            format.append(i == 0 ? "" : ",$W").append(numbers.literal(values.get(i)));
        }
        return CodeBlock.of(format.append("}").toString());
    }

    /** Adds a method that makes the array; returns its name. */
    private String addFilling(String name, List<Double> values) {
        String method = names.variable("make " + name);
        MethodSpec.Builder make = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ArrayTypeName.of(numbers.typeName()))
                .addStatement("$T[] values = new $T[$L]", numbers.typeName(), numbers.typeName(), values.size());
        for (int from = 0; from < values.size(); from += PER_CLASS) {
            int to = Math.min(values.size(), from + PER_CLASS);
            String nested = nestedName(name, from / PER_CLASS + 1);
            classes.add(filler(nested, values.subList(from, to), from));
            make.addStatement("$L.fill(values)", nested);
        }
        methods.add(make.addStatement("return values").build());
        return method;
    }

    private String nestedName(String name, int number) {
        String nested = names.variable(name + "_PART" + number);
        return nested.equals(className) ? nested + "_" : nested;
    }

    private TypeSpec filler(String name, List<Double> values, int offset) {
        TypeSpec.Builder type =
                TypeSpec.classBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        MethodSpec.Builder fill = MethodSpec.methodBuilder("fill")
                .addModifiers(Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numbers.typeName()), "values");
        for (int from = 0; from < values.size(); from += PER_METHOD) {
            int to = Math.min(values.size(), from + PER_METHOD);
            String part = "fill" + from / PER_METHOD;
            fill.addStatement("$L(values)", part);
            type.addMethod(MethodSpec.methodBuilder(part)
                    .addModifiers(Modifier.STATIC)
                    .addParameter(ArrayTypeName.of(numbers.typeName()), "values")
                    .addStatement("$T[] part = $L", numbers.typeName(), elements(values.subList(from, to)))
                    .addStatement("$T.arraycopy(part, 0, values, $L, $L)", System.class, offset + from, to - from)
                    .build());
        }
        return type.addMethod(fill.build()).build();
    }
}
