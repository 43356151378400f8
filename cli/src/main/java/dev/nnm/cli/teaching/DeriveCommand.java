package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.derivation.DerivationDocument;
import dev.nnm.teach.derivation.Deriver;
import dev.nnm.teach.subject.Subject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nnm derive}. */
@Command(
        name = "derive",
        description = {
            "Derive a derivative step by step: which rule, on which part, and how the result is simplified.",
            "",
            "Every part is differentiated once, from the outside in; then the parts are put together and simplified, one "
                    + "rule of the compiler's table after the other."
        },
        footer = {
            "",
            "Examples:",
            "  nnm derive samples/baydin.nnm --wrt x1",
            "  nnm derive samples/product.nnm --wrt x2 --latex"
        })
public final class DeriveCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public DeriveCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Subject derived = subject.subject(NnmCompiler.standard());
        format.print(DerivationDocument.of(Deriver.derive(derived, derived.firstVariable())), output);
        return ExitCode.FINE;
    }
}
