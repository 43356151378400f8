package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.op.Elementwises;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The products of a few rows with one vector. Of rows that are many, eight are taken together: that keeps as many
 * multiply-adds under way as the processor can do. There is a method for each depth and distance of rows, since with
 * these as parameters Java 17 needs a tenth more time.
 */
final class DotMethods {

    /** How many rows are taken together, as long as there are so many. */
    static final List<Integer> ROWS = List.of(8, 4, 1);

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final VectorApi vectors;
    private final Map<Shape, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * One kind of products.
     *
     * @param rows the number of rows
     * @param adds whether the products are added to what is there
     * @param rowStride how far rows are apart
     * @param depth how many numbers a row has
     * @param targetStride how far the products are apart
     */
    record Shape(int rows, boolean adds, int rowStride, int depth, int targetStride) {

        private String name() {
            return (adds ? "addDot" : "dot") + (rows == 1 ? "" : "sOf" + rows);
        }

        /** A number of a row, given which. */
        private String inRow(int row, String k) {
            return "row0 + " + k + plus(row * rowStride);
        }

        private String target(int row) {
            return "at" + plus(row * targetStride);
        }

        private static String plus(int distance) {
            return distance == 0 ? "" : " + " + distance;
        }
    }

    DotMethods(JavaNumbers numbers, JavaNames names, VectorApi vectors) {
        this.numbers = numbers;
        this.names = names;
        this.vectors = vectors;
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    /** The name of the method for products of a kind. */
    String method(Shape shape) {
        return methods.computeIfAbsent(shape, this::write).name();
    }

    private MethodSpec write(Shape shape) {
        return MethodSpec.methodBuilder(names.variable(shape.name()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numbers.typeName()), "a")
                .addParameter(TypeName.INT, "row0")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "b")
                .addParameter(TypeName.INT, "vector")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "c")
                .addParameter(TypeName.INT, "at")
                .addCode(body(shape))
                .build();
    }

    private CodeBlock body(Shape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        int whole = shape.depth() - shape.depth() % vectors.lanes();
        for (int row = 0; row < shape.rows(); row++) {
            code.addStatement(
                    "$T sum$L = $T.zero($L)", vectors.className(), row, vectors.className(), vectors.species());
        }
        code.beginControlFlow("for (int k = 0; k < $L; k += $L)", whole, vectors.lanes());
        code.addStatement("$T part = $L", vectors.className(), load("b", "vector + k"));
        for (int row = 0; row < shape.rows(); row++) {
            code.addStatement("sum$L = $L.fma(part, sum$L)", row, load("a", shape.inRow(row, "k")), row);
        }
        code.endControlFlow();
        for (int row = 0; row < shape.rows(); row++) {
            vectors.fold(Elementwises.ADD, "sum" + row).forEach(code::addStatement);
            code.addStatement("$T dot$L = sum$L.lane(0)", numbers.typeName(), row, row);
        }
        if (whole < shape.depth()) {
            addRest(code, shape, whole);
        }
        for (int row = 0; row < shape.rows(); row++) {
            code.addStatement("c[$L] $L dot$L", shape.target(row), shape.adds() ? "+=" : "=", row);
        }
        return code.build();
    }

    private static void addRest(CodeBlock.Builder code, Shape shape, int whole) {
        code.beginControlFlow("for (int k = $L; k < $L; k++)", whole, shape.depth());
        for (int row = 0; row < shape.rows(); row++) {
            code.addStatement("dot$L += a[$L] * b[vector + k]", row, shape.inRow(row, "k"));
        }
        code.endControlFlow();
    }

    private String load(String array, String position) {
        return vectors.type() + ".fromArray(" + vectors.species() + ", " + array + ", " + position + ")";
    }
}
