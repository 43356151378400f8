package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the statements at the top of a file give names for values. */
final class TopLevel {

    private final Elaboration elaboration;
    private final Globals globals;

    TopLevel(Elaboration elaboration, Globals globals) {
        this.elaboration = elaboration;
        this.globals = globals;
    }

    /**
     * The values of the names that a statement defines, or gives another meaning.
     *
     * @param parameters where parameters declared in it go
     */
    Map<String, Value> evaluate(Statement statement, ParameterScope parameters) {
        Frame frame = Frame.outside(globals.at(statement.span()), parameters);
        if (statement instanceof Repeat repeat) {
            GraphBuilder build = new GraphBuilder(elaboration.graph(), new Origin(statement.span(), null));
            return elaboration.repetitions().run(repeat, frame, (name, value) -> keptApart(build, name, value));
        }
        List<Name> names = DefinedNames.of(statement);
        if (statement instanceof TupleDefinition tuple) {
            return Tuples.takenApart(tuple, value(names.get(0), tuple.value(), frame), this::labelled);
        }
        return Map.of(names.get(0).text(), value(statement, names.get(0), frame));
    }

    private Value value(Statement statement, Name name, Frame frame) {
        if (statement instanceof InputDeclaration input) {
            Node node = variable(name, Variable.Kind.INPUT, shape(input.shape(), name, frame), input.span());
            return input.classes().isEmpty() ? new Value.Tensor(node) : new Value.Label(node, labels(input.classes()));
        }
        if (statement instanceof TargetDeclaration target) {
            Node node = variable(name, Variable.Kind.TARGET, shape(target.shape(), name, frame), target.span());
            return target.classes().isEmpty()
                    ? new Value.Tensor(node)
                    : new Value.Label(node, labels(target.classes()));
        }
        if (statement instanceof ParameterDeclaration parameter) {
            return new Value.Tensor(new Parameters(elaboration).declare(parameter, frame));
        }
        if (statement instanceof ConstantDefinition constant) {
            return new Constants(elaboration).evaluate(constant, frame);
        }
        if (statement instanceof DimensionDefinition dimension) {
            return dimension(dimension, frame);
        }
        if (statement instanceof FunctionDefinition function) {
            FunctionNames.check(function, frame.scope());
            return new Value.Function(new Callable.Written(function, frame.scope()));
        }
        if (statement instanceof LayerDefinition layer) {
            return elaboration.layers().define(layer, frame);
        }
        if (statement instanceof Definition definition) {
            return labelled(definition.span(), name, value(name, definition.value(), frame));
        }
        if (statement instanceof OutputDefinition output && output.value() != null) {
            return labelled(output.span(), name, value(name, output.value(), frame));
        }
        throw new IllegalStateException("not a definition: " + statement.span());
    }

    private Value dimension(DimensionDefinition definition, Frame frame) {
        SourceSpan span = definition.size().span();
        double size = elaboration.knownNumber(definition.size(), frame, "a dimension");
        Node node = elaboration.build(frame, span).constant(Sizes.size(size, span, "a dimension"));
        return new Value.Dimension(definition.name().text(), node);
    }

    private Value value(Name name, Expression expression, Frame frame) {
        return elaboration.expressions().evaluate(expression, frame.definition(name.text()));
    }

    private NamedShape shape(List<Expression> sizes, Name name, Frame frame) {
        return elaboration.shape(sizes, frame, name.span(), name.text());
    }

    private static List<String> labels(List<StringLiteral> classes) {
        Set<String> seen = new HashSet<>();
        for (StringLiteral literal : classes) {
            if (!seen.add(literal.value())) {
                throw ValueProblems.classTwice(literal.span(), literal.value());
            }
        }
        return classes.stream().map(StringLiteral::value).toList();
    }

    private Node variable(Name name, Variable.Kind kind, NamedShape shape, SourceSpan span) {
        Node node = elaboration.graph().node(new Variable(name.text(), kind, shape.shape()), List.of());
        elaboration.dimensions().declare(node, shape);
        elaboration.graph().describe(node, new Origin(span, name.text()));
        return node;
    }

    /** Gives a tensor the name by which generated code and pictures show it. */
    private Value labelled(SourceSpan statement, Name name, Value unmarked) {
        Origin origin = new Origin(statement, name.text());
        GraphBuilder build = new GraphBuilder(elaboration.graph(), new Origin(statement, null));
        Value value =
                keptApart(build, name.text(), elaboration.differentiatedNames().marked(build, name, unmarked));
        if (value instanceof Value.Tensor tensor) {
            elaboration.graph().describe(tensor.node(), origin);
        }
        return value;
    }

    private Value keptApart(GraphBuilder build, String name, Value value) {
        boolean isMarked = elaboration.definitions() == Definitions.KEPT_APART
                && value instanceof Value.Tensor tensor
                && !(tensor.node().operation() instanceof Marked marked
                        && marked.name().equals(name))
                && !elaboration.constancy().isConstant(tensor.node());
        return isMarked ? Value.of(build.node(new Marked(name), ((Value.Tensor) value).node())) : value;
    }
}
