package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import java.util.Arrays;

/** Calls by which functions say what they require of their arguments. */
final class RequirementCalls {

    private RequirementCalls() {}

    /**
     * The value itself, of which a condition must hold where that is known when the model is compiled. In a function of
     * the library the mistake is the call's that led here.
     */
    static Value required(BuiltinCall call) {
        Calls.Given value = call.given("value");
        Calls.Given condition = call.given("condition");
        Calls.Given problem = call.given("problem");
        if (!(problem.value() instanceof Value.Text text)) {
            throw ValueProblems.expected(problem.expression().span(), "a string", problem.value());
        }
        Elaboration elaboration = call.elaboration();
        Node holds = elaboration.truth(condition.value(), condition.expression().span());
        boolean isBroken = elaboration
                .constancy()
                .values(holds)
                .filter(elements -> Arrays.stream(elements).anyMatch(element -> element == 0))
                .isPresent();
        if (isBroken) {
            throw Wording.problem(call.frame().userSpan(call.span()), text.text(), found(call, value));
        }
        return value.value();
    }

    /** What the value is: a number if it is known, else a shape. */
    private static String found(BuiltinCall call, Calls.Given value) {
        String name = Describe.expression(value.expression(), "it");
        Node node = call.number(value);
        return call.elaboration()
                        .constancy()
                        .scalar(node)
                        .map(number -> name + " is " + Wording.number(number))
                        .orElseGet(() -> Wording.is(name, call.elaboration().shapeOf(node)))
                + ".";
    }
}
