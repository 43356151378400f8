package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.runtime.Initializer;
import java.util.List;

/** Calls about parameters: their initial values, and what is computed of all of them. */
final class ParameterCalls {

    /** So many weights of a row are not 0 unless a file says otherwise (Martens, 2010). */
    private static final int SPARSE_WEIGHTS = 15;

    private ParameterCalls() {}

    /** The sum of the squares of all trained parameters with two axes or more that are declared so far. */
    static Value squaredWeights(BuiltinCall call) {
        GraphBuilder build = call.build();
        List<Node> squares = call.elaboration().parameters().trained().stream()
                .filter(weights -> weights.shape().rank() >= 2)
                .map(weights -> build.sum(build.square(weights), GraphBuilder.allAxes(weights)))
                .toList();
        return Value.of(squares.stream().reduce(build::add).orElseGet(() -> build.constant(0)));
    }

    static Value constant(BuiltinCall call) {
        return initial(new Initializer.Constant(List.of(finite(call, "value"))));
    }

    static Value uniform(BuiltinCall call) {
        double low = finite(call, "low");
        double high = finite(call, "high");
        if (low > high) {
            throw ValueProblems.emptyInterval(call.span(), low, high);
        }
        return initial(new Initializer.Uniform(low, high));
    }

    static Value normal(BuiltinCall call) {
        return initial(new Initializer.Normal(finite(call, "mean"), deviation(call)));
    }

    static Value sparse(BuiltinCall call) {
        int nonzero = call.has("nonzero") ? call.size(call.given("nonzero"), "the number of weights") : SPARSE_WEIGHTS;
        return initial(new Initializer.Sparse(nonzero, call.has("deviation") ? deviation(call) : 1));
    }

    private static Value initial(Initializer initializer) {
        return new Value.InitialValues(initializer);
    }

    private static double finite(BuiltinCall call, String name) {
        double value = call.known(name, 0);
        if (!Double.isFinite(value)) {
            throw ValueProblems.outOfRange(place(call, name), Wording.quoted(name), value, "finite");
        }
        return value;
    }

    private static double deviation(BuiltinCall call) {
        double value = finite(call, "deviation");
        if (value <= 0) {
            throw ValueProblems.outOfRange(place(call, "deviation"), "the deviation", value, "above 0");
        }
        return value;
    }

    private static SourceSpan place(BuiltinCall call, String name) {
        return call.given(name).expression().span();
    }
}
