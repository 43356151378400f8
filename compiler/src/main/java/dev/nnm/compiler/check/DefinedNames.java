package dev.nnm.compiler.check;

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
import java.util.ArrayList;
import java.util.List;

/** The names that statements define. */
final class DefinedNames {

    private DefinedNames() {}

    /** The names that a statement introduces; none for one that gives known names another meaning. */
    static List<Name> of(Statement statement) {
        if (statement instanceof TupleDefinition definition) {
            return definition.names();
        }
        if (statement instanceof Definition definition) {
            return List.of(definition.name());
        }
        if (statement instanceof OutputDefinition output) {
            return output.value() == null ? List.of() : List.of(output.name());
        }
        return declared(statement);
    }

    private static List<Name> declared(Statement statement) {
        if (statement instanceof InputDeclaration input) {
            return List.of(input.name());
        }
        if (statement instanceof TargetDeclaration target) {
            return List.of(target.name());
        }
        if (statement instanceof ParameterDeclaration parameter) {
            return List.of(parameter.name());
        }
        if (statement instanceof ConstantDefinition constant) {
            return List.of(constant.name());
        }
        if (statement instanceof DimensionDefinition dimension) {
            return List.of(dimension.name());
        }
        if (statement instanceof LayerDefinition layer) {
            return List.of(layer.name());
        }
        return statement instanceof FunctionDefinition function ? List.of(function.name()) : List.of();
    }

    /** The names to which the body of a repetition gives values. */
    static List<Name> in(Repeat repeat) {
        List<Name> names = new ArrayList<>();
        for (Statement statement : repeat.body()) {
            names.addAll(statement instanceof Repeat inner ? in(inner) : of(statement));
        }
        return names;
    }

    /** The names of the numbers of the rounds, of a repetition and of those in it. */
    static List<Name> countersIn(Repeat repeat) {
        List<Name> counters = new ArrayList<>();
        if (repeat.counter() != null) {
            counters.add(repeat.counter());
        }
        for (Statement statement : repeat.body()) {
            if (statement instanceof Repeat inner) {
                counters.addAll(countersIn(inner));
            }
        }
        return counters;
    }
}
