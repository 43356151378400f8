package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.Argument;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Subexpressions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names a file differentiates by. The values of definitions with such names are marked, so that they stay apart
 * from equal expressions: of {@code x = a + b; y = x * (a + b)} the derivative of y by x is a + b.
 */
final class DifferentiatedNames {

    private final Map<SourceText, Set<String>> byFile = new HashMap<>();

    /** Looks through a file, before its definitions are evaluated. */
    void read(Program program) {
        Set<String> names = byFile.computeIfAbsent(program.source(), file -> new HashSet<>());
        Subexpressions.visit(program.statements(), expression -> {
            if (expression instanceof Call call
                    && call.function() instanceof NameReference function
                    && DerivativeKind.isWord(function.name())) {
                addVariables(call.arguments(), names);
            }
        });
    }

    /** The variables are the second argument, or the one called x. */
    private static void addVariables(List<Argument> arguments, Set<String> names) {
        for (int position = 0; position < arguments.size(); position++) {
            Argument argument = arguments.get(position);
            Name name = argument.name();
            if (name == null ? position == 1 : name.text().equals("x")) {
                for (Expression part : parts(argument.value())) {
                    if (part instanceof NameReference reference) {
                        names.add(reference.name());
                    }
                }
            }
        }
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof ListLiteral list) {
            return list.elements();
        }
        return expression instanceof Tuple tuple ? tuple.elements() : List.of(expression);
    }

    /** The value of a definition, marked if its file differentiates by its name. */
    Value marked(GraphBuilder build, Name name, Value value) {
        if (value instanceof Value.Tensor tensor
                && tensor.node().type().element() == ElementType.REAL
                && byFile.getOrDefault(name.span().source(), Set.of()).contains(name.text())) {
            return Value.of(build.node(new Marked(name.text()), tensor.node()));
        }
        return value;
    }

    /** An argument as the parameter's value: one that has a name already is what that name stands for. */
    Value markedArgument(GraphBuilder build, Name parameter, Value value, Expression written) {
        boolean hasName = written instanceof NameReference || written instanceof ParameterAccess;
        return hasName || (value instanceof Value.Tensor tensor && isVariable(tensor.node()))
                ? value
                : marked(build, parameter, value);
    }

    private static boolean isVariable(Node node) {
        return node.operation() instanceof Variable
                || node.operation() instanceof Bound
                || node.operation() instanceof Marked;
    }
}
