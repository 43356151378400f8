package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a call or of a setting.
 *
 * @param name present in {@code beta = 2}
 */
public record Argument(SourceSpan span, @Nullable Name name, Expression value) {}
