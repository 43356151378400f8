package dev.nnm.cli.subject;

import dev.nnm.compiler.Derivatives;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which derivative is meant. */
public final class DerivativeOptions {

    @Option(
            names = "--of",
            paramLabel = "NAME",
            description = "What is differentiated: an output or another scalar of the file, or \"loss\". Default: the "
                    + "first scalar output, else the loss.")
    private @Nullable String of;

    @Option(
            names = "--wrt",
            paramLabel = "NAMES",
            split = ",(?![^\\[]*\\])",
            splitSynopsisLabel = ",",
            description =
                    "With respect to what: inputs, targets or parameters, such as x1,x2; where a command looks at "
                            + "single numbers, also elements such as W[0,1]. Default: all inputs; for a loss all parameters.")
    private List<String> withRespectTo = new ArrayList<>();

    /** What is differentiated, if the user says. */
    public Optional<String> of() {
        return Optional.ofNullable(of);
    }

    /** What is differentiated. */
    public String of(Derivatives derivatives) {
        return of == null ? derivatives.defaultOf() : of;
    }

    /**
     * With respect to which whole variables {@code of} is differentiated.
     *
     * @throws UserError if an element of one is named
     */
    public List<String> withRespectTo(Derivatives derivatives, String of) {
        for (String name : withRespectTo) {
            int bracket = name.indexOf('[');
            if (bracket >= 0) {
                throw new UserError("--wrt " + name + ": this command takes whole variables, such as "
                        + name.substring(0, bracket) + ", not elements of them");
            }
        }
        return withRespectTo.isEmpty() ? derivatives.defaultWrt(of) : withRespectTo();
    }

    /** With respect to what; empty if the user does not say. */
    public List<String> withRespectTo() {
        return List.copyOf(withRespectTo);
    }
}
