package dev.nnm.compiler.check;

import org.jspecify.annotations.Nullable;

/** What the names of the parameters of one call begin with. It is claimed when the first of them is declared. */
final class ParameterPrefix {

    private final ParameterRegistry registry;
    private final @Nullable ParameterPrefix outer;
    private final String base;
    private @Nullable String claimed;

    private ParameterPrefix(ParameterRegistry registry, @Nullable ParameterPrefix outer, String base) {
        this.registry = registry;
        this.outer = outer;
        this.base = base;
    }

    /** No prefix: names stand alone. */
    static ParameterPrefix none(ParameterRegistry registry) {
        return new ParameterPrefix(registry, null, "");
    }

    /** The base, or the base with a number, so that no other call has it. */
    static ParameterPrefix claimed(ParameterRegistry registry, String base) {
        return new ParameterPrefix(registry, null, base.isEmpty() ? "model" : base);
    }

    /** A prefix that is longer by a name, or by the name with a number. */
    ParameterPrefix within(String name) {
        return new ParameterPrefix(registry, this, name);
    }

    /** The full name of a parameter. */
    String of(String name) {
        return base.isEmpty() ? name : text() + "." + name;
    }

    private String text() {
        if (claimed == null) {
            claimed = registry.claimPrefix(outer == null ? base : outer.of(base));
        }
        return claimed;
    }
}
