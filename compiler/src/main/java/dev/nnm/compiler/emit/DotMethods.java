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

/** The products of many rows with one vector, four rows together: more of them would be slower, by measurement. */
final class DotMethods {

    private static final int ROWS = 4;

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final VectorApi vectors;
    private final Map<Boolean, MethodSpec> methods = new LinkedHashMap<>();

    DotMethods(JavaNumbers numbers, JavaNames names, VectorApi vectors) {
        this.numbers = numbers;
        this.names = names;
        this.vectors = vectors;
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    /**
     * The name of the method.
     *
     * @param adds whether the products are added to what is there
     */
    String method(boolean adds) {
        return methods.computeIfAbsent(adds, this::write).name();
    }

    private MethodSpec write(boolean adds) {
        return MethodSpec.methodBuilder(names.variable(adds ? "addDots" : "dots"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numbers.typeName()), "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "rowStride")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "depth")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "b")
                .addParameter(TypeName.INT, "vector")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "c")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addCode(body(adds))
                .build();
    }

    private CodeBlock body(boolean adds) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int whole = depth - depth % $L", vectors.lanes());
        code.addStatement("int row = 0");
        code.beginControlFlow("for (; row <= rows - $L; row += $L)", ROWS, ROWS);
        dots(code, ROWS, adds);
        code.endControlFlow();
        code.beginControlFlow("for (; row < rows; row++)");
        dots(code, 1, adds);
        code.endControlFlow();
        return code.build();
    }

    private void dots(CodeBlock.Builder code, int rows, boolean adds) {
        for (int row = 0; row < rows; row++) {
            code.addStatement(
                    "int row$L = $L", row, row == 0 ? "first + row * rowStride" : "row" + (row - 1) + " + rowStride");
        }
        for (int row = 0; row < rows; row++) {
            code.addStatement(
                    "$T sum$L = $T.zero($L)", vectors.className(), row, vectors.className(), vectors.species());
        }
        code.beginControlFlow("for (int k = 0; k < whole; k += $L)", vectors.lanes());
        code.addStatement("$T part = $L", vectors.className(), load("b", "vector + k"));
        for (int row = 0; row < rows; row++) {
            code.addStatement("sum$L = $L.fma(part, sum$L)", row, load("a", "row" + row + " + k"), row);
        }
        code.endControlFlow();
        for (int row = 0; row < rows; row++) {
            vectors.fold(Elementwises.ADD, "sum" + row).forEach(code::addStatement);
            code.addStatement("$T dot$L = sum$L.lane(0)", numbers.typeName(), row, row);
        }
        code.beginControlFlow("for (int k = whole; k < depth; k++)");
        for (int row = 0; row < rows; row++) {
            code.addStatement("dot$L += a[row$L + k] * b[vector + k]", row, row);
        }
        code.endControlFlow();
        for (int row = 0; row < rows; row++) {
            String place = row == 0 ? "row" : "(row + " + row + ")";
            code.addStatement("c[at + $L * stride] $L dot$L", place, adds ? "+=" : "=", row);
        }
    }

    private String load(String array, String position) {
        return vectors.type() + ".fromArray(" + vectors.species() + ", " + array + ", " + position + ")";
    }
}
