package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.Tiling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of contractions: a few rows times a panel, the sums in registers. What keeps them there was found
 * by measurement: twelve sums and no more, indices that are a local variable plus the loop's plus a number, and
 * multiply-adds with the row's element first. So there is a method for each depth and distance of rows.
 */
final class TileMethods {

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
     * @param rowStride how far rows are apart, if it is known
     * @param step how far the elements of a row are apart
     * @param depth how many products are summed, if it is known
     * @param panelStride how far the elements of a column are apart
     */
    record Shape(int height, boolean adds, OptionalInt rowStride, int step, OptionalInt depth, int panelStride) {

        private static final String ROW_STRIDE = "rowStride";
        private static final String DEPTH = "depth";

        /** What the method must be told, since it is not known. */
        private List<String> parameters() {
            return Stream.of(ROW_STRIDE, DEPTH)
                    .filter(name -> name.equals(DEPTH) ? depth.isEmpty() : rowStride.isEmpty())
                    .toList();
        }

        private String lastStep() {
            return depth.isPresent() ? String.valueOf(depth.getAsInt()) : DEPTH;
        }

        /** The element of a row in step k. */
        private String position(int row) {
            String start = row == 0 || rowStride.isPresent() ? "row0" : "row" + row;
            boolean known = row > 0 && rowStride.isPresent();
            return start + " + k" + (step == 1 ? "" : " * " + step) + (known ? " + " + row * rowStride.getAsInt() : "");
        }
    }

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
        MethodSpec.Builder method = MethodSpec.methodBuilder(
                        names.variable(shape.height() == Tiling.ROWS ? "tile" : "tileOf" + shape.height()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numbers.typeName()), "a")
                .addParameter(TypeName.INT, "row0");
        shape.parameters().forEach(name -> method.addParameter(TypeName.INT, name));
        return method.addParameter(ArrayTypeName.of(numbers.typeName()), "b")
                .addParameter(TypeName.INT, "panel")
                .addParameter(ArrayTypeName.of(numbers.typeName()), "c")
                .addParameter(TypeName.INT, "at0")
                .addParameter(TypeName.INT, "stride")
                .addCode(body(shape))
                .build();
    }

    private CodeBlock body(Shape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int row = 1; row < shape.height() && shape.rowStride().isEmpty(); row++) {
            code.addStatement("int row$L = row$L + $L", row, row - 1, Shape.ROW_STRIDE);
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
        code.beginControlFlow("for (int k = 0; k < $L; k++)", shape.lastStep());
        for (int v = 0; v < VECTORS; v++) {
            code.addStatement(
                    "$T b$L = $T.fromArray($L, b, $L)",
                    vectors.className(),
                    v,
                    vectors.className(),
                    vectors.species(),
                    inPanel(shape, v));
        }
        for (int row = 0; row < shape.height(); row++) {
            code.addStatement(
                    "$T a$L = $T.broadcast($L, a[$L])",
                    vectors.className(),
                    row,
                    vectors.className(),
                    vectors.species(),
                    shape.position(row));
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

    private String inPanel(Shape shape, int vector) {
        return "panel + k * " + shape.panelStride() + (vector == 0 ? "" : " + " + vector * vectors.lanes());
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
