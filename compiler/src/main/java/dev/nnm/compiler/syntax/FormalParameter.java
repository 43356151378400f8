package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a function declares.
 *
 * @param defaultValue absent where a call must give the value
 */
public record FormalParameter(
        SourceSpan span, Name name, @Nullable Expression defaultValue) {}
