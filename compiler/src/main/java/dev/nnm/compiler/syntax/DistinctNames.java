package dev.nnm.compiler.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that are introduced together and must differ. */
final class DistinctNames {

    private DistinctNames() {}

    /** Fails at the first name that is there already. */
    static void check(List<Name> names) {
        Set<String> seen = new HashSet<>();
        for (Name name : names) {
            if (!seen.add(name.text())) {
                throw new LineFailure(SyntaxProblems.introducedTwice(name.span(), name.text()));
            }
        }
    }
}
