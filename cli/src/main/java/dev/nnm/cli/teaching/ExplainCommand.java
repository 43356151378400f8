package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.explain.Explainer;
import dev.nnm.teach.explain.ExplanationDocument;
import dev.nnm.teach.explain.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nnm explain}. */
@Command(
        name = "explain",
        description = {
            "Explain an operation: formula, derivative, domain, values at hard points, and the Java made of it.",
            "",
            "All of it comes from the compiler's table of operations."
        },
        footer = {"", "Examples:", "  nnm explain tanh", "  nnm explain /", "  nnm explain max --html > max.html"})
public final class ExplainCommand implements Callable<Integer> {

    private final Output output;

    @Parameters(paramLabel = "OPERATION", description = "Its name or its symbol, such as sqrt, max, ^ or if.")
    @SuppressWarnings("NullAway.Init")
    private String word;

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public ExplainCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        Elementwise row = Operations.find(word).orElseThrow(() -> unknown(compiler));
        format.print(ExplanationDocument.of(Explainer.explain(compiler, row)), output);
        return ExitCode.FINE;
    }

    private UserError unknown(NnmCompiler compiler) {
        if (compiler.library().textOf(word).isPresent()) {
            return new UserError("\"" + word + "\" is no operation but a function of the library, written in the "
                    + "language itself: see \"nnm show " + word + "\"");
        }
        List<String> names = new ArrayList<>(Operations.names());
        return new UserError("there is no operation \"" + word + "\""
                + Suggestions.nearest(word, names)
                        .map(question -> ", " + question)
                        .orElse(": there are " + String.join(", ", names)));
    }
}
