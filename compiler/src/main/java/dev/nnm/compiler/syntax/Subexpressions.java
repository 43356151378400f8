package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Conditional;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.Expression.Subscript;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.compiler.syntax.Expression.Transpose;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Expression.Unary;
import dev.nnm.compiler.syntax.Expression.While;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All expressions within statements that compute something; sizes and initial values of declarations left aside. */
public final class Subexpressions {

    private final Deque<Expression> pending = new ArrayDeque<>();

    private Subexpressions() {}

    /** Visits every expression in some statements, in no particular order. */
    public static void visit(List<Statement> statements, Consumer<Expression> visitor) {
        Subexpressions walk = new Subexpressions();
        walk.addAll(statements);
        while (!walk.pending.isEmpty()) {
            Expression next = walk.pending.pop();
            visitor.accept(next);
            walk.addParts(next);
        }
    }

    private void addAll(List<Statement> statements) {
        statements.forEach(this::add);
    }

    private void add(Statement statement) {
        if (statement instanceof Definition definition) {
            add(definition.value());
        } else if (statement instanceof TupleDefinition definition) {
            add(definition.value());
        } else if (statement instanceof ConstantDefinition constant) {
            add(constant.value());
        } else if (statement instanceof OutputDefinition output) {
            add(output.value());
        } else if (statement instanceof LossTerm loss) {
            add(loss.term());
        } else if (statement instanceof MetricDefinition metric) {
            add(metric.value());
        } else if (statement instanceof LayerDefinition layer) {
            add(layer.call());
        } else if (statement instanceof Repeat repeat) {
            addAll(repeat.body());
        } else if (statement instanceof FunctionDefinition function) {
            function.parameters().forEach(parameter -> add(parameter.defaultValue()));
            function.derivatives().forEach(derivative -> add(derivative.value()));
            add(function.body());
        }
    }

    private void add(@Nullable Expression expression) {
        if (expression != null) {
            pending.push(expression);
        }
    }

    private void addParts(Expression expression) {
        if (expression instanceof Block block) {
            addAll(block.statements());
            add(block.result());
        } else {
            parts(expression).forEach(this::add);
        }
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expression instanceof Unary unary) {
            return List.of(unary.operand());
        }
        if (expression instanceof Transpose transpose) {
            return List.of(transpose.operand());
        }
        if (expression instanceof Conditional conditional) {
            return List.of(conditional.condition(), conditional.consequent(), conditional.alternative());
        }
        if (expression instanceof ListLiteral list) {
            return list.elements();
        }
        if (expression instanceof Tuple tuple) {
            return tuple.elements();
        }
        if (expression instanceof Call call) {
            return parts(call);
        }
        if (expression instanceof Index index) {
            return parts(index);
        }
        return partsOfBinding(expression);
    }

    private static List<Expression> parts(Call call) {
        List<Expression> parts = new ArrayList<>(List.of(call.function()));
        call.arguments().forEach(argument -> parts.add(argument.value()));
        return parts;
    }

    private static List<Expression> parts(Index index) {
        List<Expression> parts = new ArrayList<>(List.of(index.base()));
        for (Subscript subscript : index.subscripts()) {
            if (subscript instanceof At at) {
                parts.add(at.position());
            } else if (subscript instanceof Range range) {
                addPresent(parts, range.from());
                addPresent(parts, range.to());
            }
        }
        if (index.padding() instanceof Padding.Fill fill) {
            parts.add(fill.value());
        }
        return parts;
    }

    private static void addPresent(List<Expression> parts, @Nullable Expression part) {
        if (part != null) {
            parts.add(part);
        }
    }

    /** The parts of expressions that introduce names, apart from ranges. */
    private static List<Expression> partsOfBinding(Expression expression) {
        if (expression instanceof Tabulation tabulation) {
            return List.of(tabulation.element());
        }
        if (expression instanceof BoundReduction reduction) {
            return List.of(reduction.body());
        }
        List<Expression> parts = new ArrayList<>();
        if (expression instanceof Scan scan) {
            parts.add(scan.initial());
            parts.add(scan.body());
            for (ScanVariable variable : scan.variables()) {
                if (variable instanceof ScanVariable.Element element) {
                    parts.add(element.sequence());
                }
            }
        } else if (expression instanceof While loop) {
            parts.add(loop.condition());
            parts.add(loop.body());
            loop.variables().forEach(variable -> parts.add(variable.initial()));
        }
        return parts;
    }
}
