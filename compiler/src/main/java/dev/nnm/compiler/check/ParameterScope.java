package dev.nnm.compiler.check;

import org.jspecify.annotations.Nullable;

/**
 * Names for the parameters of one call: each call that declares parameters has its own prefix, made from the definition
 * in which it stands ({@code hidden.W}, and {@code hidden_2.W} for a second call there).
 */
final class ParameterScope {

    private final ParameterRegistry registry;
    private final String base;
    private @Nullable String prefix;

    /** A scope whose prefix is claimed when the first parameter is declared. */
    ParameterScope(ParameterRegistry registry, String base) {
        this.registry = registry;
        this.base = base;
    }

    /** The scope of a file's own parameters, which have no prefix. */
    static ParameterScope topLevel(ParameterRegistry registry) {
        ParameterScope scope = new ParameterScope(registry, "");
        scope.prefix = "";
        return scope;
    }

    /** The scope of a call within this one. */
    ParameterScope call() {
        return new ParameterScope(registry, base);
    }

    /** The scope of what stands in the definition of a name. */
    ParameterScope definition(String name) {
        return new ParameterScope(registry, base.isEmpty() ? name : base);
    }

    /** The full name of a parameter declared here. */
    String qualify(String name) {
        if (prefix == null) {
            prefix = registry.claimPrefix(base.isEmpty() ? "model" : base);
        }
        return registry.claimName(prefix.isEmpty() ? name : prefix + "." + name);
    }
}
