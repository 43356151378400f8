package dev.nnm.compiler.emit;

import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local variables and loop indices that are visible in a block of a generated method. */
final class JavaScope {

    private final @Nullable JavaScope outer;
    private final JavaNames names;
    private final Map<Integer, String> locals = new HashMap<>();
    private final Map<Integer, String> indices = new HashMap<>();

    private JavaScope(@Nullable JavaScope outer, JavaNames names) {
        this.outer = outer;
        this.names = names;
    }

    /** The scope of a method's body. */
    static JavaScope ofMethod(JavaNames classNames) {
        return new JavaScope(null, classNames.inner());
    }

    /** The scope of a block inside this one. */
    JavaScope inner() {
        return new JavaScope(this, names.inner());
    }

    /** Declares a local variable and names it. */
    String declare(Local local) {
        String name = names.variable(local.name());
        locals.put(local.id(), name);
        return name;
    }

    /** Declares a loop index and names it. */
    String declare(LoopIndex index) {
        String name = names.variable(index.name());
        indices.put(index.id(), name);
        return name;
    }

    /** Gives an index a name that is visible already. */
    void bind(LoopIndex index, String name) {
        indices.put(index.id(), name);
    }

    /** Whether an index is visible. */
    boolean has(LoopIndex index) {
        return indices.containsKey(index.id()) || (outer != null && outer.has(index));
    }

    /** The name of a visible local variable. */
    String name(Local local) {
        for (JavaScope scope = this; scope != null; scope = scope.outer) {
            String name = scope.locals.get(local.id());
            if (name != null) {
                return name;
            }
        }
        throw new IllegalStateException("not in scope: " + local);
    }

    /** The name of a visible loop index. */
    String name(LoopIndex index) {
        for (JavaScope scope = this; scope != null; scope = scope.outer) {
            String name = scope.indices.get(index.id());
            if (name != null) {
                return name;
            }
        }
        throw new IllegalStateException("not in scope: " + index);
    }
}
