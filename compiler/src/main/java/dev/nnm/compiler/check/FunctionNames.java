package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Binder;
import dev.nnm.compiler.syntax.DerivativeRule;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Conditional;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.Expression.Subscript;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.compiler.syntax.Expression.Transpose;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Expression.Unary;
import dev.nnm.compiler.syntax.Expression.While;
import dev.nnm.compiler.syntax.FormalParameter;
import dev.nnm.compiler.syntax.IndexRange;
import dev.nnm.compiler.syntax.LoopVariable;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Padding;
import dev.nnm.compiler.syntax.ScanVariable;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
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

    /** Where names are defined in the repetitions above. */
    private final Map<String, SourceSpan> inRounds = new HashMap<>();

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
                report(NameProblems.parameterTwice(
                        parameter.name().span(), parameter.name().text()));
            }
        }
        expression(function.body());
        function.derivatives().forEach(this::derivative);
        locals.pop();
    }

    private void derivative(DerivativeRule rule) {
        Set<String> parameters = locals.element();
        if (!parameters.contains(rule.parameter().text())) {
            report(NameProblems.unknownParameter(
                    rule.parameter().span(), rule.parameter().text(), parameters));
        }
        expression(rule.value());
    }

    private void block(Block block) {
        statements(block.statements(), block.result());
    }

    private void statements(List<Statement> statements, @Nullable Expression result) {
        Set<String> defined = new LinkedHashSet<>();
        locals.push(defined);
        Map<String, SourceSpan> outer = Map.copyOf(below);
        statements.forEach(this::comesBelow);
        for (Statement statement : statements) {
            statement(statement);
            DefinedNames.of(statement).forEach(name -> defined.add(name.text()));
        }
        expression(result);
        locals.pop();
        below.clear();
        below.putAll(outer);
    }

    private void comesBelow(Statement statement) {
        DefinedNames.of(statement).forEach(name -> below.put(name.text(), name.span()));
    }

    private void statement(Statement statement) {
        if (statement instanceof Definition definition) {
            expression(definition.value());
        } else if (statement instanceof TupleDefinition definition) {
            expression(definition.value());
        } else if (statement instanceof LayerDefinition layer) {
            expression(layer.call());
        } else if (statement instanceof Repeat repeat) {
            expression(repeat.count());
            Name counter = repeat.counter();
            within(counter == null ? List.of() : List.of(counter), () -> statements(repeat.body(), null));
            DefinedNames.in(repeat).forEach(name -> inRounds.put(name.text(), name.span()));
            DefinedNames.countersIn(repeat).forEach(name -> inRounds.put(name.text(), name.span()));
        } else if (statement instanceof ConstantDefinition constant) {
            expression(constant.value());
        } else if (statement instanceof ParameterDeclaration parameter) {
            parameter.shape().forEach(this::expression);
            expression(parameter.initializer());
            expression(parameter.value());
        }
    }

    /** Checks a part of the text in which more names are known. */
    private void within(List<Name> names, Runnable part) {
        Set<String> introduced = new LinkedHashSet<>();
        names.forEach(name -> introduced.add(name.text()));
        locals.push(introduced);
        part.run();
        locals.pop();
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
            expression(index.padding() instanceof Padding.Fill fill ? fill.value() : null);
        } else if (expression instanceof ListLiteral list) {
            list.elements().forEach(this::expression);
        } else if (expression instanceof Conditional conditional) {
            expression(conditional.condition());
            expression(conditional.consequent());
            expression(conditional.alternative());
        } else if (expression instanceof Block block) {
            block(block);
        } else if (expression instanceof Tuple tuple) {
            tuple.elements().forEach(this::expression);
        } else if (expression instanceof ParameterAccess access) {
            name(access.layer().span(), access.layer().text());
        } else if (expression != null) {
            binding(expression);
        }
    }

    /** Expressions that introduce names. */
    private void binding(Expression expression) {
        if (expression instanceof Tabulation tabulation) {
            bound(tabulation.indices(), tabulation.element());
        } else if (expression instanceof BoundReduction reduction) {
            bound(reduction.indices(), reduction.body());
        } else if (expression instanceof Scan scan) {
            expression(scan.initial());
            scan.variables().forEach(this::sequence);
            List<Name> names = new ArrayList<>(scan.states());
            scan.variables().forEach(variable -> names.add(variable.name()));
            within(names, () -> expression(scan.body()));
        } else if (expression instanceof While loop) {
            loop.variables().forEach(variable -> expression(variable.initial()));
            expression(loop.limit());
            within(loop.variables().stream().map(LoopVariable::name).toList(), () -> {
                expression(loop.condition());
                expression(loop.body());
            });
        }
    }

    private void bound(List<Binder> indices, Expression body) {
        indices.forEach(index -> range(index.range()));
        within(indices.stream().map(Binder::name).toList(), () -> expression(body));
    }

    private void range(@Nullable IndexRange range) {
        if (range != null) {
            expression(range.from());
            expression(range.to());
        }
    }

    private void sequence(ScanVariable variable) {
        if (variable instanceof ScanVariable.Element element) {
            expression(element.sequence());
        } else if (variable instanceof ScanVariable.Counter counter) {
            range(counter.range());
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
        report(unknown(span, name));
    }

    private CompileException unknown(SourceSpan span, String name) {
        SourceSpan definition = below.get(name);
        if (definition != null) {
            return NameProblems.usedAbove(span, name, definition);
        }
        SourceSpan round = inRounds.get(name);
        CompileException elsewhere =
                round == null ? scope.notKnownHere(span, name) : LoopProblems.ofOneRound(span, name, round);
        return elsewhere == null ? NameProblems.unknownName(span, name, names()) : elsewhere;
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
