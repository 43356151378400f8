package dev.nnm.compiler.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where names are looked up. */
interface Scope {

    /** What a name stands for, or null if it is not known. */
    @Nullable
    Value lookup(String name);

    /** Whether a name is known here. */
    boolean knows(String name);

    /** All names known here, the nearest first, for suggestions. */
    Set<String> names();

    /** A scope within another, to which names are added as a block is read. */
    final class Local implements Scope {

        private final Scope outer;
        private final Map<String, Value> values = new LinkedHashMap<>();

        Local(Scope outer) {
            this.outer = outer;
        }

        void add(String name, Value value) {
            values.put(name, value);
        }

        /** Whether a name stands for something in this very scope, not only around it. */
        boolean declares(String name) {
            return values.containsKey(name);
        }

        @Override
        public @Nullable Value lookup(String name) {
            Value value = values.get(name);
            return value == null ? outer.lookup(name) : value;
        }

        @Override
        public boolean knows(String name) {
            return declares(name) || outer.knows(name);
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(values.keySet());
            names.addAll(outer.names());
            return names;
        }
    }
}
