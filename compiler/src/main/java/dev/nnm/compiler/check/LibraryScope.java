package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The outermost scope: the library and what is built in. */
final class LibraryScope implements Scope {

    private final Elaboration elaboration;
    private final Library library;
    private final Map<String, Value> values = new LinkedHashMap<>(Builtins.all());

    LibraryScope(Elaboration elaboration, Library library) {
        this.elaboration = elaboration;
        this.library = library;
    }

    /** Whether a piece of text is the library's. */
    boolean owns(SourceSpan span) {
        return library.owns(span);
    }

    @Override
    public @Nullable Value lookup(String name) {
        Value value = values.get(name);
        Statement definition = library.definitions().get(name);
        if (value != null || definition == null) {
            return value;
        }
        Value evaluated = evaluate(definition);
        values.put(name, evaluated);
        return evaluated;
    }

    private Value evaluate(Statement definition) {
        if (definition instanceof FunctionDefinition function) {
            return new Value.Function(new Callable.Written(function, this));
        }
        Frame frame = Frame.outside(this, new ParameterScope(ParameterNaming.topLevel(elaboration.parameters())));
        return new Constants(elaboration).evaluate((ConstantDefinition) definition, frame);
    }

    @Override
    public boolean knows(String name) {
        return values.containsKey(name) || library.definitions().containsKey(name);
    }

    @Override
    public boolean owns(String name) {
        return false;
    }

    @Override
    public void evaluateUntil(String name, BooleanSupplier found) {
        // The library has no definitions that are evaluated by themselves.
    }

    @Override
    public @Nullable CompileException notKnownHere(SourceSpan use, String name) {
        return null;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(library.definitions().keySet());
        return names;
    }
}
