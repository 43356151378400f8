package dev.nnm.teach.number;

import java.util.OptionalDouble;
import org.hipparchus.complex.Complex;

/** Complex numbers. What depends on the direction has an imaginary part and cannot be compared. */
final class ComplexNumbers implements Numbers<Complex> {

    @Override
    public Complex of(double value) {
        return new Complex(value);
    }

    @Override
    public OptionalDouble constant(Complex number) {
        return number.getImaginary() == 0 ? OptionalDouble.of(number.getReal()) : OptionalDouble.empty();
    }

    @Override
    public Complex withoutDirection(Complex number) {
        return new Complex(number.getReal());
    }

    @Override
    public int compare(Complex a, Complex b, String operation) {
        if (a.getImaginary() != 0 || b.getImaginary() != 0) {
            throw new NotApplicable(operation, "complex numbers have no order");
        }
        return Double.compare(a.getReal(), b.getReal() + 0.0);
    }
}
