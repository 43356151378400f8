package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.TargetNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.ModelName;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.PrecisionChoice;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.TrainingPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns a program into a graph, and finds what is wrong with it: unknown names, shapes that do not fit, cycles, and the
 * like. Mistakes in different definitions are reported together.
 */
public final class Checker {

    private final Program program;
    private final Elaboration elaboration = new Elaboration();
    private final Globals globals;
    private final List<NamedNode> metrics = new ArrayList<>();
    private @Nullable Node loss;

    private Checker(Program program, Library library) {
        this.program = program;
        this.globals = new Globals(elaboration, new LibraryScope(elaboration, library));
    }

    /**
     * Checks a program.
     *
     * @param precision the precision to use whatever the file says, or null for the file's own
     * @throws CompileException with everything that is wrong
     */
    public static CheckedModel check(Program program, Library library, @Nullable Precision precision) {
        return new Checker(program, library).run(precision);
    }

    private CheckedModel run(@Nullable Precision precision) {
        program.statements().forEach(this::declare);
        program.statements().forEach(this::evaluate);
        List<NamedNode> outputs = outputs();
        if (globals.problems().isEmpty() && outputs.isEmpty() && loss == null) {
            globals.report(CheckProblems.nothingToCompute(program.span()));
        }
        List<TargetNode> targets = targets();
        List<NamedNode> inputs = inputs();
        TrainingPlan training = training(inputs, targets);
        failIfWrong();
        return new CheckedModel(
                name(),
                program.span().source().name(),
                precision == null ? precision() : precision,
                elaboration.graph(),
                inputs,
                targets,
                elaboration.parameters().parameters(),
                definitions(),
                outputs,
                loss,
                List.copyOf(metrics),
                training);
    }

    private void failIfWrong() {
        List<Problem> problems = globals.problems().stream()
                .sorted(Comparator.comparingInt(p -> p.span().start()))
                .toList();
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
    }

    // ---- statements

    private void declare(Statement statement) {
        definedName(statement).ifPresent(name -> globals.declare(name, statement));
    }

    private static Optional<Name> definedName(Statement statement) {
        if (statement instanceof InputDeclaration input) {
            return Optional.of(input.name());
        }
        if (statement instanceof TargetDeclaration target) {
            return Optional.of(target.name());
        }
        if (statement instanceof ParameterDeclaration parameter) {
            return Optional.of(parameter.name());
        }
        if (statement instanceof ConstantDefinition constant) {
            return Optional.of(constant.name());
        }
        if (statement instanceof Definition definition) {
            return Optional.of(definition.name());
        }
        if (statement instanceof FunctionDefinition function) {
            return Optional.of(function.name());
        }
        return statement instanceof OutputDefinition output && output.value() != null
                ? Optional.of(output.name())
                : Optional.empty();
    }

    private void evaluate(Statement statement) {
        try {
            definedName(statement).ifPresent(name -> globals.evaluated(name.text()));
            if (statement instanceof LossTerm term) {
                addLoss(term);
            } else if (statement instanceof MetricDefinition metric) {
                addMetric(metric);
            }
        } catch (CompileException e) {
            globals.report(e);
        }
    }

    /** The mean over the batch of what differs between examples, plus what does not. */
    private void addLoss(LossTerm term) {
        Frame frame = globals.frame("loss");
        Node value = scalar(elaboration.expressions().number(term.term(), frame), term, "a loss");
        GraphBuilder build = elaboration.build(frame, term.span());
        Node mean = meanOfTerms(build, value);
        loss = loss == null ? mean : build.add(loss, mean);
    }

    /** Terms that are the same for all examples stay out of the mean, so that they are computed once. */
    private static Node meanOfTerms(GraphBuilder build, Node value) {
        if (value.isBatched() && value.operation() == Elementwises.ADD) {
            Node a = value.argument(0);
            Node b = value.argument(1);
            if (!b.isBatched()) {
                return build.add(meanOfTerms(build, a), b);
            }
            if (!a.isBatched()) {
                return build.add(a, meanOfTerms(build, b));
            }
        }
        return build.batchMean(value);
    }

    private void addMetric(MetricDefinition metric) {
        String name = metricName(metric);
        Frame frame = globals.frame(name);
        Node value = scalar(elaboration.expressions().number(metric.value(), frame), metric, "a metric");
        if (metrics.stream().anyMatch(m -> m.name().equals(name))) {
            throw CheckProblems.twice(metric.span(), "metric " + CheckProblems.quoted(name));
        }
        metrics.add(new NamedNode(name, elaboration.build(frame, metric.span()).batchMean(value)));
    }

    private String metricName(MetricDefinition metric) {
        if (metric.name() != null) {
            return metric.name().text();
        }
        return metric.value() instanceof Call call && call.function() instanceof NameReference function
                ? function.name()
                : "metric_" + (metrics.size() + 1);
    }

    private static Node scalar(Node node, Statement statement, String what) {
        if (!node.shape().isScalar()) {
            throw CheckProblems.lossIsNotScalar(statement.span(), what, node.shape());
        }
        return node;
    }

    // ---- what the model consists of

    private List<NamedNode> outputs() {
        List<NamedNode> outputs = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof OutputDefinition output) {
                String name = output.name().text();
                if (!seen.add(name)) {
                    globals.report(CheckProblems.twice(output.name().span(), "output " + CheckProblems.quoted(name)));
                    continue;
                }
                Node node = node(output);
                if (node != null) {
                    outputs.add(new NamedNode(name, node));
                }
            }
        }
        return outputs;
    }

    private @Nullable Node node(OutputDefinition output) {
        String name = output.name().text();
        if (!globals.declares(name)) {
            globals.report(CheckProblems.unknownName(output.name().span(), name, globals.names()));
            return null;
        }
        Value value = globals.evaluated(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Tensor tensor) {
            return tensor.node();
        }
        globals.report(CheckProblems.outputNotDefined(output.name().span(), name));
        return null;
    }

    private List<NamedNode> inputs() {
        List<NamedNode> inputs = new ArrayList<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof InputDeclaration input
                    && globals.evaluated(input.name().text()) instanceof Value.Tensor tensor) {
                inputs.add(new NamedNode(input.name().text(), tensor.node()));
            }
        }
        return inputs;
    }

    private List<TargetNode> targets() {
        List<TargetNode> targets = new ArrayList<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof TargetDeclaration target) {
                String name = target.name().text();
                Value value = globals.evaluated(name);
                if (value instanceof Value.Tensor tensor) {
                    targets.add(new TargetNode(name, tensor.node(), List.of()));
                } else if (value instanceof Value.Label label) {
                    targets.add(new TargetNode(name, label.node(), label.classes()));
                }
            }
        }
        return targets;
    }

    private List<NamedNode> definitions() {
        List<NamedNode> definitions = new ArrayList<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof Definition || statement instanceof OutputDefinition) {
                String name = definedName(statement).map(Name::text).orElse("");
                if (globals.evaluated(name) instanceof Value.Tensor tensor) {
                    definitions.add(new NamedNode(name, tensor.node()));
                }
            }
        }
        return definitions;
    }

    private @Nullable TrainingPlan training(List<NamedNode> inputs, List<TargetNode> targets) {
        TrainBlock first = null;
        for (Statement statement : program.statements()) {
            if (statement instanceof TrainBlock block) {
                if (first != null) {
                    globals.report(CheckProblems.twice(block.span(), "train block"));
                }
                first = block;
            }
        }
        if (first == null) {
            return null;
        }
        if (globals.problems().isEmpty() && loss == null) {
            globals.report(CheckProblems.trainWithoutLoss(first.span()));
        } else if (globals.problems().isEmpty() && elaboration.parameters().size() == 0) {
            globals.report(CheckProblems.trainWithoutParameters(first.span()));
        }
        return new TrainChecker(elaboration, globals, inputs, targets).check(first);
    }

    private String name() {
        return program.statements().stream()
                .filter(ModelName.class::isInstance)
                .map(statement -> ((ModelName) statement).name().text())
                .findFirst()
                .orElseGet(() -> ModelNames.fromFile(program.span().source().name()));
    }

    private Precision precision() {
        return program.statements().stream()
                .filter(PrecisionChoice.class::isInstance)
                .map(statement -> ((PrecisionChoice) statement).precision())
                .findFirst()
                .orElse(Precision.DOUBLE);
    }
}
