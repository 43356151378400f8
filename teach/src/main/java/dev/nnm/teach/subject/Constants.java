package dev.nnm.teach.subject;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.List;

/** Constants of a file that are given other values. */
public final class Constants {

    private Constants() {}

    /**
     * The file with {@code const name = value}.
     *
     * @throws UserError if it has no such constant
     */
    public static SourceText with(NnmCompiler compiler, SourceText source, String name, int value) {
        List<String> known = new ArrayList<>();
        for (Statement statement : compiler.parse(source).statements()) {
            if (statement instanceof ConstantDefinition constant) {
                known.add(constant.name().text());
                if (constant.name().text().equals(name)) {
                    return replaced(source, constant.value().span(), String.valueOf(value));
                }
            }
        }
        throw new UserError(source.name() + " has no constant \"" + name + "\""
                + Suggestions.nearest(name, known)
                        .map(question -> ", " + question)
                        .orElse(
                                known.isEmpty()
                                        ? ": write const " + name + " = …"
                                        : ": it has " + String.join(", ", known)));
    }

    private static SourceText replaced(SourceText source, SourceSpan span, String text) {
        int length = source.text().codePointCount(0, source.text().length());
        return source.replacedBy(
                source.name(), source.substring(0, span.start()) + text + source.substring(span.end(), length));
    }
}
