package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a file defines. They may be used above their definition; each is evaluated once, when first needed.
 */
final class Globals implements Scope {

    private final Elaboration elaboration;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> evaluating = new ArrayList<>();

    private static final class Entry {
        private final Name name;
        private final Statement statement;
        private @Nullable Value value;
        private boolean failed;

        Entry(Name name, Statement statement) {
            this.name = name;
            this.statement = statement;
        }
    }

    Globals(Elaboration elaboration, Problems problems) {
        this.elaboration = elaboration;
        this.problems = problems;
    }

    /** Makes a statement's name known; a second definition of a name is a mistake. */
    void declare(Name name, Statement statement) {
        Entry first = entries.putIfAbsent(name.text(), new Entry(name, statement));
        if (first != null) {
            problems.report(CheckProblems.defined(name.span(), name.text(), first.name.span()));
        }
    }

    @Override
    public @Nullable Value lookup(String name) {
        Entry entry = entries.get(name);
        return entry == null ? elaboration.library().lookup(name) : value(entry);
    }

    /** The value of a definition, or null if there is a mistake in it. */
    @Nullable
    Value evaluated(String name) {
        Entry entry = entries.get(name);
        if (entry == null || entry.failed) {
            return null;
        }
        try {
            return value(entry);
        } catch (CompileException e) {
            problems.report(e);
            return null;
        }
    }

    private Value value(Entry entry) {
        if (entry.value != null) {
            return entry.value;
        }
        if (entry.failed) {
            throw CheckProblems.alreadyReported();
        }
        String name = entry.name.text();
        int start = evaluating.indexOf(name);
        if (start >= 0) {
            List<String> path = new ArrayList<>(evaluating.subList(start, evaluating.size()));
            path.add(name);
            throw CheckProblems.cycle(entry.name.span(), path);
        }
        evaluating.add(name);
        try {
            entry.value = evaluate(entry);
            return entry.value;
        } catch (CompileException e) {
            entry.failed = true;
            problems.report(e);
            throw CheckProblems.alreadyReported();
        } finally {
            evaluating.remove(evaluating.size() - 1);
        }
    }

    private Value evaluate(Entry entry) {
        Statement statement = entry.statement;
        Frame frame = frame(entry.name.text());
        if (statement instanceof InputDeclaration input) {
            Shape shape = elaboration.shape(
                    input.shape(), frame, input.name().span(), input.name().text());
            return new Value.Tensor(variable(input.name(), Variable.Kind.INPUT, shape, input.span()));
        }
        if (statement instanceof TargetDeclaration target) {
            return target(target, frame);
        }
        if (statement instanceof ParameterDeclaration parameter) {
            Frame top = Frame.outside(this, ParameterScope.topLevel(elaboration.parameters()));
            return new Value.Tensor(new Parameters(elaboration).declare(parameter, top));
        }
        if (statement instanceof ConstantDefinition constant) {
            return new Constants(elaboration).evaluate(constant, frame);
        }
        if (statement instanceof FunctionDefinition function) {
            FunctionNames.check(function, this);
            Unsupported.refuse(function);
            return new Value.Function(new Callable.Written(function, this));
        }
        if (statement instanceof Definition definition) {
            return labelled(entry, elaboration.expressions().evaluate(definition.value(), frame));
        }
        if (statement instanceof OutputDefinition output && output.value() != null) {
            return labelled(entry, elaboration.expressions().evaluate(output.value(), frame));
        }
        Unsupported.refuse(statement);
        throw new IllegalStateException("not a definition: " + statement.span());
    }

    /** Where the expression that defines a name is read: parameters of functions called in it are named after it. */
    Frame frame(String name) {
        ParameterScope top = ParameterScope.topLevel(elaboration.parameters());
        return Frame.outside(this, top.definition(name));
    }

    private Value target(TargetDeclaration target, Frame frame) {
        Shape shape = elaboration.shape(
                target.shape(), frame, target.name().span(), target.name().text());
        Node node = variable(target.name(), Variable.Kind.TARGET, shape, target.span());
        return target.classes().isEmpty() ? new Value.Tensor(node) : new Value.Label(node, classes(target));
    }

    private static List<String> classes(TargetDeclaration target) {
        Set<String> seen = new HashSet<>();
        for (StringLiteral literal : target.classes()) {
            if (!seen.add(literal.value())) {
                throw CheckProblems.classTwice(literal.span(), literal.value());
            }
        }
        return target.classes().stream().map(StringLiteral::value).toList();
    }

    private Node variable(Name name, Variable.Kind kind, Shape shape, SourceSpan span) {
        Node node = elaboration.graph().node(new Variable(name.text(), kind, shape), List.of());
        elaboration.graph().describe(node, new Origin(span, name.text()));
        return node;
    }

    /** Gives a tensor the name by which generated code and pictures show it. */
    private Value labelled(Entry entry, Value value) {
        if (value instanceof Value.Tensor tensor) {
            elaboration.graph().describe(tensor.node(), new Origin(entry.statement.span(), entry.name.text()));
        }
        return value;
    }

    /** Whether the file itself defines a name. */
    boolean declares(String name) {
        return entries.containsKey(name);
    }

    /** The names that the file itself defines. */
    Set<String> declared() {
        return entries.keySet();
    }

    @Override
    public boolean knows(String name) {
        return declares(name) || elaboration.library().knows(name);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(entries.keySet());
        names.addAll(elaboration.library().names());
        return names;
    }
}
