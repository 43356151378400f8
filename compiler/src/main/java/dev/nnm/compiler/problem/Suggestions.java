package dev.nnm.compiler.problem;

import dev.nnm.runtime.NearestName;
import java.util.Collection;
import java.util.Optional;

/** Asks for the name that a user probably meant. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * A question such as {@code did you mean "sigmoid"?}.
     *
     * @param name the unknown name
     * @param candidates the known names, the likelier ones first
     * @return empty if no candidate is near enough to be plausible
     */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        return NearestName.find(name, candidates).map(found -> "did you mean \"" + found + "\"?");
    }
}
