package dev.nnm.compiler.syntax;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import java.util.Objects;

/** Short ways to parse in tests. */
final class Parsing {

    private Parsing() {}

    /** A program all of whose imports are empty files. */
    static Program program(String text) {
        return NnmParser.parse(new SourceText("test.nnm", text), (importing, path) -> new SourceText(path, ""));
    }

    static Statement statement(String text) {
        return program(text).statements().get(0);
    }

    static Expression expression(String text) {
        return ((Statement.Definition) statement("v = " + text)).value();
    }

    static String tree(String program) {
        return AstPrinter.print(program(program));
    }

    /** The title of the first problem. */
    static String title(String program) {
        CompileException refusal = catchThrowableOfType(CompileException.class, () -> program(program));
        return Objects.requireNonNull(refusal, "accepted: " + program)
                .problems()
                .get(0)
                .title();
    }
}
