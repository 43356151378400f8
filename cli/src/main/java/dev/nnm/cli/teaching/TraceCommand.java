package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.subject.Subject;
import dev.nnm.teach.trace.TraceDocument;
import dev.nnm.teach.trace.Tracer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm trace}. */
@Command(
        name = "trace",
        description = {
            "Show an evaluation step by step: every intermediate value, its tangent and its adjoint.",
            "",
            "Forward mode carries derivatives by one variable along with the values; reverse mode carries the "
                    + "derivatives of the result back to all of them."
        },
        footer = {
            "",
            "Examples:",
            "  nnm trace samples/baydin.nnm --at x1=2,x2=5",
            "  nnm trace samples/baydin.nnm --at x1=2,x2=5 --mode forward --wrt x2 --latex",
            "  nnm trace samples/backprop.nnm --at x=[1,0],t=0.9 --of loss --mode reverse"
        })
public final class TraceCommand implements Callable<Integer> {

    /** Which derivatives are shown. */
    enum Mode {
        FORWARD,
        REVERSE
    }

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--mode",
            paramLabel = "forward|reverse",
            converter = TraceModeConverter.class,
            description = "Tangents only or adjoints only. Default: both.")
    private @Nullable Mode mode;

    @Mixin
    private DigitsOption digits = new DigitsOption();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public TraceCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Subject traced = subject.asWritten(NnmCompiler.standard());
        format.print(
                TraceDocument.of(
                        Tracer.trace(
                                traced, mode == Mode.REVERSE ? null : subject.element(traced), mode != Mode.FORWARD),
                        digits.digits),
                output);
        return ExitCode.FINE;
    }
}
