package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.problem.SourceSpan;

/** Calls about class labels. */
final class ClassCalls {

    private ClassCalls() {}

    static Value isClass(BuiltinCall call) {
        return Value.of(call.build().truth(call.given("x").value() instanceof Value.Label));
    }

    static Value count(BuiltinCall call) {
        Given given = call.given("label");
        if (given.value() instanceof Value.Label label) {
            return Value.of(call.build().constant(label.classes().size()));
        }
        throw ValueProblems.expected(given.expression().span(), "a class label", given.value());
    }

    /** A class as the number of its place among {@code count} classes. A number stands for the class of that place. */
    static Value index(BuiltinCall call) {
        Given given = call.given("label");
        SourceSpan place = given.expression().span();
        int count = call.size(call.given("count"), "the number of classes");
        if (given.value() instanceof Value.Label label && label.node().shape().isScalar()) {
            if (label.classes().size() != count) {
                throw ValueProblems.classCount(
                        call.span(), count, label.classes().size());
            }
            return Value.of(label.node());
        }
        boolean isNumber = given.value() instanceof Value.Tensor tensor
                && tensor.node().shape().isScalar();
        if (!isNumber) {
            throw ValueProblems.expected(place, "a class label", given.value());
        }
        return Value.of(call.number(given));
    }
}
