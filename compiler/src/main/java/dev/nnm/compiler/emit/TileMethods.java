package dev.nnm.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of contractions: a few rows times a panel, the sums in registers. What keeps them there was found
 * by measurement: eight sums and no more, the depth as a literal, indices that are a local variable plus the loop's,
 * and multiply-adds with the row's element first.
 */
final class TileMethods {

    /** The greatest number of rows of a tile. */
    static final int ROWS = 4;

    private static final String PACKAGE = "jdk.incubator.vector";
    private static final int VECTORS = 2;

    private final JavaNumbers numbers;
    private final JavaNames names;
    private final int lanes;
    private final String species;
    private final Map<Shape, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * One kind of tile.
     *
     * @param height the number of rows
     * @param depth the length of the sums; 0 if it is given in each call
     * @param leftStride the distance between rows of the left factor; 0 if it is the depth that is given
     * @param stride the distance between rows of the result
     * @param adds whether the sums are added to what is there
     */
    record Shape(int height, int depth, int leftStride, int stride, boolean adds) {}

    TileMethods(JavaNumbers numbers, JavaNames names, int lanes) {
        this.numbers = numbers;
        this.names = names;
        this.lanes = lanes;
        this.species = names.constant("lanes");
    }

    int lanes() {
        return lanes;
    }

    /** The name of the constant that holds the vectors' kind. */
    String species() {
        return species;
    }

    ClassName vectorType() {
        return ClassName.get(PACKAGE, numbers.isFloat() ? "FloatVector" : "DoubleVector");
    }

    /** The constant that holds the vectors' kind. */
    FieldSpec speciesField() {
        int bits = lanes * (numbers.isFloat() ? Float.SIZE : Double.SIZE);
        TypeName boxed = numberType().box();
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(PACKAGE, "VectorSpecies"), boxed),
                        species,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("$T.SPECIES_$L", vectorType(), bits)
                .build();
    }

    List<MethodSpec> methods() {
        return new ArrayList<>(methods.values());
    }

    /** The name of the method for tiles of a kind. */
    String method(Shape shape) {
        return methods.computeIfAbsent(shape, this::write).name();
    }

    private TypeName numberType() {
        return numbers.isFloat() ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    private MethodSpec write(Shape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.variable("tile"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ArrayTypeName.of(numberType()), "a")
                .addParameter(TypeName.INT, "row0");
        if (shape.depth() == 0) {
            method.addParameter(TypeName.INT, "depth");
        }
        return method.addParameter(ArrayTypeName.of(numberType()), "panel")
                .addParameter(ArrayTypeName.of(numberType()), "c")
                .addParameter(TypeName.INT, "at")
                .addCode(body(shape))
                .build();
    }

    private CodeBlock body(Shape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int row = 1; row < shape.height(); row++) {
            String distance = shape.depth() == 0 ? row + " * depth" : String.valueOf((long) row * shape.leftStride());
            code.addStatement("int row$L = row0 + $L", row, distance);
        }
        for (int row = 0; row < shape.height(); row++) {
            for (int v = 0; v < VECTORS; v++) {
                code.addStatement("$T sum$L$L = $T.zero($L)", vectorType(), row, v, vectorType(), species);
            }
        }
        code.beginControlFlow("for (int k = 0; k < $L; k++)", shape.depth() == 0 ? "depth" : shape.depth());
        for (int v = 0; v < VECTORS; v++) {
            code.addStatement(
                    "$T b$L = $T.fromArray($L, panel, $L)", vectorType(), v, vectorType(), species, inPanel(v));
        }
        for (int row = 0; row < shape.height(); row++) {
            code.addStatement("$T a$L = $T.broadcast($L, a[row$L + k])", vectorType(), row, vectorType(), species, row);
            for (int v = 0; v < VECTORS; v++) {
                code.addStatement("sum$L$L = a$L.fma(b$L, sum$L$L)", row, v, row, v, row, v);
            }
        }
        code.endControlFlow();
        for (int row = 0; row < shape.height(); row++) {
            for (int v = 0; v < VECTORS; v++) {
                store(code, shape, row, v);
            }
        }
        return code.build();
    }

    private String inPanel(int vector) {
        int width = VECTORS * lanes;
        return "k * " + width + (vector == 0 ? "" : " + " + vector * lanes);
    }

    private void store(CodeBlock.Builder code, Shape shape, int row, int vector) {
        long distance = (long) row * shape.stride() + (long) vector * lanes;
        String at = distance == 0 ? "at" : "at + " + distance;
        if (shape.adds()) {
            code.addStatement(
                    "sum$L$L.add($T.fromArray($L, c, $L)).intoArray(c, $L)",
                    row,
                    vector,
                    vectorType(),
                    species,
                    at,
                    at);
        } else {
            code.addStatement("sum$L$L.intoArray(c, $L)", row, vector, at);
        }
    }
}
