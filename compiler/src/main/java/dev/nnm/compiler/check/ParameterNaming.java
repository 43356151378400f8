package dev.nnm.compiler.check;

import org.jspecify.annotations.Nullable;

/**
 * How parameters are named. Each call that declares parameters has its own prefix, made from the definition at the top
 * of the file in which it stands ({@code hidden.W}, and {@code hidden_2.W} for a second call there); within a layer,
 * from what it stands in there ({@code f.hidden.W}).
 *
 * @param registry where names are claimed
 * @param prefix the prefix of parameters that are declared here
 * @param base what calls in here are named after: empty at the top of a file, null for the function that is called
 * @param isInLayer whether names are made from the whole path
 * @param suffix is added to the names of definitions in here
 */
record ParameterNaming(
        ParameterRegistry registry,
        ParameterPrefix prefix,
        @Nullable String base,
        boolean isInLayer,
        String suffix) {

    /** A file's own parameters have no prefix. */
    static ParameterNaming topLevel(ParameterRegistry registry) {
        return new ParameterNaming(registry, ParameterPrefix.none(registry), "", false, "");
    }

    /** In the definition of a name at the top of a file. */
    static ParameterNaming definition(ParameterRegistry registry, String name) {
        return new ParameterNaming(registry, ParameterPrefix.claimed(registry, name), name, false, "");
    }

    /** In the definition of a name in a block. */
    ParameterNaming definition(String name) {
        if (isInLayer) {
            return new ParameterNaming(registry, prefix, name + suffix, true, "");
        }
        return isTopLevel() ? definition(registry, name + suffix) : this;
    }

    private boolean isTopLevel() {
        return base != null && base.isEmpty();
    }

    /** In the body of a function that is called. */
    ParameterNaming call(String function) {
        if (isInLayer) {
            return new ParameterNaming(registry, prefix.within(base == null ? function : base), null, true, "");
        }
        String name = base == null ? "" : base;
        return new ParameterNaming(registry, ParameterPrefix.claimed(registry, name), name, false, "");
    }

    /** In a layer. */
    ParameterNaming layer(String name) {
        return new ParameterNaming(registry, prefixOfLayer(name + suffix), null, true, "");
    }

    private ParameterPrefix prefixOfLayer(String name) {
        if (isInLayer) {
            return prefix.within(name);
        }
        return ParameterPrefix.claimed(registry, base == null || base.isEmpty() ? name : base + "." + name);
    }

    /** In a round of a repetition. */
    ParameterNaming round(int number) {
        return new ParameterNaming(registry, prefix, base, isInLayer, suffix + "_" + number);
    }
}
