package dev.nnm.cli.command;

import dev.nnm.compiler.Derivatives;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which derivative is meant. */
final class DerivativeOptions {

    @Option(
            names = "--of",
            paramLabel = "NAME",
            description = "What to differentiate: an output or another scalar of the file, or \"loss\". Default: the "
                    + "first scalar output, else the loss.")
    private @Nullable String of;

    @Option(
            names = "--wrt",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "With respect to what: inputs, targets or parameters, such as x1,x2. Default: all inputs; for "
                            + "a loss all parameters.")
    private List<String> withRespectTo = new ArrayList<>();

    /** What to differentiate. */
    String of(Derivatives derivatives) {
        return of == null ? derivatives.defaultOf() : of;
    }

    /** With respect to what. */
    List<String> withRespectTo(Derivatives derivatives, String of) {
        return withRespectTo.isEmpty() ? derivatives.defaultWrt(of) : withRespectTo;
    }
}
