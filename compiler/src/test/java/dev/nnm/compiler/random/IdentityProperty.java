package dev.nnm.compiler.random;

import dev.nnm.compiler.check.CheckedModel.NamedNode;

/** What must be zero is zero. */
final class IdentityProperty {

    private static final int BATCH = 2;
    private static final Agreement ROUNDING = new Agreement(Agreement.DOUBLE);

    private IdentityProperty() {}

    static void identitiesHold(Subject subject) {
        for (NamedNode output : subject.model().outputs()) {
            if (output.name().startsWith(Identities.NAME)) {
                Quantity value = Quantity.ofEachExample(subject.graph(), output.node(), subject.point(BATCH), BATCH);
                ROUNDING.assertSame(output.name(), new double[value.value().length], value);
            }
        }
    }
}
