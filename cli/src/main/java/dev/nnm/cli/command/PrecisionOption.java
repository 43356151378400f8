package dev.nnm.cli.command;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that computes. */
final class PrecisionOption {

    @Option(
            names = "--precision",
            paramLabel = "float|double",
            converter = PrecisionConverter.class,
            description = "The numbers to compute with, whatever the file says.")
    @Nullable
    Precision precision;

    /** A compiler for the wanted precision. */
    NnmCompiler compiler() {
        NnmCompiler standard = NnmCompiler.standard();
        return precision == null ? standard : standard.withPrecision(precision);
    }
}
