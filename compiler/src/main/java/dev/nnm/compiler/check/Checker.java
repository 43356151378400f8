package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.derive.LoopActivity;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.stack.DeepStack;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a program into a graph, and finds what is wrong with it: unknown names, shapes that do not fit, cycles, and the
 * like. Mistakes in different definitions are reported together.
 */
public final class Checker {

    private final Program program;
    private final Problems problems = new Problems();
    private final Elaboration elaboration;
    private final ImportedDefinitions imports;
    private final Globals globals;
    private final Objective objective;
    private final Outputs outputs;
    private final FileSettings settings;

    private Checker(Program program, Library library, Definitions definitions) {
        this.program = program;
        this.elaboration = new Elaboration(library, definitions);
        this.imports = new ImportedDefinitions(elaboration, problems);
        this.globals = imports.globals(program);
        this.objective = new Objective(elaboration, globals);
        this.outputs = new Outputs(elaboration, globals, problems);
        this.settings = new FileSettings(program, problems);
    }

    /**
     * Checks a program.
     *
     * @param precision the precision to use whatever the file says, or null for the file's own
     * @throws CompileException with what is wrong, up to ten problems
     */
    public static CheckedModel check(Program program, Library library, @Nullable Precision precision) {
        return check(program, library, precision, Definitions.SHARED);
    }

    /**
     * Checks a program.
     *
     * @param precision the precision to use whatever the file says, or null for the file's own
     * @param definitions how definitions become nodes
     * @throws CompileException with what is wrong, up to ten problems
     */
    public static CheckedModel check(
            Program program, Library library, @Nullable Precision precision, Definitions definitions) {
        return DeepStack.call(() -> new Checker(program, library, definitions).run(precision));
    }

    private CheckedModel run(@Nullable Precision precision) {
        problems.throwIfAny();
        each(Statement.class, globals::declare);
        imports.evaluateAll();
        globals.evaluateAll();
        each(LossTerm.class, objective::addLoss);
        each(MetricDefinition.class, objective::addMetric);
        each(OutputDefinition.class, outputs::add);
        refuseEndlessReversal();
        String name = settings.modelName();
        Precision own = settings.precision();
        refuseEmptyModel();
        TrainingPlan training = settings.train().map(this::training).orElse(null);
        problems.throwIfAny();
        return new CheckedModel(
                name,
                program.source().name(),
                precision == null ? own : precision,
                elaboration.graph(),
                inputs(),
                targets(),
                elaboration.parameters().parameters(new GraphBuilder(elaboration.graph())),
                definitions(),
                outputs.outputs(),
                objective.loss(),
                objective.metrics(),
                training,
                elaboration.ownDerivatives());
    }

    /**
     * Visits the statements of a kind, until there are problems enough. What one throws does not keep it from the next.
     */
    private <S extends Statement> void each(Class<S> kind, Consumer<S> visit) {
        for (Statement statement : program.statements()) {
            if (kind.isInstance(statement) && !problems.areEnough()) {
                try {
                    visit.accept(kind.cast(statement));
                } catch (CompileException e) {
                    problems.report(e);
                }
            }
        }
    }

    private void refuseEmptyModel() {
        if (problems.isEmpty() && outputs.outputs().isEmpty() && objective.loss() == null) {
            List<Statement> statements = program.statements();
            SourceSpan end = statements.isEmpty()
                    ? program.source().span(0, 0)
                    : statements.get(statements.size() - 1).span().after();
            problems.report(ModelProblems.nothingToCompute(end));
        }
    }

    /** The gradient of a loss is computed backwards, which takes loops whose number of steps has a limit. */
    private void refuseEndlessReversal() {
        Node loss = objective.loss();
        if (loss != null) {
            LoopActivity.irreversible(
                            elaboration.graph(),
                            List.of(loss),
                            elaboration.parameters().trained())
                    .map(loop -> elaboration.graph().origin(loop).span())
                    .ifPresent(span -> problems.report(LoopProblems.irreversible(span)));
        }
    }

    private TrainingPlan training(TrainBlock block) {
        if (problems.isEmpty()) {
            nothingToTrain().ifPresent(why -> problems.report(ModelProblems.nothingToTrain(keyword(block), why)));
        }
        return new TrainChecker(elaboration, globals, problems, inputs(), targets()).check(block);
    }

    private Optional<String> nothingToTrain() {
        Node loss = objective.loss();
        if (loss == null) {
            return Optional.of("The file has a train block but no loss (loss …).");
        }
        if (elaboration.parameters().trained().isEmpty()) {
            return Optional.of("The file has a train block but no parameters (param …).");
        }
        boolean trains = new Dependence(elaboration.graph(), elaboration.parameters()::isTrained).of(loss);
        return trains ? Optional.empty() : Optional.of("The loss depends on no parameter.");
    }

    private static SourceSpan keyword(TrainBlock block) {
        int start = block.span().start();
        return block.span().source().span(start, start + "train".length());
    }

    // ---- what the model consists of

    private List<VariableNode> inputs() {
        List<VariableNode> inputs = new ArrayList<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof InputDeclaration input) {
                variable(input.name(), input.classes()).ifPresent(inputs::add);
            }
        }
        return inputs;
    }

    private List<VariableNode> targets() {
        List<VariableNode> targets = new ArrayList<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof TargetDeclaration target) {
                variable(target.name(), target.classes()).ifPresent(targets::add);
            }
        }
        return targets;
    }

    /** A variable, unless there is a mistake in its declaration. */
    private Optional<VariableNode> variable(Name name, List<StringLiteral> classes) {
        List<String> labels = classes.stream().map(StringLiteral::value).toList();
        Value value = globals.evaluatedFirst(name.text());
        if (value instanceof Value.Label label) {
            return Optional.of(new VariableNode(name.text(), label.node(), labels));
        }
        return value instanceof Value.Tensor tensor
                ? Optional.of(new VariableNode(name.text(), tensor.node(), labels))
                : Optional.empty();
    }

    private List<NamedNode> definitions() {
        List<NamedNode> definitions = new ArrayList<>();
        for (Statement statement : program.statements()) {
            if (statement instanceof Definition
                    || statement instanceof TupleDefinition
                    || statement instanceof OutputDefinition) {
                for (Name name : DefinedNames.of(statement)) {
                    if (globals.evaluatedLast(name.text()) instanceof Value.Tensor tensor) {
                        definitions.add(new NamedNode(name.text(), tensor.node()));
                    }
                }
            }
        }
        return definitions;
    }
}
