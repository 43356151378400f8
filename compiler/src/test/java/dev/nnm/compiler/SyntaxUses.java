package dev.nnm.compiler;

import dev.nnm.compiler.problem.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Set;

/** Which records and constants a small syntax tree is made of. */
final class SyntaxUses {

    private SyntaxUses() {}

    /** Adds the names of all record classes and enum constants in a tree. */
    static void collect(Object part, Set<String> names) {
        if (part instanceof Collection<?> parts) {
            parts.forEach(each -> collect(each, names));
        } else if (part instanceof Enum<?> constant) {
            names.add(constant.name());
        } else if (part instanceof Record && !(part instanceof SourceSpan)) {
            names.add(part.getClass().getSimpleName());
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                collect(component(part, component), names);
            }
        }
    }

    private static Object component(Object part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
