package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.List;

/** Blocks: the bodies of functions, read from top to bottom. */
final class Blocks {

    private final Elaboration elaboration;
    private final Expressions expressions;

    Blocks(Elaboration elaboration, Expressions expressions) {
        this.elaboration = elaboration;
        this.expressions = expressions;
    }

    Value evaluate(Block block, Frame outer) {
        Scope.Local scope = new Scope.Local(outer.scope());
        Frame frame = outer.within(scope);
        for (Statement statement : block.statements()) {
            for (Name name : names(statement)) {
                if (scope.declaresWithin(name.text())) {
                    throw CheckProblems.definedHere(name.span(), name.text());
                }
            }
            Unsupported.refuse(statement);
            scope.add(names(statement).get(0).text(), value(statement, frame));
        }
        return expressions.evaluate(block.result(), frame);
    }

    /** The names that a statement of a block introduces. */
    static List<Name> names(Statement statement) {
        if (statement instanceof Definition definition) {
            return List.of(definition.name());
        }
        if (statement instanceof TupleDefinition definition) {
            return definition.names();
        }
        if (statement instanceof ConstantDefinition constant) {
            return List.of(constant.name());
        }
        if (statement instanceof ParameterDeclaration parameter) {
            return List.of(parameter.name());
        }
        if (statement instanceof LayerDefinition layer) {
            return List.of(layer.name());
        }
        if (statement instanceof Repeat) {
            return List.of();
        }
        throw new IllegalStateException("not a statement of a block: " + statement.span());
    }

    private Value value(Statement statement, Frame frame) {
        if (statement instanceof Definition definition) {
            return labelled(definition.name(), expressions.evaluate(definition.value(), frame), frame);
        }
        if (statement instanceof ConstantDefinition constant) {
            return new Constants(elaboration).evaluate(constant, frame);
        }
        ParameterDeclaration parameter = (ParameterDeclaration) statement;
        return new Value.Tensor(new Parameters(elaboration).declare(parameter, frame));
    }

    /** Gives a tensor the name by which generated code and pictures show it. */
    private Value labelled(Name name, Value value, Frame frame) {
        if (value instanceof Value.Tensor tensor && frame.callSite() == null) {
            elaboration.graph().describe(tensor.node(), new Origin(name.span(), name.text()));
        }
        return value;
    }
}
