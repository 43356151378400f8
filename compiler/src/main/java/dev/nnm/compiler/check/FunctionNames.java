package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Conditional;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.Subscript;
import dev.nnm.compiler.syntax.Expression.Transpose;
import dev.nnm.compiler.syntax.Expression.Unary;
import dev.nnm.compiler.syntax.FormalParameter;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names in a function's text, whether it is called or not: a body is evaluated only where a call is
 * expanded, and there once a call.
 */
final class FunctionNames {

    private final Scope scope;
    private final Deque<Set<String>> locals = new ArrayDeque<>();
    /** Where names are defined in the blocks around, whether above or below. */
    private final Map<String, SourceSpan> below = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    private FunctionNames(Scope scope) {
        this.scope = scope;
    }

    /**
     * Checks a function.
     *
     * @param scope where its free names are looked up
     * @throws CompileException with all names that are unknown in it, and parameters of the same name
     */
    static void check(FunctionDefinition function, Scope scope) {
        FunctionNames names = new FunctionNames(scope);
        names.function(function);
        if (!names.problems.isEmpty()) {
            throw new CompileException(names.problems);
        }
    }

    private void function(FunctionDefinition function) {
        Set<String> parameters = new LinkedHashSet<>();
        locals.push(parameters);
        for (FormalParameter parameter : function.parameters()) {
            expression(parameter.defaultValue());
            if (!parameters.add(parameter.name().text())) {
                report(CheckProblems.parameterTwice(
                        parameter.name().span(), parameter.name().text()));
            }
        }
        expression(function.body());
        locals.pop();
    }

    private void block(Block block) {
        Set<String> defined = new LinkedHashSet<>();
        locals.push(defined);
        Map<String, SourceSpan> outer = Map.copyOf(below);
        block.statements().forEach(this::comesBelow);
        for (Statement statement : block.statements()) {
            statement(statement, defined);
        }
        expression(block.result());
        locals.pop();
        below.clear();
        below.putAll(outer);
    }

    private void comesBelow(Statement statement) {
        Name name = Blocks.name(statement);
        below.put(name.text(), name.span());
    }

    private void statement(Statement statement, Set<String> defined) {
        if (statement instanceof Definition definition) {
            expression(definition.value());
        } else if (statement instanceof ConstantDefinition constant) {
            expression(constant.value());
        } else if (statement instanceof ParameterDeclaration parameter) {
            parameter.shape().forEach(this::expression);
            expression(parameter.initializer());
            expression(parameter.value());
        }
        defined.add(Blocks.name(statement).text());
    }

    private void expression(@Nullable Expression whole) {
        Expression expression = whole;
        while (expression instanceof Binary binary) {
            expression(binary.right());
            expression = binary.left();
        }
        if (expression instanceof NameReference reference) {
            name(reference.span(), reference.name());
        } else if (expression instanceof Unary unary) {
            expression(unary.operand());
        } else if (expression instanceof Transpose transpose) {
            expression(transpose.operand());
        } else if (expression instanceof Call call) {
            expression(call.function());
            call.arguments().forEach(argument -> expression(argument.value()));
        } else if (expression instanceof Index index) {
            expression(index.base());
            index.subscripts().forEach(this::subscript);
        } else if (expression instanceof ListLiteral list) {
            list.elements().forEach(this::expression);
        } else if (expression instanceof Conditional conditional) {
            expression(conditional.condition());
            expression(conditional.consequent());
            expression(conditional.alternative());
        } else if (expression instanceof Block block) {
            block(block);
        }
    }

    private void subscript(Subscript subscript) {
        if (subscript instanceof At at) {
            expression(at.position());
        } else if (subscript instanceof Range range) {
            expression(range.from());
            expression(range.to());
        }
    }

    private void name(SourceSpan span, String name) {
        if (problems.size() >= Problems.MOST || isKnown(name)) {
            return;
        }
        SourceSpan definition = below.get(name);
        report(
                definition == null
                        ? CheckProblems.unknownName(span, name, names())
                        : CheckProblems.usedAbove(span, name, definition));
    }

    private boolean isKnown(String name) {
        return locals.stream().anyMatch(names -> names.contains(name)) || scope.knows(name);
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        locals.forEach(names::addAll);
        names.addAll(scope.names());
        return names;
    }

    private void report(CompileException e) {
        problems.addAll(e.problems());
    }
}
