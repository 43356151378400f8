package dev.nnm.teach.number;

import java.util.OptionalDouble;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/** Decimals of many digits, each with its derivative in a direction. */
final class DualDecimals implements Numbers<FieldUnivariateDerivative1<Dfp>> {

    private static final int DIGITS = 60;

    private final DfpField field = new DfpField(DIGITS);

    /** A variable: its value, and the derivative that it has in the direction. */
    FieldUnivariateDerivative1<Dfp> variable(double value, double derivative) {
        return new FieldUnivariateDerivative1<>(field.newDfp(value), field.newDfp(derivative));
    }

    @Override
    public FieldUnivariateDerivative1<Dfp> of(double value) {
        return variable(value, 0);
    }

    @Override
    public OptionalDouble constant(FieldUnivariateDerivative1<Dfp> number) {
        double value = number.getValue().toDouble();
        boolean exact =
                number.getFirstDerivative().isZero() && field.newDfp(value).equals(number.getValue());
        return exact ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override
    public FieldUnivariateDerivative1<Dfp> withoutDirection(FieldUnivariateDerivative1<Dfp> number) {
        return new FieldUnivariateDerivative1<>(number.getValue(), field.getZero());
    }

    @Override
    public int compare(FieldUnivariateDerivative1<Dfp> a, FieldUnivariateDerivative1<Dfp> b, String operation) {
        Dfp difference = a.getValue().subtract(b.getValue());
        if (!difference.isZero()) {
            return difference.negativeOrNull() ? -1 : 1;
        }
        if (!a.getFirstDerivative().equals(b.getFirstDerivative())) {
            throw new NotApplicable(operation, "not differentiable here");
        }
        return 0;
    }
}
