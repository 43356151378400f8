package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.op.RandomDraw;
import dev.nnm.compiler.problem.SourceSpan;

/** Calls whose value in training is another than otherwise, and calls that look at the whole batch. */
final class TrainingCalls {

    /** Single precision tells so many positions of elements apart. */
    private static final int MOST_RANDOM_NUMBERS = 1 << 24;

    private static final double DEFAULT_MOMENTUM = 0.9;

    private TrainingCalls() {}

    static Value inTraining(BuiltinCall call) {
        Node training = call.number("training");
        Node otherwise = call.number("otherwise");
        if (Broadcasting.common(training.shape(), otherwise.shape()).isEmpty()) {
            throw ShapeProblems.shapesDiffer(
                    call.span(),
                    "in_training",
                    Describe.expression(call.given("training").expression(), "the value in training"),
                    call.elaboration().shapeOf(training),
                    Describe.expression(call.given("otherwise").expression(), "the value otherwise"),
                    call.elaboration().shapeOf(otherwise));
        }
        return Value.of(choice(call, training, otherwise));
    }

    private static Node choice(BuiltinCall call, Node training, Node otherwise) {
        GraphBuilder build = call.build();
        return build.select(build.node(new InTraining()), training, otherwise);
    }

    static Value batchMean(BuiltinCall call) {
        return Value.of(call.build().batchMean(call.number("x")));
    }

    // ---- random numbers

    /** Random numbers of a shape that is given by sizes or by a tensor like it; outside of training their mean. */
    static Value random(BuiltinCall call, Elementwise row, double mean) {
        boolean like = call.has("like");
        if (like && !call.others().isEmpty()) {
            throw RandomProblems.sizesAndLike(call.span());
        }
        Node model = like ? call.number("like") : null;
        Shape shape = model == null ? call.sizes(call.others()) : model.shape();
        if (shape.elementCount() > MOST_RANDOM_NUMBERS) {
            throw RandomProblems.tooManyRandomNumbers(call.span(), shape, MOST_RANDOM_NUMBERS);
        }
        Node random = numbers(call, row, shape, model == null || model.isBatched());
        return Value.of(choice(call, random, call.build().constant(mean, shape)));
    }

    private static Node numbers(BuiltinCall call, Elementwise row, Shape shape, boolean perExample) {
        GraphBuilder build = call.build();
        int site = call.elaboration().nextRandomSite();
        RandomDraw draw = RandomDraw.of(build, call.elaboration().draw());
        for (Node pass : call.frame().passes()) {
            draw = draw.inPass(build, site, pass);
        }
        return draw.numbers(build, row, site, shape, perExample);
    }

    // ---- statistics

    /**
     * A statistic of the batch while training, and what has been collected of it otherwise. The parameter that collects
     * is not trained: each update moves it towards the value.
     */
    static Value running(BuiltinCall call) {
        if (!call.frame().passes().isEmpty()) {
            throw RandomProblems.statisticInLoop(call.span());
        }
        Node statistic = statistic(call);
        Node value = call.number("value");
        SourceSpan place = call.given("value").expression().span();
        if (!value.shape().equals(statistic.shape())) {
            throw ShapeProblems.shapesUnequal(
                    call.span(),
                    Describe.expression(call.given("statistic").expression(), "the parameter"),
                    call.elaboration().shapeOf(statistic),
                    Describe.expression(call.given("value").expression(), "the value"),
                    call.elaboration().shapeOf(value));
        }
        if (value.isBatched()) {
            throw RandomProblems.statisticOfExample(place);
        }
        double momentum = call.known("momentum", DEFAULT_MOMENTUM);
        if (!(momentum >= 0 && momentum < 1)) {
            Given given = call.given("momentum");
            throw ValueProblems.outOfRange(given.expression().span(), "the momentum", momentum, "from 0 to below 1");
        }
        ParameterRegistry parameters = call.elaboration().parameters();
        GraphBuilder build = call.build();
        Node kept = build.multiply(build.constant(momentum), statistic);
        parameters.collect(statistic, build.add(kept, build.multiply(build.constant(1 - momentum), value)));
        return Value.of(choice(call, value, statistic));
    }

    private static Node statistic(BuiltinCall call) {
        Node statistic = call.number("statistic");
        if (!call.elaboration().parameters().contains(statistic)) {
            throw ValueProblems.expected(
                    call.given("statistic").expression().span(),
                    "a parameter, declared by param",
                    call.given("statistic").value());
        }
        return statistic;
    }
}
