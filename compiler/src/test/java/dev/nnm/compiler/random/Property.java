package dev.nnm.compiler.random;

import java.util.List;

/**
 * What holds for every program.
 *
 * @param name what it says
 * @param every it is tested on each so many-th program
 * @param test throws if it does not hold
 */
record Property(String name, int every, Test test) {

    /** Throws an error, or an exception, where a property does not hold. */
    interface Test {
        void of(Subject subject);
    }

    /** All properties. */
    static final List<Property> ALL = List.of(
            new Property("values and derivatives are finite", 1, DerivativeProperties::finite),
            new Property("identities hold", 1, IdentityProperty::identitiesHold),
            new Property("forward equals reverse", 1, DerivativeProperties::forwardEqualsReverse),
            new Property("derivatives equal differences", 1, DifferenceProperty::derivativesEqualDifferences),
            new Property("formulas equal reverse", 2, DerivativeProperties::formulasEqualReverse),
            new Property("second derivatives agree", 5, DerivativeProperties::secondDerivativesAgree),
            new Property("simplification keeps values", 3, SimplifierProperties::valuesAreKept),
            new Property("kernels equal the interpreter", 6, KernelProperty::kernelsEqualInterpreter),
            new Property("stages can be shown", 25, ShowProperty::stagesCanBeShown));

    /** What holds for programs of larger tensors. */
    static final List<Property> OF_LARGER_TENSORS = List.of(
            new Property("kernels of larger tensors equal the interpreter", 1, KernelProperty::kernelsOfLargerTensors));
}
