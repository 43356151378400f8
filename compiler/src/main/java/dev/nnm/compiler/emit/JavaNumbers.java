package dev.nnm.compiler.emit;

import com.palantir.javapoet.TypeName;
import dev.nnm.runtime.Precision;

/** Writes numbers and their type as Java does, in one precision. */
record JavaNumbers(Precision precision) {

    /** {@code double} or {@code float}. */
    String type() {
        return isFloat() ? "float" : "double";
    }

    /** The same for JavaPoet. */
    TypeName typeName() {
        return isFloat() ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** A literal that stands for the number rounded to the precision, in the fewest digits. */
    String literal(double value) {
        double rounded = isFloat() ? (float) value : value;
        String owner = isFloat() ? "Float" : "Double";
        if (Double.isNaN(rounded)) {
            return owner + ".NaN";
        }
        if (Double.isInfinite(rounded)) {
            return owner + (rounded > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        return isFloat() ? (float) value + "f" : String.valueOf(value);
    }

    boolean isFloat() {
        return precision == Precision.FLOAT;
    }
}
