package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.teach.backprop.BackpropagationDocument;
import dev.nnm.teach.backprop.Backpropagator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm backprop}. */
@Command(
        name = "backprop",
        description = {
            "Do a step of training by hand: values, error terms, changes of weights and new weights, layer by layer.",
            "",
            "An error term is minus the derivative of the loss by a net input, which is what enters an activation. Changes "
                    + "are those of the optimizer in the file's train block."
        },
        footer = {
            "",
            "Examples:",
            "  nnm backprop samples/backprop.nnm --at x=[1,0],t=0.9 --step",
            "  nnm backprop samples/backprop.nnm --at x=[1,0],t=0.9 --step 3 --latex"
        })
public final class BackpropCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions(model -> Quantities.LOSS);

    @Option(
            names = "--step",
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "1",
            description = "Change the weights, once or N times. Without it the weights stay as they are.")
    private int steps;

    @Mixin
    private DigitsOption digits = new DigitsOption();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public BackpropCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        format.print(
                BackpropagationDocument.of(
                        Backpropagator.follow(subject.asWritten(NnmCompiler.standard()), steps), digits.digits),
                output);
        return ExitCode.FINE;
    }
}
