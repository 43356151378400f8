package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * An index that is introduced: {@code k} or {@code k in 0..n}.
 *
 * @param range absent where the axes that the index selects from are to decide
 */
public record Binder(SourceSpan span, Name name, @Nullable IndexRange range) {}
