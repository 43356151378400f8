package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Blocks: the bodies of functions, read from top to bottom. */
final class Blocks {

    private final Elaboration elaboration;
    private final Expressions expressions;
    private final Repetitions repetitions;

    Blocks(Elaboration elaboration, Expressions expressions) {
        this.elaboration = elaboration;
        this.expressions = expressions;
        this.repetitions = new Repetitions(elaboration, this);
    }

    Repetitions repetitions() {
        return repetitions;
    }

    Value evaluate(Block block, Frame outer) {
        Scope.Local scope = new Scope.Local(outer.scope());
        Frame frame = outer.within(scope);
        for (Statement statement : block.statements()) {
            statement(statement, scope, frame);
        }
        return expressions.evaluate(block.result(), frame);
    }

    /** Adds what a statement defines to the scope of the frame in which it stands. */
    void statement(Statement statement, Scope.Local scope, Frame frame) {
        if (statement instanceof Repeat repeat) {
            repetitions.run(repeat, frame).forEach(scope::add);
            return;
        }
        Set<String> names = new HashSet<>();
        for (Name name : DefinedNames.of(statement)) {
            if (scope.isTaken(name.text()) || !names.add(name.text())) {
                throw NameProblems.definedHere(name.span(), name.text());
            }
        }
        values(statement, frame).forEach(scope::add);
    }

    private Map<String, Value> values(Statement statement, Frame frame) {
        if (statement instanceof TupleDefinition tuple) {
            Frame inside = frame.definition(tuple.names().get(0).text());
            return Tuples.takenApart(
                    tuple,
                    expressions.evaluate(tuple.value(), inside),
                    (span, name, value) -> labelled(name, value, frame));
        }
        return Map.of(DefinedNames.of(statement).get(0).text(), value(statement, frame));
    }

    private Value value(Statement statement, Frame frame) {
        if (statement instanceof Definition definition) {
            Name name = definition.name();
            return labelled(name, expressions.evaluate(definition.value(), frame.definition(name.text())), frame);
        }
        if (statement instanceof ConstantDefinition constant) {
            return new Constants(elaboration).evaluate(constant, frame);
        }
        if (statement instanceof LayerDefinition layer) {
            return elaboration.layers().define(layer, frame);
        }
        ParameterDeclaration parameter = (ParameterDeclaration) statement;
        return new Value.Tensor(new Parameters(elaboration).declare(parameter, frame));
    }

    /** Gives a tensor the name by which generated code and pictures show it. */
    private Value labelled(Name name, Value unmarked, Frame frame) {
        SourceSpan span = name.span();
        Value value = elaboration.differentiatedNames().marked(elaboration.build(frame, span), name, unmarked);
        if (value instanceof Value.Tensor tensor && frame.callSite() == null) {
            elaboration.graph().describe(tensor.node(), new Origin(span, name.text()));
        }
        return value;
    }
}
