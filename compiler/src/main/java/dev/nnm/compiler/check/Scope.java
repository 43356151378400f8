package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where names are looked up. */
interface Scope {

    /** What a name stands for, or null if it is not known. */
    @Nullable
    Value lookup(String name);

    /** Whether a name is known here. */
    boolean knows(String name);

    /** Whether a name is known here, and is this file's own. */
    boolean owns(String name);

    /**
     * Looks for what only the definitions of the file bring about, by evaluating them one after the other.
     *
     * @param name a name by which it is looked for; nothing is done if the file does not define it
     * @param found whether it is there
     */
    void evaluateUntil(String name, BooleanSupplier found);

    /** What is wrong with the use of a name that is not known here, but elsewhere; null if it is not known at all. */
    @Nullable
    CompileException notKnownHere(SourceSpan use, String name);

    /** All names known here, the nearest first, for suggestions. */
    Set<String> names();

    /** A scope within another, to which names are added as a block is read. */
    final class Local implements Scope {

        private final Scope outer;
        private final Set<String> redefinable;
        private final Map<String, Value> values = new LinkedHashMap<>();

        Local(Scope outer) {
            this(outer, Set.of());
        }

        /** A scope in which some names of the blocks and the function around may be defined again. */
        Local(Scope outer, Set<String> redefinable) {
            this.outer = outer;
            this.redefinable = redefinable;
        }

        void add(String name, Value value) {
            values.put(name, value);
        }

        /** Whether a name cannot be defined here: it is in this block, or in the blocks and the function around it. */
        boolean isTaken(String name) {
            return values.containsKey(name)
                    || (!redefinable.contains(name) && outer instanceof Local around && around.isTaken(name));
        }

        @Override
        public @Nullable Value lookup(String name) {
            Value value = values.get(name);
            return value == null ? outer.lookup(name) : value;
        }

        @Override
        public boolean knows(String name) {
            return values.containsKey(name) || outer.knows(name);
        }

        @Override
        public boolean owns(String name) {
            return values.containsKey(name) || outer.owns(name);
        }

        @Override
        public void evaluateUntil(String name, BooleanSupplier found) {
            if (!values.containsKey(name)) {
                outer.evaluateUntil(name, found);
            }
        }

        @Override
        public @Nullable CompileException notKnownHere(SourceSpan use, String name) {
            return outer.notKnownHere(use, name);
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(values.keySet());
            names.addAll(outer.names());
            return names;
        }
    }
}
