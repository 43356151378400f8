package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.emit.function.VectorFunction;
import dev.nnm.compiler.emit.function.VectorFunctions;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.JavaForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The methods that compute a function of whole vectors. Arguments and results go through an array, so that no vector
 * becomes an object where the JIT does not inline the method.
 */
final class LaneFunctions {

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final VectorApi vectors;
    private final Map<Elementwise, MethodSpec> methods = new LinkedHashMap<>();
    private final Map<String, FieldSpec> constants = new LinkedHashMap<>();

    LaneFunctions(JavaNumbers numbers, JavaNames names, VectorApi vectors) {
        this.numbers = numbers;
        this.names = names;
        this.vectors = vectors;
    }

    /** The constants that they refer to. */
    List<FieldSpec> fields() {
        return List.copyOf(constants.values());
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    /**
     * The name of the method for an operation, given an array and where the first argument's lanes begin. Those of a
     * second argument follow. The result takes the place of the first.
     */
    String method(Elementwise operation) {
        return methods.computeIfAbsent(operation, this::write).name();
    }

    private MethodSpec write(Elementwise operation) {
        return MethodSpec.methodBuilder(names.variable(operation.name() + "OfLanes"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numbers.typeName()), "numbers")
                .addParameter(TypeName.INT, "at")
                .addCode(body(operation))
                .build();
    }

    private CodeBlock body(Elementwise operation) {
        Optional<VectorFunction> function = VectorFunctions.named(operation.name());
        return function.isPresent() ? together(operation, function.get()) : oneByOne(operation);
    }

    private CodeBlock together(Elementwise operation, VectorFunction function) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("$T x = " + vectors.load("numbers", "at"), vectors.className());
        function.where(numbers.precision(), this::constant).ifPresent(mask -> {
            noteOperators(mask);
            code.beginControlFlow("if (!$L.allTrue())", mask);
            code.add(oneByOne(operation));
            code.addStatement("return");
            code.endControlFlow();
        });
        List<String> lines = function.lines(numbers.precision(), vectors.type(), this::constant);
        lines.forEach(this::noteOperators);
        lines.subList(0, lines.size() - 1).forEach(code::addStatement);
        code.addStatement("$L.intoArray(numbers, at)", lines.get(lines.size() - 1));
        return code.build();
    }

    private void noteOperators(String line) {
        VectorFunctions.OPERATORS.stream()
                .filter(operator -> line.contains("(" + operator + ","))
                .forEach(vectors::operator);
    }

    /** A constant vector is a load from memory; made anew, it costs the JIT as much as an operation. */
    private String constant(String name, double value) {
        return constants
                .computeIfAbsent(
                        name,
                        n -> FieldSpec.builder(
                                        vectors.className(),
                                        names.constant(n),
                                        Modifier.PRIVATE,
                                        Modifier.STATIC,
                                        Modifier.FINAL)
                                .initializer(
                                        "$T.broadcast($L, $L)",
                                        vectors.className(),
                                        vectors.species(),
                                        numbers.literal(value))
                                .build())
                .name();
    }

    private CodeBlock oneByOne(Elementwise operation) {
        JavaForm.Call call = (JavaForm.Call) operation.java();
        String arguments = IntStream.range(0, operation.arity())
                .mapToObj(k -> "numbers[i" + (k == 0 ? "" : " + " + k * vectors.lanes()) + "]")
                .collect(Collectors.joining(", "));
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("for (int i = at; i < at + $L; i++)", vectors.lanes());
        code.addStatement(
                "numbers[i] = $L$T.$L($L)",
                numbers.isFloat() ? "(float) " : "",
                call.owner(),
                call.method(),
                arguments);
        code.endControlFlow();
        return code.build();
    }
}
