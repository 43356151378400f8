package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of contractions: a few rows times a panel, the sums in registers. What keeps them there was found
 * by measurement: eight sums and no more, indices that are a local variable plus the loop's, and multiply-adds with the
 * row's element first.
 */
final class TileMethods {

    /** The greatest number of rows of a tile. */
    static final int ROWS = 4;

    private static final int VECTORS = 2;

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final VectorApi vectors;
    private final Map<Shape, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * One kind of tile.
     *
     * @param height the number of rows
     * @param adds whether the sums are added to what is there
     */
    record Shape(int height, boolean adds) {}

    TileMethods(JavaNumbers numbers, JavaNames names, VectorApi vectors) {
        this.numbers = numbers;
        this.names = names;
        this.vectors = vectors;
    }

    List<MethodSpec> methods() {
        return new ArrayList<>(methods.values());
    }

    /** The name of the method for tiles of a kind. */
    String method(Shape shape) {
        return methods.computeIfAbsent(shape, this::write).name();
    }

    private MethodSpec write(Shape shape) {
        return MethodSpec.methodBuilder(names.variable(shape.height() == ROWS ? "tile" : "tileOf" + shape.height()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numbers.typeName()), "a")
                .addParameter(TypeName.INT, "row0")
                .addParameter(TypeName.INT, "rowStride")
                .addParameter(TypeName.INT, "depth")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "b")
                .addParameter(TypeName.INT, "panel")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "c")
                .addParameter(TypeName.INT, "at0")
                .addParameter(TypeName.INT, "stride")
                .addCode(body(shape))
                .build();
    }

    private CodeBlock body(Shape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int row = 1; row < shape.height(); row++) {
            code.addStatement("int row$L = row$L + rowStride", row, row - 1);
        }
        for (int row = 0; row < shape.height(); row++) {
            for (int v = 0; v < VECTORS; v++) {
                code.addStatement(
                        "$T sum$L$L = $T.zero($L)",
                        vectors.className(),
                        row,
                        v,
                        vectors.className(),
                        vectors.species());
            }
        }
        code.beginControlFlow("for (int k = 0; k < depth; k++)");
        for (int v = 0; v < VECTORS; v++) {
            code.addStatement(
                    "$T b$L = $T.fromArray($L, b, $L)",
                    vectors.className(),
                    v,
                    vectors.className(),
                    vectors.species(),
                    inPanel(v));
        }
        for (int row = 0; row < shape.height(); row++) {
            code.addStatement(
                    "$T a$L = $T.broadcast($L, a[row$L + k])",
                    vectors.className(),
                    row,
                    vectors.className(),
                    vectors.species(),
                    row);
            for (int v = 0; v < VECTORS; v++) {
                code.addStatement("sum$L$L = a$L.fma(b$L, sum$L$L)", row, v, row, v, row, v);
            }
        }
        code.endControlFlow();
        for (int row = 1; row < shape.height(); row++) {
            code.addStatement("int at$L = at$L + stride", row, row - 1);
        }
        for (int row = 0; row < shape.height(); row++) {
            for (int v = 0; v < VECTORS; v++) {
                store(code, shape, row, v);
            }
        }
        return code.build();
    }

    private String inPanel(int vector) {
        int width = VECTORS * vectors.lanes();
        return "panel + k * " + width + (vector == 0 ? "" : " + " + vector * vectors.lanes());
    }

    private void store(CodeBlock.Builder code, Shape shape, int row, int vector) {
        String at = "at" + row + (vector == 0 ? "" : " + " + vector * vectors.lanes());
        if (shape.adds()) {
            code.addStatement(
                    "sum$L$L.add($T.fromArray($L, c, $L)).intoArray(c, $L)",
                    row,
                    vector,
                    vectors.className(),
                    vectors.species(),
                    at,
                    at);
        } else {
            code.addStatement("sum$L$L.intoArray(c, $L)", row, vector, at);
        }
    }
}
